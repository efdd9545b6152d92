/** What staff do with money that a provider has promised: take it, or a part of it, and let it go. */
import { z } from 'zod'
import { orderId } from '#domain/ids'
import { AMOUNT_MAX } from '#domain/money'
import type { Order } from '#domain/orders/order'
import { refuse, type Result } from '#domain/result'
import type { Refusal } from '../../http/refusal.ts'
import { command } from '../command.ts'
import { id } from '../input.ts'
import { capture, letGo } from './authorisations.ts'
import { expecting } from './expected.ts'
import { orderForStaff } from './orders.ts'

const EXPECTED = [
  'order-unknown',
  'order-imported',
  'nothing-authorised',
  'nothing-due',
  'amount-beyond-due',
  'idempotency-key-reused',
] as const
type Expected = (typeof EXPECTED)[number]

export const capturing = command({
  name: 'orders:capture',
  permission: 'orders:change',
  input: z.strictObject({
    order: id,
    amount: z
      .int()
      .min(1)
      .max(AMOUNT_MAX)
      .optional()
      .describe('Minor units. All that is due when absent; of a part the provider lets the rest go.'),
  }),
  refusals: EXPECTED,
  repeats: 'effect',
  act: async ({ env, once }, { order, amount }): Promise<Result<Order, Refusal<Expected>>> => {
    const found = orderId(order)
    if (!found) return refuse({ code: 'order-unknown' })
    return expecting(await capture(env, { order: found, amount: amount ?? null, idempotency: once }), EXPECTED)
  },
  audit: (_, { id: subject, authorisation }) => [{ subject, details: { amount: authorisation?.taking } }],
})

export const voiding = command({
  name: 'orders:void',
  permission: 'after-sales:change',
  input: z.strictObject({ order: id }),
  refusals: ['order-unknown', 'nothing-authorised'],
  repeats: 'none',
  act: async ({ env }, { order }): Promise<Result<Order, Refusal<'order-unknown' | 'nothing-authorised'>>> => {
    const found = orderId(order)
    const stored = found && (await orderForStaff(env, found))
    return stored ? letGo(env, stored.order) : refuse({ code: 'order-unknown' })
  },
  audit: (_, { id: subject, authorisation }) => [{ subject, details: { amount: authorisation?.amount } }],
})
