/** By which other ways an order could travel, and what each would cost more or less. */
import { z } from 'zod'
import { orderId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { id } from '../input.ts'
import { question } from '../question.ts'
import { waysFor } from './delivery-change.ts'
import { orderForStaff } from './orders.ts'

export const readingDeliveryWays = question({
  name: 'orders:delivery-ways',
  permission: 'orders:see',
  input: z.object({ id }),
  refusals: ['order-unknown'],
  answer: async ({ env, now }, { id: text }) => {
    const found = orderId(text)
    const order = found && (await orderForStaff(env, found))?.order
    return order ? ok({ order, ways: await waysFor(env, order, now) }) : refuse({ code: 'order-unknown' })
  },
})
