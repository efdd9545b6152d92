/**
 * How much stands still for payments of one connection that were not made: counted in the memory of the isolate, so that paying costs
 * no trip more. Whoever pays, declines or gives up is forgotten; what is left is forgotten when an attempt to pay has to have ended.
 */
import type { CartId } from '#domain/ids'
import { HELD_UNITS_MAX } from '#domain/orders/held-units'
import { PAY_WITHIN_MS } from '#domain/inventory/hold'
import { addressBlock, connectionOf } from './address-block.ts'

/** Carts that are remembered: some 200 bytes each. Of more than these nobody counts. */
const CARTS_MAX = 20_000

type Held = { readonly connection: string; readonly units: number; readonly until: number }

/** In the order in which they will be forgotten. */
const held = new Map<CartId, Held>()
const sums = new Map<string, number>()

/** A cart's attempt has ended, one way or the other. */
export const unitsSettled = (cart: CartId): void => {
  const found = held.get(cart)
  if (!found) return
  held.delete(cart)
  const left = (sums.get(found.connection) ?? 0) - found.units
  if (left > 0) sums.set(found.connection, left)
  else sums.delete(found.connection)
}

const forgetOld = (now: number): void => {
  for (const [cart, { until }] of held) {
    if (until > now) return
    unitsSettled(cart)
  }
}

/** What one cart is about to hold, instead of what it held before. @returns seconds to wait; 0 when it may */
export type HoldUnits = (cart: CartId, units: number) => number

/** For whoever sends this request; a laptop's own address is not counted. */
export const unpaidUnitsOf = (headers: Headers, now: number): HoldUnits => {
  const address = headers.get('cf-connecting-ip')
  if (addressBlock(address) === undefined) return () => 0
  const connection = connectionOf(address)
  return (cart, units) => {
    forgetOld(now)
    unitsSettled(cart)
    const sum = (sums.get(connection) ?? 0) + units
    if (sum > HELD_UNITS_MAX) return PAY_WITHIN_MS / 1000
    if (held.size >= CARTS_MAX) return 0
    held.set(cart, { connection, units, until: now + PAY_WITHIN_MS })
    sums.set(connection, sum)
    return 0
  }
}
