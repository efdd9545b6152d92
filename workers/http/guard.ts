/**
 * Only our own pages may change something with the shopper's cookies.
 *
 * Browsers say where a request comes from, and no page can make them lie. A request that says neither is refused:
 * programs use the JSON API, which takes no cookies.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
import type { Context, MiddlewareHandler } from 'hono'

/** Methods that change nothing. */
export const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

export const isFromHere = (request: Request): boolean => {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  return request.headers.get('origin') === new URL(request.url).origin
}

/** @param answer how the door says no: a page or a problem, with status 403 */
export const onlyFromHere =
  (answer: (c: Context, code: 'foreign-origin') => Response | Promise<Response>): MiddlewareHandler =>
  async (c, next) => {
    if (READING.has(c.req.method) || isFromHere(c.req.raw)) return next()
    return answer(c, 'foreign-origin')
  }

/**
 * Whether a browser says that another site sent this. For the staff's API, which programs call with a cookie of
 * their own and without saying where from.
 */
export const isForeign = (request: Request): boolean => {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  return site === 'cross-site' || site === 'same-site' || (origin !== null && origin !== new URL(request.url).origin)
}

export const notFromElsewhere =
  (answer: (c: Context, code: 'foreign-origin') => Response | Promise<Response>): MiddlewareHandler =>
  async (c, next) =>
    READING.has(c.req.method) || !isForeign(c.req.raw) ? next() : answer(c, 'foreign-origin')
