/** Staff have the buyer of an order written where it can be paid. */
import { z } from 'zod'
import { orderId } from '#domain/ids'
import { refuse } from '#domain/result'
import { askOrder } from '../../sharding/call-shard.ts'
import { command } from '../command.ts'
import { id } from '../input.ts'

export const sendingPaymentLink = command({
  name: 'orders:send-payment-link',
  permission: 'orders:change',
  input: z.strictObject({ order: id }),
  refusals: ['order-unknown', 'order-imported', 'order-forgotten', 'nothing-due', 'idempotency-key-reused'],
  repeats: 'effect',
  act: async ({ env, once }, { order: text }) => {
    const order = orderId(text)
    if (!order) return refuse({ code: 'order-unknown' })
    const request = `req_${once.key.slice(0, 24)}`
    return askOrder(env, order, 'requestPayment', { order, request, idempotency: once })
  },
  audit: (_, { order, isNew }) => (isNew ? [{ subject: order.id }] : []),
})
