/**
 * Where an order goes, and to whom it is written, put right before it is sent. What it cost stays: another country, or a place of another
 * tax, would have made it another order.
 */
import { ok, refuse, type Result } from '../result.ts'
import type { Address } from './address.ts'
import { changed, type Order } from './order.ts'

export type Readdressing = {
  /** Of the order that somebody had before their eyes. */
  readonly version: number
  readonly email: string
  /** As it was judged; null: nothing of it travels. */
  readonly address: Address | null
}

/** In the order they are checked. */
export type ReaddressRefusal =
  | { readonly code: 'order-unknown' }
  | { readonly code: 'order-cancelled' }
  | { readonly code: 'order-shipped' }
  /** Its buyer was forgotten, and nobody is named there again. */
  | { readonly code: 'order-forgotten' }
  /** Somebody has changed it meanwhile, or sent some of it: to where it went before. */
  | { readonly code: 'order-changed'; readonly version: number }
  | { readonly code: 'order-country-fixed'; readonly country: string }
  /** A label says already where a parcel goes. */
  | { readonly code: 'units-labelled' }

const sameAddress = (one: Address | null, other: Address | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    (Object.keys(one) as (keyof Address)[]).every((field) => one[field] === other[field]))

/** What is open goes there from then on; what was sent has gone where it went. The same again changes nothing. */
export const readdress = (
  order: Order,
  { version, email, address }: Readdressing,
  now: number,
): Result<Order, ReaddressRefusal> => {
  if (order.status === 'cancelled') return refuse({ code: 'order-cancelled' })
  if (order.status === 'shipped') return refuse({ code: 'order-shipped' })
  if (order.forgottenAt !== undefined) return refuse({ code: 'order-forgotten' })
  const placed = order.address === null ? null : (address ?? order.address)
  if (order.email === email && sameAddress(order.address, placed)) return ok(order)
  if (order.version !== version) return refuse({ code: 'order-changed', version: order.version })
  if (order.address && placed && placed.country !== order.address.country)
    return refuse({ code: 'order-country-fixed', country: order.address.country })
  if ((order.labels ?? []).length > 0 && !sameAddress(order.address, placed)) return refuse({ code: 'units-labelled' })
  return ok(changed(order, { email, address: placed }, now))
}
