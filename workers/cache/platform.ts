/**
 * The platform's own cache, in front of the Worker: `[cache] enabled` in wrangler.toml. There a hit costs no CPU, many
 * who come at once are one, and a region has a tier of its own. Locally it is absent, and nothing here does anything.
 *
 * Its key is the path and the query as they stand, and not the host. So it is used only by a shop that says where it
 * is reached (SHOP_URL): then a page has the same links whatever host it was asked for under. What it is told of time
 * counts from when the answer was last known to be right, so that its minute is our minute and not another one.
 *
 * @see https://developers.cloudflare.com/workers/cache/
 */
import type { MiddlewareHandler } from 'hono'
import type { App } from '../env.ts'
import { PRIVATE } from '../http/headers.ts'
import { FRESH_SECONDS, STALE_SECONDS, TO_PLATFORM } from './cached-answer.ts'

type Surroundings = { readonly env: App['Bindings'] | undefined; readonly context: ExecutionContext | undefined }

export const isBehindPlatform = ({ env, context }: Surroundings): boolean =>
  Boolean(env?.SHOP_URL) && typeof context?.cache?.purge === 'function'

/**
 * Without `s-maxage`: it forbids the platform to tell a page while one is made anew. And never for longer when the
 * Worker fails, as it would by itself, without an end.
 */
const within = (age: number, left: number): string => {
  const fresh = Math.min(left, Math.max(0, FRESH_SECONDS - age))
  const stale = Math.min(left - fresh, Math.max(0, STALE_SECONDS - Math.max(age, FRESH_SECONDS)))
  return `public, max-age=${fresh}, stale-while-revalidate=${stale}, stale-if-error=${stale}`
}

/** @param age seconds since the answer was known to be right @param left seconds until it is another one by the clock */
export const toPlatform = (headers: Headers, age: number, left: number): void => {
  headers.set(TO_PLATFORM, within(age, Math.max(0, Math.floor(left))))
  headers.set('cache-control', 'public, max-age=0')
  // It counts from here on itself.
  headers.delete('age')
}

/** What was made for one, or for the moment. */
export const notToPlatform = (headers: Headers): void => headers.set(TO_PLATFORM, 'no-store')

/**
 * Left to itself the platform keeps for hours what does not say for how long it may be kept, and gives it to everybody.
 * So nothing leaves the Worker without a word: it goes there from the answers tier, or because its name is its
 * content (objects.ts); anything else is nobody's business.
 */
export const unkeptByItself: MiddlewareHandler = async (c, next) => {
  await next()
  const { status, headers } = c.res
  if (status === 101) return
  if (!headers.has('cache-control')) c.header('cache-control', PRIVATE)
  if (!headers.has(TO_PLATFORM) && !headers.get('cache-control')?.includes('immutable'))
    c.header(TO_PLATFORM, 'no-store')
}
