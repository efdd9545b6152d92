/**
 * What is not sent may be cancelled, whole or in part, and what it cost goes back.
 *
 * The money of goods goes back in proportion to what was paid for each, delivery with the last of an order of which nothing was
 * sent. What goes back is counted from the beginning each time, so that all parts together are what the whole would be:
 * nothing is lost in rounding, and never more goes back than was paid.
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
import { creditOf, paymentStatusOf, receivedBeside, receivedByProvider } from './balance.ts'
import { paidFor } from './order-line.ts'
import { goneByPart, partsOf } from './order-parts.ts'
import { isTaxAdded } from './quote.ts'
import { payableOf, returnedTo, sumOf } from './stored-payments.ts'

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
  const value = refundOf(order, [...before.flatMap((one) => one.parcels), ...parcels]) - creditedBy(before)
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

/**
 * The money that came last goes back first, and stored value has paid before any other: it gets what remains. Of the other
 * money the provider gives back what it has given; what came by hand goes back by hand.
 */
const sourcesOf = (order: Order, refund: Money): Pick<Cancellation, 'returned' | 'byHand'> => {
  const { payments = [], cancellations = [] } = order
  const beside = receivedBeside(order).amount
  const returned = returnedTo(payments, { beside, before: returnedBy(cancellations), refund: refund.amount })
  const parts = returned.length > 0 ? { returned } : {}
  if (!order.authorisation && !order.additions) return parts
  const left = receivedByProvider(order).amount - byProvider(cancellations)
  const byHand = refundBeside({ refund, ...parts }).amount - left
  return byHand > 0 ? { ...parts, byHand: { amount: money(byHand, refund.currency), givenAt: null } } : parts
}

const byProvider = (cancellations: readonly Cancellation[]): number =>
  cancellations.reduce((sum, one) => sum + refundBeside(one).amount - (one.byHand?.amount.amount ?? 0), 0)

/** What staff give back of it, and say so: all that did not come from stored value, or what they have recorded themselves. */
export const refundByHand = (order: Order, cancellation: Cancellation): Money => {
  const beside = refundBeside(cancellation)
  if (order.terms) return beside
  if (cancellation.byHand) return cancellation.byHand.amount
  // Of an order from before this was written down: nothing was taken, so that all of it came by hand.
  const isUntaken = order.authorisation !== undefined && receivedByProvider(order).amount === 0
  return isUntaken ? beside : money(0, order.currency)
}

/** The same, as long as nobody has said that it went back. */
export const owedByHand = (order: Order, cancellation: Cancellation): Money => {
  const isOver = cancellation.refundedAt !== null || (cancellation.byHand?.givenAt ?? null) !== null
  return isOver ? money(0, order.currency) : refundByHand(order, cancellation)
}

/** What the provider gives back of it. */
export const refundByProvider = (order: Order, cancellation: Cancellation): Money =>
  money(refundBeside(cancellation).amount - refundByHand(order, cancellation).amount, order.currency)

/** Of a refund, what goes back otherwise than to stored value. */
export const refundBeside = ({ refund, returned = [] }: Pick<Cancellation, 'refund' | 'returned'>): Money =>
  money(refund.amount - sumOf(returned), refund.currency)

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

const returnedBy = (cancellations: readonly Cancellation[]): number =>
  cancellations.reduce((sum, { refund }) => sum + refund.amount, 0)

/** What all of them were worth: what went back for them, what need not be paid, and what was spent of their gift cards. */
const creditedBy = (cancellations: readonly Cancellation[]): number =>
  cancellations.reduce(
    (sum, { refund, waived, withheld }) => sum + refund.amount + (waived?.amount ?? 0) + (withheld?.amount ?? 0),
    0,
  )

/** What goes back altogether when these are cancelled, in whole minor units, rounded down until the last. */
const refundOf = (order: Order, cancelled: readonly Parcel[]): number => {
  const { lines, totals, shipments } = order
  const isWhole = lines.every(({ variantId }) => unitsOf(cancelled, variantId) === unitsOf(lines, variantId))
  const all = payableOf(totals).amount
  if (isWhole && shipments.length === 0) return all
  const paid = paidForLines(order)
  /** Units of one variant are alike within what came together. */
  const worthIn = (from: number, to: number, gone: readonly Parcel[]): number => {
    const part = lines.slice(from, to)
    return part.reduce((sum, { variantId }, line) => {
      return sum + partOf(paid[from + line] ?? 0, unitsOf(gone, variantId), unitsOf(part, variantId))
    }, 0)
  }
  const lost = goneByPart(order, cancelled)
  const worth = partsOf(order).reduce((sum, { from, to }, place) => sum + worthIn(from, to, lost[place] ?? []), 0)
  const whole = paid.reduce((sum, one) => sum + one, 0)
  // Rounded down to what can be charged, less was paid than the goods cost.
  return Math.min(all, partOf(paidForGoods(order), worth, whole))
}

/** Of each line, with the tax that it was charged where that was kept line by line. */
const paidForLines = ({ lines, taxed }: Order): readonly number[] =>
  lines.map((line, place) => {
    const part = taxed?.lines[place]
    return part ? part.net + part.tax : paidFor(line).amount
  })

/** All that was paid but for delivery, and for the tax of delivery. */
const paidForGoods = ({ totals, taxed }: Order): number => {
  if (taxed) return taxed.lines.reduce((sum, { net, tax }) => sum + net + tax, 0)
  const { subtotal, itemsDiscount, discount, fulfillment, tax, total } = totals
  const goods = subtotal.amount - itemsDiscount.amount - discount.amount
  const taxOfDelivery = isTaxAdded(totals) ? partOf(tax.amount, fulfillment.amount, goods + fulfillment.amount) : 0
  return total.amount - fulfillment.amount - taxOfDelivery
}

/** Exact also where the product is beyond what a number holds. */
const partOf = (amount: number, part: number, whole: number): number =>
  whole === 0 ? 0 : Number((BigInt(amount) * BigInt(Math.round(part))) / BigInt(whole))

/** What would go back for all that is open: said before somebody cancels. */
export const refundOfOpen = (order: Order): Money => {
  const before = order.cancellations ?? []
  const value = refundOf(order, [...before.flatMap(({ parcels }) => parcels), ...openParcels(order)])
  return creditOf(order, value - creditedBy(before)).refund
}

/** What is owed back, or went back, for an order: orders from before parts could be cancelled owe all or nothing. */
export const refundsOf = ({ cancellations, payment, totals, currency }: Order): Money => {
  if (cancellations) return money(returnedBy(cancellations), currency)
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
 * The money of a cancellation has gone back: the provider says so, or staff of what goes back by hand.
 *
 * @param id absent for an order from before they had one
 */
export const refunded = (order: Order, id: string | undefined, now: number): Result<Order, OrderRefusal> => {
  const cancellations = order.cancellations ?? []
  const due = cancellations.find((one) => one.id === id && one.refundedAt === null)
  if (cancellations.length === 0) {
    if (order.payment === 'refunded') return ok(order)
    if (order.payment !== 'refund-due') return refuse({ code: 'nothing-to-refund' })
    return ok(changed(order, { payment: 'refunded' }, now))
  }
  if (!due) return cancellations.some((one) => one.id === id) ? ok(order) : refuse({ code: 'nothing-to-refund' })
  const after = cancellations.map((one) => (one === due ? goneBack(one, now) : one))
  return ok(changed(order, { cancellations: after, payment: paymentStatusOf({ ...order, cancellations: after }) }, now))
}

const goneBack = ({ byHand, ...one }: Cancellation, now: number): Cancellation => ({
  ...one,
  ...(byHand && { byHand: { ...byHand, givenAt: byHand.givenAt ?? now } }),
  refundedAt: now,
})
