/** Lines are added to an order: what it has and what it costs grow by what one calculation says of them alone. */
import { add as sum, type Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import { groupsOf, type TaxDocument } from '../tax/document.ts'
import type { Addition } from './addition.ts'
import { paymentStatusOf } from './balance.ts'
import { changed, type Order } from './order.ts'
import type { Quote, Totals } from './quote.ts'

/** Of one order, with all that was added: what comes later is another order. */
export const ORDER_LINES_MAX = 200

export type Adding = Pick<Addition, 'id' | 'request' | 'holdId' | 'reason'> & {
  /** Of the order that somebody had before their eyes. */
  readonly version: number
  readonly quote: Pick<Quote, 'lines' | 'totals'> & { readonly taxed: TaxDocument }
}

/** In the order they are checked. */
export type AddRefusal =
  | { readonly code: 'order-unknown' }
  | { readonly code: 'order-imported' }
  | { readonly code: 'order-cancelled' }
  | { readonly code: 'order-forgotten' }
  | { readonly code: 'order-changed'; readonly version: number }
  | { readonly code: 'too-many-line-items'; readonly lineItemsMax: number }
  /** It was priced with the tax in it or without, and what is added otherwise; or for another country's tax, or before tax was kept. */
  | { readonly code: 'order-tax-differs' }

const both = (one: Money | undefined, other: Money | undefined): Money | undefined =>
  one && other ? sum(one, other) : (one ?? other)

const totalsTogether = (one: Totals, other: Totals): Totals => {
  const taxRelief = both(one.taxRelief, other.taxRelief)
  return {
    subtotal: sum(one.subtotal, other.subtotal),
    itemsDiscount: sum(one.itemsDiscount, other.itemsDiscount),
    discount: sum(one.discount, other.discount),
    fulfillment: sum(one.fulfillment, other.fulfillment),
    tax: sum(one.tax, other.tax),
    ...(taxRelief && { taxRelief }),
    total: sum(one.total, other.total),
    // What was rounded was the one payment: what is added is paid for by itself.
    ...(one.rounding && { rounding: one.rounding }),
  }
}

const taxedTogether = (one: TaxDocument, other: TaxDocument): TaxDocument => {
  const lines = [...one.lines, ...other.lines]
  const delivery = [...one.delivery, ...other.delivery]
  return {
    country: one.country,
    included: one.included,
    lines,
    delivery,
    groups: groupsOf([...lines, ...delivery]),
    net: one.net + other.net,
    tax: one.tax + other.tax,
    total: one.total + other.total,
    relief: one.relief + other.relief,
  }
}

/** Outside the tax and inside it stand in no document together, and nor do two countries. */
const isOneTax = (one: TaxDocument, other: TaxDocument): boolean => {
  const isOutside = ({ groups }: TaxDocument) => groups.length > 0 && groups.every(({ category }) => category === 'O')
  return one.country === other.country && one.included === other.included && isOutside(one) === isOutside(other)
}

/** What is added is open: it is sent with the rest, or alone where the rest was sent. The same id again changes nothing. */
export const addTo = (order: Order, { version, quote, ...asked }: Adding, now: number): Result<Order, AddRefusal> => {
  const { additions = [], taxed } = order
  if (additions.some((one) => one.id === asked.id)) return ok(order)
  if (order.imported) return refuse({ code: 'order-imported' })
  if (order.status === 'cancelled') return refuse({ code: 'order-cancelled' })
  if (order.forgottenAt !== undefined) return refuse({ code: 'order-forgotten' })
  // Two that would take the units of one hold were asked for in the same moment.
  if (order.version !== version || additions.some((one) => one.holdId === asked.holdId))
    return refuse({ code: 'order-changed', version: order.version })
  const lines = [...order.lines, ...quote.lines]
  if (lines.length > ORDER_LINES_MAX) return refuse({ code: 'too-many-line-items', lineItemsMax: ORDER_LINES_MAX })
  if (!taxed || !isOneTax(taxed, quote.taxed)) return refuse({ code: 'order-tax-differs' })
  const addition: Addition = {
    ...asked,
    lines: quote.lines.length,
    ...(quote.taxed.delivery.length > 0 && { delivery: quote.taxed.delivery.length }),
    total: quote.totals.total,
    addedAt: now,
  }
  const { archivedAt: _, ...open } = order
  const after: Order = {
    ...open,
    lines,
    totals: totalsTogether(order.totals, quote.totals),
    taxed: taxedTogether(taxed, quote.taxed),
    additions: [...additions, addition],
    status: order.status === 'shipped' ? 'part-shipped' : order.status,
  }
  return ok(changed(after, { payment: paymentStatusOf(after) }, now))
}
