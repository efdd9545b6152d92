/** The shopper's browser remembers which cart is theirs, and the key that proves it. */
import type { Context } from 'hono'
import { cartId, cartKey } from '#domain/ids'
import { CART_IDLE_MS, type CartOwner } from '#domain/orders/cart'
import { BOUNDS } from './limits.ts'
import { forgetOwnCookie, ownCookieNames, ownCookies, readOwnCookie, writeOwnCookie } from './own-cookie.ts'

/** As long as the shop keeps a cart that nobody changes. */
const COOKIE_SECONDS = CART_IDLE_MS / 1000

const NAME = 'stoa_cart'

const ownerIn = (text = ''): CartOwner | undefined => {
  const [id, key] = text.split('.')
  const proof = { id: cartId(id), key: cartKey(key) }
  return proof.id && proof.key ? { id: proof.id, key: proof.key } : undefined
}

/** Undefined when there is no cookie, or one that cannot be ours. */
export const readCartCookie = (c: Context): CartOwner | undefined => ownerIn(readOwnCookie(c, NAME))

/**
 * Of several requests that each open the first cart of a browser, as of two tabs at once, the last answer names the cart
 * that stays. For a moment the browser remembers the others as well, so that their things can be put into it.
 */
const OPENED = 'stoa_opened_'
const OPENED_SECONDS = 60
/** As many as one connection may open in that time; each is asked for. */
const OPENED_MAX = BOUNDS.connection.most

export const writeOpenedCookie = (c: Context, { id, key }: CartOwner): void =>
  writeOwnCookie(c, OPENED + id.slice(-8), `${id}.${key}`, OPENED_SECONDS)

/** Carts that were opened beside this one. */
export const openedBeside = (c: Context, { id }: CartOwner): CartOwner[] =>
  ownCookies(c, OPENED)
    .flatMap((text) => {
      const owner = ownerIn(text)
      return owner && owner.id !== id ? [owner] : []
    })
    .slice(0, OPENED_MAX)

export const writeCartCookie = (c: Context, { id, key }: CartOwner): void =>
  writeOwnCookie(c, NAME, `${id}.${key}`, COOKIE_SECONDS)

export const forgetCartCookie = (c: Context): void => forgetOwnCookie(c, NAME)

/** And those that were opened a moment ago: else their things came into the cart of whoever is here next. */
export const forgetCartCookies = (c: Context): void => {
  forgetCartCookie(c)
  for (const name of ownCookieNames(c, OPENED)) forgetOwnCookie(c, name)
}
