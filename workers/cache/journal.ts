/**
 * What this isolate has heard of changes: a few rows of the products store, asked for every ten seconds while there
 * are visitors. Whatever is made of the store is good for as long as none of its tags has changed since; so a page
 * need not be made anew because time has passed, and a write is seen everywhere soon.
 *
 * The store counts its changes with a trigger (schema/products/migrations/0007_tell_changes.sql): no writer can forget
 * to tell, no clocks are compared, and whoever hears late, hears all.
 */
import { changesAfter, type Change } from '#schema/products/changes'
import { CATALOGUE, received, purgeHere } from './tags.ts'

/** How often an isolate asks, in ms: one query of some rows. */
export const LISTEN_MS = 10_000
/** More than a shop changes in ten seconds; an isolate that missed more forgets what it cannot judge. */
const CHANGES_MAX = 1_000
/** Tags that are remembered with the number of their last change: some 100 bytes each. */
const TAGS_MAX = 20_000

type Journal = {
  /** The last change that was heard of. */
  seq: number
  /** All changes behind this one are known. */
  from: number
  /** What is known here was so at this time, in ms. */
  at: number
  /** Since when somebody asks: a request that was cut off never says that it has ended. */
  requestedAt: number
}

const journal: Journal = { seq: 0, from: 0, at: Number.NEGATIVE_INFINITY, requestedAt: Number.NEGATIVE_INFINITY }
const lastChange = new Map<string, number>()

export const journalAt = (): number => journal.at
/** What is made now is made of a store that has had these changes, at least. */
export const journalSeq = (): number => journal.seq

/** Whether it is time to ask again, and nobody does. */
export const isTimeToListen = (now: number): boolean =>
  now - journal.at >= LISTEN_MS && now - journal.requestedAt >= LISTEN_MS

/** @returns whether the store answered; what is known stays as it is when it does not */
export const listen = async (db: D1Database, now: number): Promise<boolean> => {
  journal.requestedAt = now
  try {
    learn(await changesAfter(db, journal.seq, CHANGES_MAX), now)
    return true
  } catch (fault) {
    console.error('what has changed could not be heard', fault)
    return false
  }
}

const learn = (changes: readonly Change[], now: number): void => {
  const last = changes[0]?.seq ?? 0
  const isFirst = journal.at === Number.NEGATIVE_INFINITY
  // The store was brought back to an earlier time: nothing that is known of it holds.
  const isBack = last < journal.seq
  const isMore = changes.length >= CHANGES_MAX || lastChange.size > TAGS_MAX
  if (isBack || isMore) lastChange.clear()
  if (isBack) purgeHere([CATALOGUE], now)
  const fresh = changes.filter(({ seq }) => isFirst || isBack || seq > journal.seq)
  for (const { tag, seq } of fresh) lastChange.set(tag, seq)
  if (isBack) journal.from = last
  else if (isMore) journal.from = (changes.at(-1)?.seq ?? journal.seq + 1) - 1
  journal.seq = last
  // Two who ask at once may answer in another order than they asked.
  journal.at = Math.max(journal.at, now)
  if (fresh.length > 0) received(isMore ? null : fresh.map(({ tag }) => tag))
}

/** What is known of something that was made at that change, of these tags: the same still, or not, or it cannot be said. */
export const judge = (madeAtSeq: number, tags: readonly string[]): 'same' | 'changed' | 'unknown' => {
  if (madeAtSeq < journal.from) return 'unknown'
  return tags.some((tag) => (lastChange.get(tag) ?? 0) > madeAtSeq) ? 'changed' : 'same'
}
