/** The link by which an order can be paid, for staff who pass it on themselves. */
import { z } from 'zod'
import { orderId } from '#domain/ids'
import { chargeable } from '#domain/orders/order-charge'
import { ok, refuse } from '#domain/result'
import { id } from '../input.ts'
import { question } from '../question.ts'
import { orderForStaff } from './orders.ts'
import { paymentLink, paymentToken } from './payment-link.ts'

/** Whoever sees it can pay, and no more: so it is for those who may change orders. */
export const readingPaymentLink = question({
  name: 'orders:payment-link',
  permission: 'orders:change',
  input: z.object({ id }),
  refusals: ['order-unknown', 'nothing-due'],
  answer: async ({ env }, { id: text }) => {
    const found = orderId(text)
    const order = found && (await orderForStaff(env, found))?.order
    if (!order) return refuse({ code: 'order-unknown' })
    const due = order.imported || order.forgottenAt !== undefined ? null : chargeable(order)
    if (!due || due.amount === 0) return refuse({ code: 'nothing-due' })
    const link = await paymentLink(env, env.SHOP_URL ?? '', order.id, order.language)
    return ok({ link, token: await paymentToken(env, order.id), due })
  },
})
