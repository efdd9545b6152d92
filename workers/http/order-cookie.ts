/**
 * What opens one order to the browser that placed it, or that came by the link in a mail: its key, for that order alone.
 *
 * An address is passed on, kept in histories and read over shoulders, so the key does not stay in it; and an order is
 * opened without touching the cart that this browser has.
 */
import type { Context } from 'hono'
import { cartKey, cartOfOrder, orderId, type CartKey, type OrderId } from '#domain/ids'
import { readCartCookie } from './cart-cookie.ts'
import { forgetOwnCookie, ownCookieNames, readOwnCookie, writeOwnCookie } from './own-cookie.ts'

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

/** So many orders of a browser are asked about at once. */
const OPENED_MAX = 10

/** Orders that this browser has opened by their links. */
export const openedOrders = (c: Context): { readonly id: OrderId; readonly key: CartKey }[] =>
  ownCookieNames(c, 'stoa_ord_')
    .slice(0, OPENED_MAX)
    .flatMap((name) => {
      const id = orderId(name.slice('stoa_'.length))
      const key = id && readOrderKey(c, id)
      return id && key ? [{ id, key }] : []
    })

/** Of every order, and of the one that was just paid for. */
export const forgetOrderCookies = (c: Context): void => {
  for (const name of ownCookieNames(c, 'stoa_ord_')) forgetOwnCookie(c, name)
  forgetOwnCookie(c, PAID)
}

/** Other tabs still show the cart that has become this order: for a while they are led to it. */
const PAID_SECONDS = 10 * 60
const PAID = 'stoa_paid'

export const writePaidCookie = (c: Context, id: OrderId): void => writeOwnCookie(c, PAID, id, PAID_SECONDS)

/** The order that this browser has just paid for, as long as it has no other cart. */
export const paidOrder = (c: Context): OrderId | undefined => {
  const id = orderId(readOwnCookie(c, PAID))
  return id && !readCartCookie(c) && readOrderKey(c, id) ? id : undefined
}
