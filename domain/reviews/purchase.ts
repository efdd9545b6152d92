/** Whether an order proves that somebody has a thing: the rule of every door through which reviews come. */
import type { ProductId } from '../ids.ts'
import { unitsOf, type Order } from '../orders/order.ts'
import type { OrderLineItem } from '../orders/order-line.ts'
import { ok, refuse, type Result } from '../result.ts'

export type PurchaseRefusal =
  /** It is in no line of the order, or all of it was cancelled. */
  | { readonly code: 'review-not-bought' }
  /** It is on its way to the parcel: nobody has it yet. */
  | { readonly code: 'review-not-sent' }

/** Units that left the shop; what does not travel is there when it is paid for, unless it was cancelled. */
const unitsHad = ({ shipments, cancellations = [], status }: Order, line: OrderLineItem): number => {
  if (line.requiresShipping !== false)
    return unitsOf(
      shipments.flatMap(({ parcels }) => parcels),
      line.variantId,
    )
  if (status === 'cancelled') return 0
  return (
    line.units -
    unitsOf(
      cancellations.flatMap(({ parcels }) => parcels),
      line.variantId,
    )
  )
}

/** @returns the line by which it was had; of several choices the one of which most were */
export const lineHad = (order: Order, product: ProductId): Result<OrderLineItem, PurchaseRefusal> => {
  const lines = order.lines.filter(({ productId }) => productId === product)
  const had = lines
    .map((line) => ({ line, units: unitsHad(order, line) }))
    .filter(({ units }) => units > 0)
    .toSorted((one, other) => other.units - one.units)
  const [most] = had
  if (most) return ok(most.line)
  return refuse({ code: lines.length === 0 || order.status === 'cancelled' ? 'review-not-bought' : 'review-not-sent' })
}

/** Everything of an order that may be reviewed, each product once, in the order of its lines. */
export const reviewable = (order: Order): OrderLineItem[] => {
  const products = [...new Set(order.lines.map(({ productId }) => productId))]
  return products.flatMap((product) => {
    const line = lineHad(order, product)
    return line.ok ? [line.value] : []
  })
}
