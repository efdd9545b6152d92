/**
 * What is not sent may be cancelled, whole or in part, and what it cost goes back.
 *
 * How much that is stands in worth.ts, where it goes to in sources.ts: both are the same for everything that goes back.
 */
import { money, type Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import {
  changed,
  openParcels,
  unitsOf,
  type Cancellation,
  type Order,
  type OrderRefusal,
  type Parcel,
} from './order.ts'
import { cardsBackOf, type CardsBack, type CardsRefusal } from './gift-cards-back.ts'
import { creditOf, paymentStatusOf } from './balance.ts'
import { moneyBackOf, sumBack, type MoneyBack } from './money-back.ts'
import { sourcesOf } from './sources.ts'
import { worthOfParcels } from './worth.ts'

/** The provider is asked within seconds; money that is owed for longer than this is somebody's to look at, in ms. */
export const REFUND_SETTLES_WITHIN_MS = 60_000

export type Cancelling = Pick<Cancellation, 'id' | 'reason'> & {
  /** Everything that is open when null. */
  readonly parcels: readonly Parcel[] | null
  /** Of sold gift cards among them, those that were taken back for it. */
  readonly cardsBack?: CardsBack
}

/** Cancel some of what is open, or all of it; the money is owed back from then on. The same id again changes nothing. */
export const cancel = (order: Order, asked: Cancelling, now: number): Result<Order, OrderRefusal | CardsRefusal> => {
  if (order.cancellations?.some(({ id }) => id === asked.id)) return ok(order)
  if (order.status === 'cancelled') return asked.parcels ? refuse({ code: 'order-cancelled' }) : ok(order)
  if (order.status === 'shipped') return refuse({ code: 'order-shipped' })
  const named = asked.parcels ?? openParcels(order)
  const wrong = wrongParcel(order, named)
  if (wrong) return refuse(wrong)
  const parcels = together(named)
  const before = order.cancellations ?? []
  const bare = { id: asked.id, parcels, reason: asked.reason, cancelledAt: now }
  const value = worthOfParcels(order, parcels)
  const cards = cardsBackOf(order, parcels, asked, now)
  if (!cards.ok) return cards
  const { ids: giftCards, spent } = cards.value
  const withheld = Math.min(value, spent)
  const credit = creditOf(order, value - withheld)
  const nothingBack = credit.refund.amount === 0
  const all = [
    ...before,
    {
      ...bare,
      ...credit,
      ...sourcesOf(order, credit.refund),
      ...(giftCards.length > 0 && { giftCards }),
      ...(withheld > 0 && { withheld: money(withheld, order.currency) }),
      refundedAt: nothingBack ? now : null,
    },
  ]
  const after = { ...order, cancellations: all }
  const rest = openParcels(after).length > 0
  const status = rest ? order.status : order.shipments.length > 0 ? 'shipped' : 'cancelled'
  const cancelReason = status === 'cancelled' ? asked.reason : order.cancelReason
  return ok(changed(after, { status, payment: paymentStatusOf(after), cancelReason }, now))
}

const wrongParcel = (order: Order, parcels: readonly Parcel[]): OrderRefusal | undefined => {
  if (parcels.length === 0) return { code: 'parcel-empty' }
  const open = openParcels(order)
  for (const { variantId, units } of parcels) {
    if (!order.lines.some((lineItem) => lineItem.variantId === variantId))
      return { code: 'line-item-unknown', variantId }
    const most = unitsOf(open, variantId)
    if (!Number.isInteger(units) || units < 1 || unitsOf(parcels, variantId) > most)
      return { code: 'units-beyond-order', variantId, open: most }
  }
  return undefined
}

const together = (parcels: readonly Parcel[]): Parcel[] =>
  [...new Set(parcels.map(({ variantId }) => variantId))].map((variantId) => ({
    variantId,
    units: unitsOf(parcels, variantId),
  }))

/** What would go back for all that is open: said before somebody cancels. */
export const refundOfOpen = (order: Order): Money => creditOf(order, worthOfParcels(order, openParcels(order))).refund

/** What is owed back, or went back, for an order: orders from before parts could be cancelled owe all or nothing. */
export const refundsOf = (order: Order): Money => {
  const { cancellations, refunds, payment, totals, currency } = order
  if (cancellations || refunds)
    return money(
      sumBack(moneyBackOf(order), ({ refund }) => refund.amount),
      currency,
    )
  return payment === 'refund-due' || payment === 'refunded' ? totals.total : money(0, currency)
}

/** How many of each the order keeps: what is held for it beyond that goes back on the shelf. */
export const keptUnits = (order: Order, variantId: Parcel['variantId']): number =>
  unitsOf(order.lines, variantId) -
  unitsOf(
    (order.cancellations ?? []).flatMap(({ parcels }) => parcels),
    variantId,
  )

/**
 * The money of a cancellation, or of a refund, has gone back: the provider says so, or staff of what goes back by hand.
 *
 * @param id absent for an order from before they had one
 */
export const refunded = (order: Order, id: string | undefined, now: number): Result<Order, OrderRefusal> => {
  const { cancellations, refunds } = order
  const all = moneyBackOf(order)
  const found = all.find((one) => one.id === id)
  if (all.length === 0) {
    if (order.payment === 'refunded') return ok(order)
    if (order.payment !== 'refund-due') return refuse({ code: 'nothing-to-refund' })
    return ok(changed(order, { payment: 'refunded' }, now))
  }
  if (!found) return refuse({ code: 'nothing-to-refund' })
  if (found.refundedAt !== null) return ok(order)
  const settled = <T extends MoneyBack>(backs: readonly T[]) =>
    backs.map((one) => (one.id === id ? goneBack(one, now) : one))
  const books = {
    ...(cancellations && { cancellations: settled(cancellations) }),
    ...(refunds && { refunds: settled(refunds) }),
  }
  return ok(changed(order, { ...books, payment: paymentStatusOf({ ...order, ...books }) }, now))
}

const goneBack = <T extends MoneyBack>(back: T, now: number): T => ({
  ...back,
  ...(back.byHand && { byHand: { ...back.byHand, givenAt: back.byHand.givenAt ?? now } }),
  refundedAt: now,
})
