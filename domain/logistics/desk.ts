/** What is to be packed, which of it first, and in which order somebody walks for it. */
import type { OrderId, VariantId } from '../ids.ts'
import { freeParcels, type Order, type Parcel } from '../orders/order.ts'
import { isStale } from './labelling.ts'
import type { ShippingLabel } from './label.ts'

/** What of it travels and has no label yet. */
export const parcelsToPack = (order: Order): Parcel[] => {
  if (order.status === 'cancelled' || order.imported) return []
  const travelling = new Set(order.lines.flatMap((line) => (line.requiresShipping === false ? [] : [line.variantId])))
  return freeParcels(order).filter(({ variantId }) => travelling.has(variantId))
}

/** The last day on which it was said to arrive, `2026-12-05`; empty where nothing was said. */
export const promisedDay = ({ pricedBy }: Pick<Order, 'pricedBy'>): string => pricedBy?.delivery?.arrives?.last ?? ''

/** What was promised for the earliest day first, then what has waited longest. */
export const byUrgency = (one: Order, other: Order): number => {
  const [a, b] = [promisedDay(one) || '9999', promisedDay(other) || '9999']
  return a < b ? -1 : a > b ? 1 : one.placedAt - other.placedAt
}

/** @property day today, by the clock of the shop */
export const isLate = (order: Order, day: string): boolean => {
  const promised = promisedDay(order)
  return promised !== '' && promised < day
}

export type LabelOfOrder = { readonly order: Order; readonly label: ShippingLabel }

/** Those whose parcels can leave, and those that somebody has to see to. */
export const labelsOf = (orders: readonly Order[]) => {
  const all = orders.flatMap((order): LabelOfOrder[] => (order.labels ?? []).map((label) => ({ order, label })))
  const isReady = ({ order, label }: LabelOfOrder) => label.state === 'bought' && !isStale(order, label)
  return { ready: all.filter(isReady), amiss: all.filter((one) => !isReady(one)) }
}

export type Shelved = { readonly sku: string; readonly vendor: string }
export type PickLine = Shelved & {
  readonly variantId: VariantId
  readonly units: number
  /** How many for each. */
  readonly orders: readonly { readonly id: OrderId; readonly name: string; readonly units: number }[]
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** One walk for many orders: goods of one maker stand together, and among them those of one number. */
export const walkFor = (orders: readonly Order[], known: ReadonlyMap<VariantId, Shelved>): PickLine[] => {
  const wanted = orders.flatMap((order) =>
    parcelsToPack(order).map(({ variantId, units }) => ({ variantId, units, id: order.id, name: order.name })),
  )
  const skuOf = (variantId: VariantId): string =>
    orders.flatMap(({ lines }) => lines).find((line) => line.variantId === variantId)?.sku ?? ''
  return [...Map.groupBy(wanted, ({ variantId }) => variantId)]
    .map(([variantId, of]) => ({
      variantId,
      sku: known.get(variantId)?.sku ?? skuOf(variantId),
      vendor: known.get(variantId)?.vendor ?? '',
      units: of.reduce((sum, { units }) => sum + units, 0),
      orders: of.map(({ id, name, units }) => ({ id, name, units })),
    }))
    .toSorted(
      (one, other) =>
        compare(one.vendor, other.vendor) || compare(one.sku, other.sku) || compare(one.variantId, other.variantId),
    )
}
