/**
 * Whoever changes something says of what: it is seen in this isolate at once. Others hear of it by the journal within
 * ten seconds, whether somebody says it or not. The platform's cache in front is purged by tag, as far as it lets us.
 *
 * It lets an account purge five times a minute, or 25 times if it has been silent; so what comes together travels
 * together, and what is too much is left to the minute that an answer may be kept there. No write ever fails of it.
 *
 * @see https://developers.cloudflare.com/workers/cache/purge/
 */
import * as platform from 'cloudflare:workers'
import { LISTEN_MS } from './journal.ts'
import { later } from './later.ts'
import { CATALOGUE, purgeHere } from './tags.ts'

/** What one change does after another travels together, in ms. */
const GATHER_MS = 500
/** Then every isolate has heard of the change: what it fills the platform's cache with is right, in ms. */
const AGAIN_MS = LISTEN_MS + 2_000
/** Of the platform, per account: isolates do not know of each other, so each keeps to it alone. */
const PURGES_A_MINUTE = 5
const PURGES_AT_ONCE = 5
const TAGS_AT_ONCE = 100

type Purging = (tags: string[]) => Promise<{ readonly success: boolean }>
type Outside = {
  /** Undefined where the platform has no such cache: locally. */
  readonly purging: () => Purging | undefined
  readonly pause: (ms: number) => Promise<void>
  readonly now: () => number
}

/** @returns what takes tags, and ends when it has done what it can */
export const openPurger = ({ purging, pause, now }: Outside) => {
  const waiting = new Set<string>()
  let left = PURGES_AT_ONCE
  let countedAt = now()

  const mayPurge = (): boolean => {
    left = Math.min(PURGES_AT_ONCE, left + ((now() - countedAt) * PURGES_A_MINUTE) / 60_000)
    countedAt = now()
    if (left < 1) return false
    left--
    return true
  }

  const send = async (): Promise<void> => {
    const purge = purging()
    if (!purge || waiting.size === 0 || !mayPurge()) return
    const tags = waiting.size > TAGS_AT_ONCE ? [CATALOGUE] : [...waiting].map((tag) => encodeURIComponent(tag))
    waiting.clear()
    const { success } = await purge(tags).catch(() => ({ success: false }))
    if (!success) console.warn('the cache in front was not purged; it is right again within a minute', tags.length)
  }

  const gather = async (tags: readonly string[], ms: number): Promise<void> => {
    await pause(ms)
    for (const tag of tags) waiting.add(tag)
    await pause(GATHER_MS)
    await send()
  }

  /** At once for whoever looks at once; and again when nobody is left who could fill it with what was. */
  return async (tags: readonly string[]): Promise<void> => {
    if (!purging()) return
    await gather(tags, 0)
    await gather(tags, AGAIN_MS)
  }
}

type Platform = {
  readonly cache?: { purge(options: { tags: string[] }): Promise<{ readonly success: boolean }> }
  readonly waitUntil?: (work: Promise<unknown>) => void
}
const { cache, waitUntil } = platform as unknown as Platform
/** Something of that name may be there, and not this. */
const inFront = typeof cache?.purge === 'function' ? cache : undefined

const purgeInFront = openPurger({
  purging: () => inFront && ((tags) => inFront.purge({ tags })),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  now: () => Date.now(),
})

export const purge = (tags: readonly string[]): void => {
  purgeHere(tags, Date.now())
  if (inFront) later(waitUntil && { waitUntil }, purgeInFront(tags))
}
