/**
 * What of an order is worth that goes: the money of goods in proportion to what was paid for each, delivery with the last of an order of
 * which nothing was sent.
 *
 * It is counted from the beginning each time, so that all parts together are what the whole would be: nothing is lost in rounding, and
 * all that goes is never worth more than is to be paid for the order.
 */
import { moneyBackOf, sumBack, worthOf, worthOfUnits } from './money-back.ts'
import { goneByPart, partsOf } from './order-parts.ts'
import { paidFor } from './order-line.ts'
import { unitsOf, type Order, type Parcel } from './order.ts'
import { isTaxAdded } from './quote.ts'
import { payableOf } from './stored-payments.ts'

/** What is left of all that is to be paid, when everything is taken off that has gone. */
export const worthLeft = (order: Order): number => payableOf(order.totals).amount - sumBack(moneyBackOf(order), worthOf)

/** What these units are worth beyond all that has gone before them. */
export const worthOfParcels = (order: Order, parcels: readonly Parcel[]): number => {
  const before = moneyBackOf(order)
  const gone = [...before.flatMap((one) => one.parcels), ...parcels]
  return Math.max(0, Math.min(worthGone(order, gone) - sumBack(before, worthOfUnits), worthLeft(order)))
}

/** What was paid for delivery, tax in it, and has not gone back yet. */
export const deliveryLeft = (order: Order): number => {
  const paid = payableOf(order.totals).amount - paidForGoods(order)
  const back = (order.refunds ?? []).reduce((sum, { delivery }) => sum + (delivery?.amount ?? 0), 0)
  return Math.max(0, Math.min(paid - back, worthLeft(order)))
}

/** What these units are worth altogether when they are gone, in whole minor units, rounded down until the last. */
const worthGone = (order: Order, gone: readonly Parcel[]): number => {
  const { lines, totals, shipments } = order
  const isWhole = lines.every(({ variantId }) => unitsOf(gone, variantId) === unitsOf(lines, variantId))
  const all = payableOf(totals).amount
  if (isWhole && shipments.length === 0) return all
  const paid = paidForLines(order)
  /** Units of one variant are alike within what came together. */
  const worthIn = (from: number, to: number, lost: readonly Parcel[]): number => {
    const part = lines.slice(from, to)
    return part.reduce((sum, { variantId }, line) => {
      return sum + partOf(paid[from + line] ?? 0, unitsOf(lost, variantId), unitsOf(part, variantId))
    }, 0)
  }
  const parts = goneByPart(order, gone)
  const worth = partsOf(order).reduce((sum, { from, to }, place) => sum + worthIn(from, to, parts[place] ?? []), 0)
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
export const paidForGoods = ({ totals, taxed }: Order): number => {
  if (taxed) return taxed.lines.reduce((sum, { net, tax }) => sum + net + tax, 0)
  const { subtotal, itemsDiscount, discount, fulfillment, tax, total } = totals
  const goods = subtotal.amount - itemsDiscount.amount - discount.amount
  const taxOfDelivery = isTaxAdded(totals) ? partOf(tax.amount, fulfillment.amount, goods + fulfillment.amount) : 0
  return total.amount - fulfillment.amount - taxOfDelivery
}

/** Exact also where the product is beyond what a number holds. */
const partOf = (amount: number, part: number, whole: number): number =>
  whole === 0 ? 0 : Number((BigInt(amount) * BigInt(Math.round(part))) / BigInt(whole))
