/** An answer that is kept: its bytes, how it is told, and for how long it holds. */
import { digest } from '../http/digest.ts'
import { SECURITY_HEADERS } from '../http/headers.ts'
import { journalAt, judge } from './journal.ts'
import type { AnswerPolicy } from './policies.ts'
import { isPurgedHere, tagsInHeader } from './tags.ts'

/** For so long what was true is believed without a further look; for as long again, nearly, it is told while one looks. In s. */
export const FRESH_SECONDS = 30
/** With the five seconds that data may have (data.ts) it makes the minute that the shop promises, in s. */
export const STALE_SECONDS = 55
/** However little changes, a page is made anew after an hour, in ms: of what it is made is stated, and somebody may err. */
export const LIFE_MS = 60 * 60_000

export type CachedAnswer = {
  readonly status: number
  readonly body: Uint8Array
  /** As sent from memory; `age` is written into them when a second has passed. */
  readonly headers: Headers
  /** The age in seconds that stands in the headers. */
  statedAge: number
  readonly etag: string
  readonly tags: readonly string[]
  /** When it was begun, and the last change of the store that was known then. */
  readonly renderedAt: number
  readonly seq: number
  /** The first moment at which it is another one, though nothing is written then, in ms; infinite: none is known. */
  readonly until: number
  /** Until when it is known to be the same as one that would be made anew, in ms. */
  asOf: number
  /** The journal's time at which that was looked up last. */
  judgedAt: number
  isChanged: boolean
}

/** What a page may say itself; everything else is said here, so that no page tells of who asked for it. */
const SAID = ['content-type', 'content-language', 'link', 'speculation-rules', 'x-robots-tag'] as const

const headersOf = (response: Response, policy: AnswerPolicy, etag: string, tags: readonly string[]): Headers => {
  const headers = new Headers({ ...SECURITY_HEADERS, ...policy.headers })
  for (const name of SAID) {
    const value = response.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  headers.set('cache-control', SHARED)
  headers.set(TO_PLATFORM, 'no-store')
  headers.set('cache-tag', tagsInHeader(tags))
  headers.set('etag', etag)
  headers.set('age', '0')
  headers.set('x-cache', 'memory')
  headers.set('server-timing', 'cache;desc="memory"')
  return headers
}

/** For the platform's cache alone, which takes the header away: nothing, unless told otherwise (platform.ts). */
export const TO_PLATFORM = 'cloudflare-cdn-cache-control'

/** Browsers ask each time whether they still have it; caches further out may answer as we do. */
const SHARED = `public, max-age=0, s-maxage=${FRESH_SECONDS}, stale-while-revalidate=${STALE_SECONDS - FRESH_SECONDS}`

/** Nobody's own, and not to be told otherwise to others: no cookie, no word against it, no header that it depends on. */
export const isKeepable = ({ status, headers }: Response, wanted: 200 | 404): boolean =>
  status === wanted &&
  !headers.has('set-cookie') &&
  !headers.has('vary') &&
  (wanted === 404 || !/private|no-store|no-cache/.test(headers.get('cache-control') ?? ''))

type Begun = Pick<CachedAnswer, 'renderedAt' | 'seq' | 'tags' | 'until'>

const begun = (made: Begun) => ({
  ...made,
  tags: [...new Set(made.tags)],
  statedAge: 0,
  asOf: made.renderedAt,
  judgedAt: Number.NEGATIVE_INFINITY,
  isChanged: false,
})

export const cachedOf = async (response: Response, policy: AnswerPolicy, made: Begun): Promise<CachedAnswer> => {
  const body = new Uint8Array(await response.arrayBuffer())
  const etag = `"${await digest(body)}"`
  const all = begun(made)
  return { ...all, status: 200, body, etag, headers: headersOf(response, policy, etag, all.tags) }
}

/** That something is not there: told as it was made, and to no cache further out. */
export const missingOf = async (response: Response, made: Begun): Promise<CachedAnswer> => {
  const headers = new Headers({ ...SECURITY_HEADERS, ...Object.fromEntries(response.headers) })
  headers.set('x-cache', 'memory')
  headers.set('server-timing', 'cache;desc="memory"')
  headers.set(TO_PLATFORM, 'no-store')
  return { ...begun(made), status: 404, body: new Uint8Array(await response.arrayBuffer()), etag: '', headers }
}

/** Looks up in the journal whether it is still the same. */
const look = (cached: CachedAnswer): void => {
  const at = journalAt()
  if (at <= cached.judgedAt) return
  cached.judgedAt = at
  if (at <= cached.renderedAt) return
  const found = judge(cached.seq, cached.tags)
  if (found === 'same') cached.asOf = Math.max(cached.asOf, at)
  else cached.isChanged = true
}

/**
 * What may be done with it: `fresh`, tell it; `stale`, tell it and make it anew meanwhile; `doubtful`, ask first
 * whether it has changed; `gone`, make it anew.
 */
export const stateOf = (cached: CachedAnswer, now: number): 'fresh' | 'stale' | 'doubtful' | 'gone' => {
  if (now >= cached.until || now - cached.renderedAt >= LIFE_MS) return 'gone'
  if (isPurgedHere(cached.tags, cached.renderedAt)) return 'gone'
  look(cached)
  const age = now - cached.asOf
  if (age >= STALE_SECONDS * 1000) return cached.isChanged ? 'gone' : 'doubtful'
  return cached.isChanged || age >= FRESH_SECONDS * 1000 ? 'stale' : 'fresh'
}

/** Seconds since it was known to be right. */
export const ageOf = (cached: CachedAnswer, now: number): number => Math.max(0, Math.floor((now - cached.asOf) / 1000))
