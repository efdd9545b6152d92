/** The shopper's browser remembers which cart is theirs, and the key that proves it. */
import type { Context } from 'hono'
import { cartId, cartKey } from '#domain/ids'
import { CART_IDLE_MS, type CartOwner } from '#domain/orders/cart'
import { forgetOwnCookie, readOwnCookie, writeOwnCookie } from './own-cookie.ts'

/** As long as the shop keeps a cart that nobody changes. */
const COOKIE_SECONDS = CART_IDLE_MS / 1000

const NAME = 'stoa_cart'

/** Undefined when there is no cookie, or one that cannot be ours. */
export const readCartCookie = (c: Context): CartOwner | undefined => {
  const [id, key] = (readOwnCookie(c, NAME) ?? '').split('.')
  const proof = { id: cartId(id), key: cartKey(key) }
  return proof.id && proof.key ? { id: proof.id, key: proof.key } : undefined
}

export const writeCartCookie = (c: Context, { id, key }: CartOwner): void =>
  writeOwnCookie(c, NAME, `${id}.${key}`, COOKIE_SECONDS)

export const forgetCartCookie = (c: Context): void => forgetOwnCookie(c, NAME)
