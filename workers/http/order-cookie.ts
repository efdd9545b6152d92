/**
 * What opens one order to the browser that placed it, or that came by the link in a mail: its key, for that order alone.
 *
 * An address is passed on, kept in histories and read over shoulders, so the key does not stay in it; and an order is
 * opened without touching the cart that this browser has.
 */
import type { Context } from 'hono'
import { cartKey, cartOfOrder, type CartKey, type OrderId } from '#domain/ids'
import { readCartCookie } from './cart-cookie.ts'
import { readOwnCookie, writeOwnCookie } from './own-cookie.ts'

/** Long enough to look at a parcel's way now and then; the mail opens it again. */
const COOKIE_SECONDS = 7 * 24 * 60 * 60

const nameFor = (id: OrderId) => `stoa_${id}`

/** The key of an order; also to whoever still has the cart that it came from. */
export const readOrderKey = (c: Context, id: OrderId): CartKey | undefined => {
  const cart = readCartCookie(c)
  return cartKey(readOwnCookie(c, nameFor(id))) ?? (cart?.id === cartOfOrder(id) ? cart.key : undefined)
}

export const writeOrderCookie = (c: Context, id: OrderId, key: CartKey): void =>
  writeOwnCookie(c, nameFor(id), key, COOKIE_SECONDS)
