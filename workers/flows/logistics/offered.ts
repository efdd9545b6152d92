/** Before a label is bought: what would go under it, and what its carrier wants for it. */
import { orderId, type VariantId } from '#domain/ids'
import { undeclared } from '#domain/logistics/customs'
import type { CarrierRate } from '#domain/logistics/label'
import { labelOf } from '#domain/logistics/labelling'
import { freeParcels, openParcels, type Order, type Parcel } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import type { ParcelAsked } from '../../providers/carriers/labels.ts'
import { namedParcels } from '../orders/commands.ts'
import { orderForStaff } from '../orders/orders.ts'
import { sellerOf } from './labels.ts'
import { parcelAsked, type ParcelRefusal } from './parcel-asked.ts'

/** In the order they are checked. */
export type OfferRefusal =
  | {
      readonly code:
        | 'order-unknown'
        | 'order-imported'
        | 'order-cancelled'
        | 'order-shipped'
        | 'units-labelled'
        | 'line-item-unknown'
        | 'labels-not-sold'
    }
  | ParcelRefusal
  /** Without its number and origin it is stopped at the border. */
  | { readonly code: 'customs-incomplete'; readonly variantId: VariantId }
  /** It did not answer: nothing was bought. */
  | { readonly code: 'carrier-silent' }
  | { readonly code: 'rate-unknown' }

export type Wanted = {
  readonly order: string
  readonly parcels?: readonly { readonly variantId: string; readonly units: number }[] | undefined
  readonly grams?: number | undefined
}

export type Offered = {
  readonly order: Order
  readonly parcels: readonly Parcel[]
  readonly parcel: ParcelAsked
  /** The cheapest first. */
  readonly rates: readonly CarrierRate[]
}

/** All that travels and has no label yet. */
const restOf = (order: Order): Result<Parcel[], OfferRefusal> => {
  if (order.imported) return refuse({ code: 'order-imported' })
  if (order.status === 'cancelled') return refuse({ code: 'order-cancelled' })
  const travelling = new Set(order.lines.flatMap((line) => (line.requiresShipping === false ? [] : [line.variantId])))
  const goes = ({ variantId }: Parcel) => travelling.has(variantId)
  const free = freeParcels(order).filter(goes)
  if (free.length > 0) return ok(free)
  const isLabelled = openParcels(order).some(goes)
  return refuse({ code: isLabelled ? 'units-labelled' : order.status === 'shipped' ? 'order-shipped' : 'parcel-empty' })
}

const offersFor = async (
  env: Env,
  order: Order,
  { parcels, grams }: Wanted,
  now: number,
): Promise<Result<Offered, OfferRefusal>> => {
  const named = parcels ? namedParcels(parcels) : restOf(order)
  if (!named.ok) return named
  const seller = sellerOf(env)
  if (!seller) return refuse({ code: 'labels-not-sold' })
  const parcel = await parcelAsked(env, order, { parcels: named.value, grams: grams ?? null }, now)
  if (!parcel.ok) return parcel
  const { customs, lines } = parcel.value
  const missing = customs ? undeclared(lines) : undefined
  if (missing) return refuse({ code: 'customs-incomplete', variantId: missing.variantId })
  const answer = await seller.rates(parcel.value)
  if (answer.type === 'failed') {
    console.error(`nobody said what a parcel of ${order.id} costs: ${answer.reason}`)
    return refuse({ code: 'carrier-silent' })
  }
  const rates = answer.rates.toSorted((one, other) => one.cost.amount - other.cost.amount)
  return ok({ order, parcels: named.value, parcel: parcel.value, rates })
}

export const offeredFor = async (env: Env, wanted: Wanted, now: number): Promise<Result<Offered, OfferRefusal>> => {
  const found = orderId(wanted.order)
  const stored = found && (await orderForStaff(env, found))
  return stored ? offersFor(env, stored.order, wanted, now) : refuse({ code: 'order-unknown' })
}

export type Chosen = Omit<Offered, 'rates'> & { readonly rate: CarrierRate }

/**
 * @param label as it is going to be called: one that is there already is bought once
 * @returns the order where it is
 */
export const chosenFor = async (
  env: Env,
  wanted: Wanted & { readonly rate: string; readonly label: string },
  now: number,
): Promise<Result<Chosen | { readonly known: Order }, OfferRefusal>> => {
  const found = orderId(wanted.order)
  const stored = found && (await orderForStaff(env, found))
  if (!stored) return refuse({ code: 'order-unknown' })
  const { order } = stored
  const { label } = wanted
  if (labelOf(order, label) || order.shipments.some(({ id }) => id === label)) return ok({ known: order })
  const offered = await offersFor(env, order, wanted, now)
  if (!offered.ok) return offered
  const { rates, ...rest } = offered.value
  const rate = wanted.rate === '' ? rates[0] : rates.find(({ id }) => id === wanted.rate)
  return rate ? ok({ ...rest, rate }) : refuse({ code: 'rate-unknown' })
}
