/**
 * Cookies of the shop itself: unreadable to scripts, sent to no other site's forms, and bound to this host over https by
 * their prefix. Browsers refuse the prefix on plain http, as on a laptop.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

const isSecure = (c: Context): boolean => c.req.url.startsWith('https:')
const hosted = (c: Context, name: string): string => (isSecure(c) ? `__Host-${name}` : name)

export const readOwnCookie = (c: Context, name: string): string | undefined => getCookie(c, hosted(c, name))

/** Of all own cookies whose names begin so, what stands in them. */
export const ownCookies = (c: Context, prefix: string): string[] =>
  Object.entries(getCookie(c)).flatMap(([name, value]) => (name.startsWith(hosted(c, prefix)) ? [value] : []))

/** The names of those, as they are read and forgotten by. */
export const ownCookieNames = (c: Context, prefix: string): string[] =>
  Object.keys(getCookie(c)).flatMap((name) =>
    name.startsWith(hosted(c, prefix)) ? [name.slice(hosted(c, '').length)] : [],
  )

/** @param seconds until the browser forgets it */
export const writeOwnCookie = (c: Context, name: string, value: string, seconds: number): void =>
  setCookie(c, hosted(c, name), value, {
    path: '/',
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Lax',
    maxAge: seconds,
  })

export const forgetOwnCookie = (c: Context, name: string): void => {
  deleteCookie(c, hosted(c, name), { path: '/', secure: isSecure(c) })
}
