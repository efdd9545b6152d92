/** The shopper's browser remembers which cart is theirs, and the key that proves it. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { cartId, cartKey } from '#domain/ids'
import type { CartOwner } from '#domain/orders/cart'

/** A cart that nobody opened for two months is forgotten by the browser. */
const COOKIE_SECONDS = 60 * 24 * 60 * 60

/** The host prefix binds the cookie to this host over https; browsers refuse it on plain http, as on a laptop. */
const isSecure = (c: Context) => c.req.url.startsWith('https:')
const nameFor = (c: Context) => (isSecure(c) ? '__Host-stoa_cart' : 'stoa_cart')

/** Undefined when there is no cookie, or one that cannot be ours. */
export const readCartCookie = (c: Context): CartOwner | undefined => {
  const [id, key] = (getCookie(c, nameFor(c)) ?? '').split('.')
  const proof = { id: cartId(id), key: cartKey(key) }
  return proof.id && proof.key ? { id: proof.id, key: proof.key } : undefined
}

export const writeCartCookie = (c: Context, { id, key }: CartOwner): void =>
  setCookie(c, nameFor(c), `${id}.${key}`, {
    path: '/',
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Lax',
    maxAge: COOKIE_SECONDS,
  })

export const forgetCartCookie = (c: Context): void => {
  deleteCookie(c, nameFor(c), { path: '/', secure: isSecure(c) })
}
