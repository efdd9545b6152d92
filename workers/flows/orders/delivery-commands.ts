/** Staff have an order travel by another way before it is sent. */
import { z } from 'zod'
import { orderId } from '#domain/ids'
import { money } from '#domain/money'
import type { DeliveryChangeRefusal } from '#domain/orders/delivery-change'
import type { Order } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import type { EditedOrder } from '#durable-objects/orders/edits'
import type { Env } from '../../env.ts'
import type { Refusal } from '../../http/refusal.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { command } from '../command.ts'
import { id, text } from '../input.ts'
import { changeTo, waysFor } from './delivery-change.ts'
import { withSecondPerson } from './approvals/second-person.ts'
import { orderForStaff } from './orders.ts'

const orderNamed = async (env: Env, said: string): Promise<Order | undefined> => {
  const found = orderId(said)
  return found && (await orderForStaff(env, found))?.order
}

const REFUSALS = [
  'order-unknown',
  'order-imported',
  'order-cancelled',
  'order-shipped',
  'order-forgotten',
  'order-changed',
  'order-tax-differs',
  'delivery-unavailable',
  'due-changed',
] as const
type Code = (typeof REFUSALS)[number]

const changingAlone = command({
  name: 'orders:change-delivery',
  permission: 'orders:change',
  input: z.strictObject({
    order: id,
    version: z.int().min(1).describe('Of the order that was read: one that was changed meanwhile stays as it is.'),
    method: text(1, 80).describe('Of the ways that lead there: `GET` of the same address.'),
    more: z
      .int()
      .optional()
      .describe('By what it was said to be dearer, minor units; cheaper: less than nothing. Another sum is refused.'),
  }),
  refusals: REFUSALS,
  repeats: 'effect',
  act: async (
    { env, now, once },
    { order: said, version, method, more },
  ): Promise<Result<EditedOrder, Refusal<Code>>> => {
    const order = await orderNamed(env, said)
    if (!order) return refuse({ code: 'order-unknown' })
    if (order.delivery === method) return ok({ order, isNew: false })
    const way = (await waysFor(env, order, now)).find((one) => one.method === method)
    if (!way) return refuse({ code: 'delivery-unavailable', currency: order.currency })
    const sum = (amount: number) => ({ amount, currency: order.currency })
    if (more !== undefined && more !== way.more)
      return refuse({ code: 'due-changed', expected: sum(more), due: sum(way.more) })
    const done: Result<EditedOrder, DeliveryChangeRefusal> = await askOrder(env, order.id, 'changeDelivery', {
      order: order.id,
      change: changeTo(order, way, { version, once }),
    })
    return done.ok ? done : refuse(done.refusal as unknown as Refusal<Code>)
  },
  audit: ({ method }, { order, isNew }) => (isNew ? [{ subject: order.id, details: { method } }] : []),
})

/** A cheaper way gives money back, which a second person may have to approve. */
export const changingDelivery = withSecondPerson(changingAlone, async (env, { order: said, method }, { now }) => {
  const order = await orderNamed(env, said)
  const way = order && (await waysFor(env, order, now)).find((one) => one.method === method)
  return order && way && way.more < 0 ? { order, refund: money(-way.more, order.currency) } : null
})
