/**
 * The books of the demo. It moves no money and remembers nothing, so they are written from the orders that it was paid for: what a
 * provider would have taken and given back, and each day's money announced and paid out two days later, less what it would keep.
 */
import type { Currency } from '#domain/money'
import { money } from '#domain/money'
import { receivedByProvider } from '#domain/orders/balance'
import { moneyBackOf } from '#domain/orders/money-back'
import { refundByProvider } from '#domain/orders/sources'
import type { Order } from '#domain/orders/order'
import { netOf, type PayoutPart } from '#domain/orders/payouts'
import type { BookedPayment, Payout } from '#domain/orders/reconciliation'
import { paidOrders } from '#schema/transactions/orders/paid-orders'
import { demoDisputes } from './demo-disputes.ts'
import type { PaymentBooks } from './provider.ts'

const DAY_MS = 24 * 60 * 60_000
const PER_PAGE = 100
/** What payouts are made of. */
const ORDERS_MAX = 2_000
const LOOKED_BACK_MS = 60 * DAY_MS
const PAYOUTS_MAX = 20
const ARRIVES_AFTER_MS = 2 * DAY_MS

/** What it would keep of each payment: a part, and some minor units. */
const FEE = { part: 0.015, fixed: 25 } as const
const feeOf = (amount: number): number => Math.min(amount, Math.round(amount * FEE.part) + FEE.fixed)

const takenAt = ({ received = [], authorisation, placedAt }: Order): number =>
  authorisation ? (received.at(-1)?.receivedAt ?? placedAt) : placedAt

const refundsOf = (order: Order) =>
  moneyBackOf(order).flatMap((one) => {
    const { amount } = refundByProvider(order, one)
    return one.refundedAt !== null && amount > 0 ? [{ id: one.id, at: one.refundedAt, amount }] : []
  })

/** What was paid later, by links. */
const laterOf = (order: Order) =>
  (order.charges ?? []).flatMap(({ id, token, amount, excess, state }) => {
    if (state !== 'paid') return []
    const at = order.received?.find((one) => one.id === id)?.receivedAt ?? order.updatedAt
    const back = moneyBackOf(order).flatMap((one) =>
      (one.charged ?? []).flatMap((part) =>
        part.payment === id && one.refundedAt !== null
          ? [{ id: `${one.id}_${id}`, at: one.refundedAt, amount: part.amount.amount }]
          : [],
      ),
    )
    const refunds = excess ? [...back, { id: `excess_${id}`, at, amount: excess.amount }] : back
    return [{ paymentId: id, token, taken: amount, at, refunds }]
  })

const bookedLater = (order: Order): BookedPayment[] =>
  laterOf(order).map(({ refunds, ...payment }) => ({
    ...payment,
    refunded: money(
      refunds.reduce((all, { amount }) => all + amount, 0),
      order.currency,
    ),
  }))

const bookedOf = (order: Order): BookedPayment => {
  const taken = receivedByProvider(order)
  const refunded = refundsOf(order).reduce((all, { amount }) => all + amount, 0)
  const { paymentId, currency, authorisation } = order
  return {
    paymentId,
    token: authorisation?.token ?? 'demo_approve',
    taken,
    refunded: money(refunded, currency),
    at: takenAt(order),
  }
}

type Entry = PayoutPart & { readonly currency: Currency }

const entriesOf = (order: Order): Entry[] => {
  const { id, paymentId, currency } = order
  const { amount } = receivedByProvider(order)
  const first = { paymentId, name: id as string, amount, at: takenAt(order), refunds: refundsOf(order) }
  const later = laterOf(order).map((one) => ({ ...one, name: one.paymentId, amount: one.taken.amount }))
  return [...(amount > 0 ? [first] : []), ...later].flatMap(({ paymentId: payment, name, refunds, ...one }) => [
    {
      id: `ch_${name}`,
      kind: 'charge' as const,
      amount: one.amount,
      fee: feeOf(one.amount),
      at: one.at,
      paymentId: payment,
      currency,
    },
    ...refunds.map((back) => ({
      id: `re_${back.id}`,
      kind: 'refund' as const,
      amount: -back.amount,
      fee: 0,
      at: back.at,
      paymentId: payment,
      currency,
    })),
  ])
}

const dayOf = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS

/** Of today it is announced, and grows. */
const stateAt = (day: number, now: number): Payout['state'] =>
  day === dayOf(now) ? 'pending' : day + ARRIVES_AFTER_MS <= now ? 'paid' : 'in-transit'

type Made = { readonly payout: Payout; readonly parts: readonly PayoutPart[] }

/** A day that gives back more than it takes is paid out with the next that does not. */
const payoutsOf = (entries: readonly Entry[], currency: Currency, now: number): Made[] => {
  const days = Map.groupBy(
    entries.filter((one) => one.currency === currency),
    ({ at }) => dayOf(at),
  )
  const made: Made[] = []
  let waiting: Entry[] = []
  for (const [day, some] of [...days].toSorted(([one], [other]) => one - other)) {
    waiting = [...waiting, ...some]
    const net = waiting.reduce((all, one) => all + netOf(one), 0)
    if (net <= 0) continue
    const arrivesAt = day + ARRIVES_AFTER_MS
    const id = `po_${new Date(day).toISOString().slice(0, 10)}_${currency.toLowerCase()}`
    const payout = { id, amount: money(net, currency), state: stateAt(day, now), arrivesAt }
    made.push({ payout, parts: waiting.map(({ currency: _of, ...part }) => part) })
    waiting = []
  }
  return made
}

const allPayouts = async (db: D1Database, now: number): Promise<Made[]> => {
  const orders = await paidOrders(db, { since: now - LOOKED_BACK_MS, before: null, most: ORDERS_MAX })
  const entries = orders.flatMap(entriesOf)
  const currencies = [...new Set(entries.map(({ currency }) => currency))]
  return currencies
    .flatMap((currency) => payoutsOf(entries, currency, now))
    .toSorted((one, other) => other.payout.arrivesAt - one.payout.arrivesAt)
    .slice(0, PAYOUTS_MAX)
}

export const demoBooks = (db: D1Database): PaymentBooks => ({
  payments: async (since, after) => {
    const orders = await paidOrders(db, { since, before: after, most: PER_PAGE })
    const last = orders.at(-1)
    return {
      payments: orders.flatMap((order) => [bookedOf(order), ...bookedLater(order)]),
      next: orders.length === PER_PAGE && last ? last.id : null,
    }
  },
  disputes: (since) => demoDisputes(db, since, Date.now()),
  disputesOf: async ({ paymentId }) => {
    const all = await demoDisputes(db, 0, Date.now())
    return all.filter((one) => one.paymentId === paymentId)
  },
  payouts: async () => (await allPayouts(db, Date.now())).map(({ payout }) => payout),
  partsOf: async (id) => {
    const made = (await allPayouts(db, Date.now())).find(({ payout }) => payout.id === id)
    return { parts: made?.parts ?? [], next: null }
  },
})
