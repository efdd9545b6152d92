/**
 * Answers with a page that was made a moment ago. Only for pages that are the same for everyone.
 *
 *   memory of the isolate ──▶ the data centre's cache (where there is one) ──▶ the page itself
 *
 * A page is fresh for 30 s; for another 30 s it is still answered while one request makes it anew. So nothing is
 * ever shown that is older than a minute. `Age` tells every cache further out how much of that time is used up.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5861 stale-while-revalidate
 */
import type { Context, Handler } from 'hono'
import type { App } from '../env.ts'
import { singleFlight } from '../single-flight.ts'
import { KEY_LENGTH_MAX, cacheKey } from './cache-key.ts'
import { digest } from './digest.ts'
import { fromEdge, toEdge } from './edge-cache.ts'
import { SECURITY_HEADERS } from './headers.ts'
import { openMemory, type Kept } from './memory.ts'

/** Half of the minute that the shop promises: the other half is for being refreshed. */
const FRESH_MS = 30_000
const STALE_MS = 60_000
/** By then a page is made, or its request was cut off. */
const REFRESH_MS_MAX = 10_000
/** A catalogue of a thousand products in two languages; an isolate has 128 MB in all. */
const ENTRIES_MAX = 4000
const BYTES_MAX = 32 * 1024 * 1024

const memory = openMemory(ENTRIES_MAX, BYTES_MAX)
const making = singleFlight<Kept | undefined>()
/** Since when a page is being made anew: a request that was cut off never says that it has ended. */
const refreshing = new Map<string, number>()

type Tier = 'memory' | 'edge' | 'miss'
type Page = (c: Context<App>) => Promise<Response> | Response

/** The fastest way out: no routing, no parsing, for a page that is fresh in memory. */
export const answerFromMemory = (request: Request): Response | undefined => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const kept = memory.get(cacheKey(request.url))
  if (!kept || Date.now() - kept.renderedAt >= FRESH_MS) return undefined
  return answer(request, kept)
}

/** @param tagsOf names under which the page can be purged from caches further out */
export const cached =
  (seconds: 30, tagsOf: (c: Context<App>) => readonly string[], page: Page): Handler<App> =>
  async (c) => {
    const key = cacheKey(c.req.url)
    if (key.length > KEY_LENGTH_MAX) return page(c)

    const kept = memory.get(key)
    if (kept && isKeepable(kept)) {
      if (isStale(kept)) later(c, refresh(key, c, page, tagsOf(c)))
      return answer(c.req.raw, kept)
    }
    const near = await fromEdge(key)
    if (near && isKeepable(near)) {
      memory.keep(key, near)
      if (isStale(near)) later(c, refresh(key, c, page, tagsOf(c)))
      return answer(c.req.raw, near, 'edge')
    }
    let unkept: Response | undefined
    const made = await making(key, () => {
      const work = make(key, page, c, tagsOf(c), seconds, (response) => (unkept = response))
      // The others wait for this page too: it is finished even when the shopper who asked first has gone.
      later(
        c,
        work.catch(() => undefined),
      )
      return work
    })
    return made ? answer(c.req.raw, made, 'miss') : (unkept ?? page(c))
  }

/** Make the page and keep it, if it may be kept: 200, HTML or another text, without a cookie. */
const make = async (
  key: string,
  page: Page,
  c: Context<App>,
  tags: readonly string[],
  seconds: number,
  refuse: (response: Response) => void,
): Promise<Kept | undefined> => {
  const renderedAt = Date.now()
  const response = await page(c)
  if (response.status !== 200 || response.headers.has('set-cookie')) {
    refuse(response)
    return undefined
  }
  const body = new Uint8Array(await response.arrayBuffer())
  const etag = `"${await digest(body)}"`
  const kept = { body, etag, renderedAt, ageSaid: 0, headers: headersFor(response, etag, tags, seconds) }
  memory.keep(key, kept)
  later(c, toEdge(key, kept))
  return kept
}

/** One request makes the page anew; the others are answered with the one that is there. */
const refresh = async (key: string, c: Context<App>, page: Page, tags: readonly string[]) => {
  const now = Date.now()
  if (now - (refreshing.get(key) ?? 0) < REFRESH_MS_MAX) return
  refreshing.set(key, now)
  try {
    // A page that is gone must not be shown on.
    await make(key, page, c, tags, FRESH_MS / 1000, () => memory.forget(key))
  } catch (fault) {
    console.error('a page could not be made anew', c.req.path, fault)
  }
  refreshing.delete(key)
}

const isKeepable = ({ renderedAt }: Kept) => Date.now() - renderedAt < STALE_MS
const isStale = ({ renderedAt }: Kept) => Date.now() - renderedAt >= FRESH_MS

const headersFor = (response: Response, etag: string, tags: readonly string[], seconds: number): Headers =>
  new Headers({
    ...SECURITY_HEADERS,
    'content-type': response.headers.get('content-type') ?? 'text/html; charset=utf-8',
    ...(response.headers.has('speculation-rules') && { 'speculation-rules': '"/speculation-rules.json"' }),
    'cache-control': `public, max-age=0, s-maxage=${seconds}, stale-while-revalidate=${STALE_MS / 1000 - seconds}`,
    // A header holds ASCII, a handle may be Chinese.
    'cache-tag': tags.map(encodeURIComponent).join(','),
    etag,
    age: '0',
    'x-cache': 'memory',
    'server-timing': 'cache;desc="memory"',
  })

const answer = (request: Request, kept: Kept, tier: Tier = 'memory'): Response => {
  const age = Math.max(0, Math.floor((Date.now() - kept.renderedAt) / 1000))
  if (age !== kept.ageSaid) {
    kept.headers.set('age', String(age))
    kept.ageSaid = age
  }
  const headers = tier === 'memory' ? kept.headers : saying(tier, kept.headers)
  const asked = request.headers.get('if-none-match')
  if (asked !== null && (asked === '*' || asked.includes(kept.etag)))
    return new Response(null, { status: 304, headers })
  return new Response(request.method === 'HEAD' ? null : kept.body, { headers })
}

/** The headers that are kept say "memory"; whoever waited longer is told why. */
const saying = (tier: Tier, kept: Headers): Headers => {
  const headers = new Headers(kept)
  headers.set('x-cache', tier)
  headers.set('server-timing', `cache;desc="${tier}"`)
  return headers
}

/** Outside a Worker, as in tests, there is nothing that waits. */
const later = (c: Context, work: Promise<unknown>): void => {
  try {
    c.executionCtx.waitUntil(work)
  } catch {
    void work
  }
}
