/** What ran low is told to staff: together, once an hour at most. */
import type { Availability } from '../catalog/product.ts'
import type { Event } from '../events.ts'
import { itemOf } from '../sharding/lanes.ts'
import type { Planned } from './planned.ts'

const HOUR_MS = 60 * 60_000

/** Best first. */
const WORDS: readonly Availability[] = ['in-stock', 'low', 'sold-out']
const fell = (was: Availability, word: Availability): boolean => WORDS.indexOf(word) > WORDS.indexOf(was)

type Change = Extract<Event, { readonly type: 'availability-changed' }>

/** Downwards past its line. Of a part of a divided item every change counts: the whole is asked when it is told. */
const isFalling = (event: Event): event is Change =>
  event.type === 'availability-changed' && (event.split || (event.was !== undefined && fell(event.was, event.word)))

/** Each once, at the end of the hour in which it happened: what happens meanwhile goes with it. */
export const lowStockIn = (events: readonly Event[]): Planned[] =>
  events.filter(isFalling).map(({ item, version, at }) => ({
    id: `low-stock:${item}:${version}`,
    kind: 'low-stock',
    about: itemOf(item),
    dueAt: (Math.floor(at / HOUR_MS) + 1) * HOUR_MS,
  }))

/** Of one hour of the clock and reader: told once under it. */
export const digestId = (now: number, userId: string): string => `low-stock:${Math.floor(now / HOUR_MS)}:${userId}:mail`

/** Named in one mail; of more it says how many. */
export const DIGEST_MAX = 30
/** That it was told is remembered so long, in ms: a fact that is heard again is told no second time. */
export const TOLD_MS = 7 * 24 * HOUR_MS
