/**
 * The data centre's cache, behind the memory of each isolate. It may be absent (tests, some previews) and it may
 * fail: then the page is simply made.
 *
 * There is no purge by tag in it, and none is needed: an answer from here carries the number of the last change that
 * its maker knew, and whoever takes it looks up in the journal whether its tags have changed since.
 *
 * @see https://developers.cloudflare.com/workers/runtime-apis/cache/ (per data centre, not global)
 */
import { LIFE_MS, type CachedAnswer } from './cached-answer.ts'
import { tagsOfHeader } from './tags.ts'

/** When the answer was made, and at which change: what comes from here is never believed to be younger than it is. */
const RENDERED_AT = 'x-kept-rendered-at'
const SEQ = 'x-kept-seq'
/** When it becomes another one by the clock; absent: never. */
const UNTIL = 'x-kept-until'
/** What the answer says itself: here it is kept longer than anybody further out may. */
const SAID = 'x-kept-cache-control'
const OWN = [RENDERED_AT, SEQ, UNTIL, SAID, 'cf-cache-status', 'content-length', 'date', 'expires', 'last-modified']

const edge = (): Cache | undefined => (typeof caches === 'undefined' ? undefined : caches.default)

/** A page links styles and scripts of its own version; another version makes its own. No page reads this parameter. */
const addressOf = (key: string, version: string) =>
  `${key}${key.includes('?') ? '&' : '?'}.kept=${encodeURIComponent(version)}`

export const fromEdge = async (key: string, version: string): Promise<CachedAnswer | undefined> => {
  const found = await edge()
    ?.match(addressOf(key, version))
    .catch(() => undefined)
  const renderedAt = Number(found?.headers.get(RENDERED_AT))
  const seq = Number(found?.headers.get(SEQ) ?? Number.NaN)
  const etag = found?.headers.get('etag')
  if (!found || !renderedAt || !etag || Number.isNaN(seq)) return undefined
  const headers = new Headers(found.headers)
  headers.set('cache-control', found.headers.get(SAID) ?? 'no-store')
  for (const added of OWN) headers.delete(added)
  return {
    status: 200,
    body: new Uint8Array(await found.arrayBuffer()),
    headers,
    statedAge: -1,
    etag,
    tags: tagsOfHeader(found.headers.get('cache-tag')),
    renderedAt,
    seq,
    until: Number(found.headers.get(UNTIL) ?? Number.POSITIVE_INFINITY),
    asOf: renderedAt,
    judgedAt: Number.NEGATIVE_INFINITY,
    isChanged: false,
  }
}

export const toEdge = async (key: string, version: string, cached: CachedAnswer): Promise<void> => {
  const headers = new Headers(cached.headers)
  headers.set(RENDERED_AT, String(cached.renderedAt))
  headers.set(SEQ, String(cached.seq))
  if (Number.isFinite(cached.until)) headers.set(UNTIL, String(cached.until))
  headers.set(SAID, headers.get('cache-control') ?? 'no-store')
  headers.set('cache-control', `public, max-age=${LIFE_MS / 1000}`)
  headers.delete('age')
  await edge()
    ?.put(addressOf(key, version), new Response(cached.body, { headers }))
    .catch(() => undefined)
}
