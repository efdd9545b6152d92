/**
 * An order of another shop, as this one keeps it: history. It is over from its first moment, so that nothing is charged, held, sent or
 * told for it; what the shop before said of it stands beside, in its words. It counts for its buyer and for the day when it was placed.
 */
import { allocate } from '../../allocation.ts'
import { cartOfOrder, paymentIdOf, type CustomerId, type OrderId, type ProductId, type VariantId } from '../../ids.ts'
import { money, type Currency, type Money } from '../../money.ts'
import type { PromotionId } from '../../promotions/promotion.ts'
import type { Cancellation, Order, PaymentStatus, Shipment } from '../order.ts'
import type { LineDiscount, OrderLineItem } from '../order-line.ts'
import type { FileLine, FileOrder } from './file.ts'

/** A good of this shop that a line is about. */
export type KnownGood = {
  readonly variantId: VariantId
  readonly productId: ProductId
  readonly handle: string
  readonly picture: string | null
}

export type Bringing = {
  readonly id: OrderId
  readonly customerId: CustomerId | null
  readonly run: string
  /** For each line; one that the shop has not has an empty handle, and ids that are the same in every order. */
  readonly goods: readonly KnownGood[]
}

/** Under this stands what discounts of the shop before took off: it is none of this shop's promotions. */
const FORMER_PROMOTION = 'promo_0000000000000000' as PromotionId

/** What it was called there the file does not say; its code stands beside. */
const DISCOUNT = { en: 'Discount', zh: '优惠' }

/** Under this stands what went back there. */
export const FORMER_REFUND = 'imported'

const offOf = (kind: LineDiscount['class'], amount: number, { units }: FileLine, code: string, currency: Currency) =>
  amount === 0
    ? []
    : [
        {
          promotion: FORMER_PROMOTION,
          class: kind,
          title: DISCOUNT,
          ...(code !== '' && { code }),
          amount: money(amount, currency),
          units,
        },
      ]

const linesOf = ({ lines, currency, cells, ...file }: FileOrder, goods: readonly KnownGood[]) => {
  const code = cells['Discount Code'] ?? ''
  const worth = lines.map(({ price, units, off }) => price * units - off)
  // What the lines cost beyond the subtotal was taken off the whole order.
  const off = Math.max(0, worth.reduce((sum, one) => sum + one, 0) - file.subtotal)
  const shares = allocate(off, worth)
  return lines.map((line, at): OrderLineItem => {
    const discounts = [
      ...offOf('product', line.off, line, code, currency),
      ...offOf('order', shares[at] ?? 0, line, code, currency),
    ]
    const good = goods[at]
    if (!good) throw new RangeError('a line without a good')
    return {
      ...good,
      title: { en: line.title },
      choice: { en: '' },
      sku: line.sku,
      units: line.units,
      price: money(line.price, currency),
      total: money(line.price * line.units, currency),
      ...(discounts.length > 0 && { discounts }),
      priceVersion: 0,
      tracked: false,
      oversell: false,
      requiresShipping: line.requiresShipping,
    }
  })
}

const sumOff = (lines: readonly OrderLineItem[], kind: LineDiscount['class']): number =>
  lines.reduce(
    (sum, { discounts = [] }) =>
      discounts.reduce((all, one) => (one.class === kind ? all + one.amount.amount : all), sum),
    0,
  )

/** Nothing has come for it, and nothing is asked for any more. */
const UNPAID: ReadonlySet<string> = new Set(['pending', 'authorized', 'voided', 'expired', 'unpaid'])

const refundOf = ({ refunded, total, financial }: FileOrder): number =>
  refunded === 0 && financial === 'refunded' ? total : Math.min(refunded, total)

const paymentOf = (file: FileOrder): PaymentStatus => {
  const refund = refundOf(file)
  if (refund > 0) return refund === file.total ? 'refunded' : 'part-refunded'
  return UNPAID.has(file.financial) ? 'voided' : 'paid'
}

/** What was sent, as far as the file says: whoever bought it has it. */
const shipmentsOf = (
  { lines, fulfilment, fulfilledAt, placedAt }: FileOrder,
  goods: readonly KnownGood[],
): Shipment[] => {
  const parcels = lines.flatMap(({ units, isFulfilled }, at) => {
    const good = goods[at]
    return good && (fulfilment === 'fulfilled' || isFulfilled) ? [{ variantId: good.variantId, units }] : []
  })
  if (parcels.length === 0) return []
  return [{ id: 'imported', parcels, carrier: '', tracking: '', shippedAt: fulfilledAt ?? placedAt }]
}

const cancellationsOf = (file: FileOrder): readonly Cancellation[] => {
  const refund = refundOf(file)
  const at = file.cancelledAt ?? file.placedAt
  if (refund === 0) return []
  return [
    {
      id: FORMER_REFUND,
      parcels: [],
      reason: 'other',
      refund: money(refund, file.currency),
      refundedAt: at,
      cancelledAt: at,
    },
  ]
}

/** As it comes in for the first time. @param now ms since the epoch */
export const importedOrder = (file: FileOrder, { id, customerId, run, goods }: Bringing, now: number): Order => {
  const { name, email, currency, total, shipping, tax, placedAt, cancelledAt, address } = file
  const lines = linesOf(file, goods)
  const [itemsDiscount, discount] = [sumOff(lines, 'product'), sumOff(lines, 'order')]
  const cancellations = cancellationsOf(file)
  const is = (amount: number): Money => money(amount, currency)
  return {
    id,
    cartId: cartOfOrder(id),
    ...(customerId && { customerId }),
    name,
    status: cancelledAt === null ? 'shipped' : 'cancelled',
    payment: paymentOf(file),
    paymentId: paymentIdOf(id, 0),
    holdId: paymentIdOf(id, 0),
    email,
    address,
    delivery: null,
    // Nobody has said: by the letters of the name.
    language: /\p{Script=Han}/u.test(file.buyer) ? 'zh' : 'en',
    currency,
    lines,
    totals: {
      // Where the lines are fewer than what was paid for, as the file says.
      subtotal: is(file.subtotal + itemsDiscount + discount),
      itemsDiscount: is(itemsDiscount),
      discount: is(discount),
      fulfillment: is(shipping),
      tax: is(tax),
      total: is(total),
    },
    shipments: shipmentsOf(file, goods),
    ...(cancellations.length > 0 && { cancellations }),
    cancelReason: cancelledAt === null ? null : 'other',
    placedAt,
    updatedAt: now,
    version: 1,
    imported: {
      source: 'shopify',
      id: file.id,
      financial: file.financial,
      fulfilment: file.fulfilment,
      buyer: file.buyer,
      phone: file.phone,
      fulfilledAt: file.fulfilledAt,
      cancelledAt,
      cells: file.cells,
      lineCells: file.lines.map(({ cells }) => cells),
      run,
    },
  }
}
