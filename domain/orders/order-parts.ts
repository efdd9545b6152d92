/**
 * An order in the parts in which it came: what it was placed with, and each addition. Units that go, cancelled or given back, go from
 * the first that has any: so no addition changes what units were worth that have gone before it.
 */
import type { PaymentId, VariantId } from '../ids.ts'
import { unitsOf, type Order, type Parcel } from './order.ts'

/** @property from the place of its first line @property to the place behind its last */
export type OrderPart = { readonly holdId: PaymentId; readonly from: number; readonly to: number }

/** Of the tax of delivery, the places of the parts that an addition brought: from, and behind the last. */
export const deliveryOfAddition = (
  { taxed, additions = [] }: Pick<Order, 'taxed' | 'additions'>,
  id: string,
): readonly [from: number, to: number] => {
  const at = additions.findIndex((one) => one.id === id)
  const behind = additions.slice(at + 1).reduce((sum, one) => sum + (one.delivery ?? 0), 0)
  const to = (taxed?.delivery.length ?? 0) - behind
  return [to - (additions[at]?.delivery ?? 0), to]
}

type Lined = Pick<Order, 'lines' | 'additions' | 'holdId'>

export const partsOf = ({ lines, additions = [], holdId }: Lined): readonly OrderPart[] => {
  let to = lines.length - additions.reduce((sum, one) => sum + one.lines, 0)
  const parts: OrderPart[] = [{ holdId, from: 0, to }]
  for (const one of additions) {
    parts.push({ holdId: one.holdId, from: to, to: to + one.lines })
    to += one.lines
  }
  return parts
}

/** Of the units that are gone, which each part has lost. @param gone of one variant together, whatever they are more than there are */
export const goneByPart = (order: Lined, gone: readonly Parcel[]): readonly (readonly Parcel[])[] => {
  const left = new Map<VariantId, number>()
  for (const { variantId } of gone) left.set(variantId, unitsOf(gone, variantId))
  return partsOf(order).map(({ from, to }) => {
    const lines = order.lines.slice(from, to)
    return [...new Set(lines.map(({ variantId }) => variantId))].flatMap((variantId) => {
      const open = left.get(variantId) ?? 0
      const units = Math.min(open, unitsOf(lines, variantId))
      left.set(variantId, open - units)
      return units > 0 ? [{ variantId, units }] : []
    })
  })
}

export type KeptByHold = { readonly holdId: PaymentId; readonly units: number; readonly gone: number }

/** What each hold of the order has of a variant, and how much of it goes back on the shelf. */
export const keptByHold = (order: Order, variantId: VariantId): readonly KeptByHold[] => {
  const cancelled = (order.cancellations ?? []).flatMap(({ parcels }) => parcels)
  const lost = goneByPart(order, cancelled)
  return partsOf(order).flatMap(({ holdId, from, to }, place) => {
    const had = unitsOf(order.lines.slice(from, to), variantId)
    const gone = unitsOf(lost[place] ?? [], variantId)
    return had > 0 ? [{ holdId, units: had - gone, gone }] : []
  })
}
