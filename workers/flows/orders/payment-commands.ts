/** What staff say of money that no provider moves: that it has come, that it has gone back. */
import { z } from 'zod'
import { orderId } from '#domain/ids'
import { AMOUNT_MAX } from '#domain/money'
import { moneyBackOf } from '#domain/orders/money-back'
import { refundByHand } from '#domain/orders/sources'
import type { Order } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import { closeFinding } from '#schema/transactions/orders/payment-findings'
import type { Refusal } from '../../http/refusal.ts'
import { command } from '../command.ts'
import { id, text } from '../input.ts'
import { expecting } from './expected.ts'
import { orderForStaff, receivePayment, refundRecorded } from './orders.ts'

export const receivingPayment = command({
  name: 'orders:receive-payment',
  permission: 'orders:change',
  input: z.strictObject({
    order: id,
    amount: z.int().min(1).max(AMOUNT_MAX).optional().describe('Minor units. All that is due when absent.'),
    note: text(0, 200).default('').describe('What the bank has written beside it.'),
  }),
  refusals: ['order-unknown', 'order-imported', 'nothing-due', 'amount-beyond-due', 'idempotency-key-reused'],
  repeats: 'effect',
  act: async ({ env, once }, { order, amount, note }) => {
    const found = orderId(order)
    if (!found) return refuse({ code: 'order-unknown' })
    const payment = { id: receiptFor(once.key), amount: amount ?? null, note }
    return expected(await receivePayment(env, { order: found, payment, idempotency: once }))
  },
  audit: (_, order) => {
    const last = order.received?.at(-1)
    return [{ subject: order.id, details: { payment: last?.id, amount: last?.amount } }]
  },
})

/** The same request makes the same one. */
const receiptFor = (key: string): string => `rcv_${key.slice(0, 24)}`

const EXPECTED = [
  'order-unknown',
  'order-imported',
  'nothing-due',
  'amount-beyond-due',
  'idempotency-key-reused',
  'nothing-to-refund',
] as const
type Expected = (typeof EXPECTED)[number]

const expected = (done: Awaited<ReturnType<typeof receivePayment>>): Result<Order, Refusal<Expected>> =>
  expecting(done, EXPECTED)

export const recordingRefund = command({
  name: 'orders:record-refund',
  permission: 'after-sales:change',
  input: z.strictObject({ order: id, cancellation: id.describe('Or of a refund.') }),
  refusals: ['order-unknown', 'order-imported', 'refund-by-provider', 'nothing-to-refund', 'idempotency-key-reused'],
  repeats: 'effect',
  act: async ({ env }, { order, cancellation }) => {
    const found = orderId(order)
    const stored = found && (await orderForStaff(env, found))
    if (!found || !stored) return refuse({ code: 'order-unknown' })
    if (stored.order.imported) return refuse({ code: 'order-imported' })
    const back = moneyBackOf(stored.order).find((one) => one.id === cancellation)
    const isByHand = stored.order.terms || (back && refundByHand(stored.order, back).amount > 0)
    if (!isByHand) return refuse({ code: 'refund-by-provider' })
    const done = expected(await refundRecorded(env, found, cancellation))
    return done as Result<Order, Refusal<'order-unknown' | 'nothing-to-refund'>>
  },
  audit: ({ cancellation }, order) => {
    const back = moneyBackOf(order).find((one) => one.id === cancellation)
    return [{ subject: order.id, details: { cancellation, amount: back && refundByHand(order, back) } }]
  },
})

export const closingFinding = command({
  name: 'orders:close-finding',
  permission: 'after-sales:change',
  input: z.strictObject({ finding: z.string().max(200) }),
  refusals: ['finding-unknown'],
  repeats: 'none',
  act: async ({ env, now }, { finding }) => {
    const closed = await closeFinding(env.TRANSACTIONS_DB, finding, now)
    return closed ? ok(finding) : refuse({ code: 'finding-unknown' })
  },
  audit: (_, finding) => [{ subject: finding }],
})
