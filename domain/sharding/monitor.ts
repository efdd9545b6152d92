/** What is known of the load of each shard: the last windows, and nothing that cannot be true. */
import { own } from '../own.ts'
import { ok, refuse, type Result } from '../result.ts'
import { ITEMS_TOLD_MAX, wantedPerSecond, type ItemLoad, type ShardLoad } from './load.ts'
import { isSlot, SLOTS } from './slots.ts'
import { keyspaceOfShard } from './topology.ts'

/** How often shards are asked for their load while there is traffic. */
export const WINDOW_MS = 5_000
/** Windows kept with their slots and items: five minutes, as long as an item must be cool before it is merged. */
export const WINDOWS_KEPT = 60
/** Rates kept: an hour, as long as what was opened for a sale must be cool before it is closed. */
export const RATES_KEPT = 720
/** A shard that has not been heard for three windows may be hot or dead: nothing is concluded from it. */
export const LATE_MS = 3 * WINDOW_MS
/** A window is never this long; and clocks of machines differ by less than this. */
const WINDOW_MAX_MS = 600_000
const SKEW_MAX_MS = 60_000

/** Calls that were wanted of a shard in one window. */
export type Rate = { readonly from: number; readonly until: number; readonly callsPerSecond: number }

/**
 * @property settledAt when the shard was last changed; what it bore before says nothing of what it bears now
 * @property rates oldest first, at most RATES_KEPT
 * @property windows the same, in detail, at most WINDOWS_KEPT
 */
export type ShardHistory = {
  readonly settledAt: number
  readonly rates: readonly Rate[]
  readonly windows: readonly ShardLoad[]
}
export type History = Readonly<Record<string, ShardHistory>>

export const NO_HISTORY: ShardHistory = { settledAt: 0, rates: [], windows: [] }

export type LoadRefusal = { readonly code: 'load-invalid'; readonly what: string }

const COUNTS = ['calls', 'writes', 'moved', 'frozen', 'shed', 'p50Ms', 'p99Ms', 'stallMs', 'bytes'] as const

const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0

const isSlotLoad = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && isSlot(value[0]) && isCount(value[1])

const isItemLoad = (value: unknown): boolean => {
  const { key, calls, short, available } = (value ?? {}) as Partial<ItemLoad>
  return typeof key === 'string' && isCount(calls) && isCount(short) && isCount(available)
}

const isList = (value: unknown, most: number, isMember: (member: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= most && value.every(isMember)

const wrongTimes = ({ from, until }: Partial<ShardLoad>, now: number): string | undefined => {
  if (!isCount(from) || !isCount(until)) return 'its window has no times'
  const lasts = Number(until) - Number(from)
  if (lasts <= 0) return 'its window ends before it begins'
  if (lasts > WINDOW_MAX_MS) return 'its window is too long'
  return Number(until) > now + SKEW_MAX_MS ? 'its window is in the future' : undefined
}

/**
 * Read what a shard says of its load: whatever cannot be is refused, with what is wrong.
 *
 * @param shard who was asked: a report in another's name is refused
 * @param last its history, because times do not run backwards
 */
export const readLoad = (
  value: unknown,
  shard: string,
  last: ShardHistory | undefined,
  now: number,
): Result<ShardLoad, LoadRefusal> => {
  const invalid = (what: string) => refuse({ code: 'load-invalid', what: `${shard}: ${what}` })
  if (typeof value !== 'object' || value === null) return invalid('it is no object')
  const load = value as Partial<ShardLoad>
  if (load.shard !== shard || !keyspaceOfShard(shard)) return invalid('it speaks for another shard')
  const wrong = wrongTimes(load, now)
  if (wrong) return invalid(wrong)
  const count = COUNTS.find((name) => !isCount(load[name]))
  if (count) return invalid(`${count} is no count`)
  if (Number(load.writes) > Number(load.calls)) return invalid('it wrote more often than it was called')
  if (!isList(load.slots, SLOTS, isSlotLoad)) return invalid('its slots cannot be')
  if (!isList(load.items, ITEMS_TOLD_MAX, isItemLoad)) return invalid('its items cannot be')
  if (Number(load.until) <= (last?.rates.at(-1)?.until ?? 0)) return invalid('its times run backwards')
  return ok(value as ShardLoad)
}

/** Remember one window, which readLoad has let pass. */
export const note = (history: History, load: ShardLoad): History => {
  const { settledAt, rates, windows } = own(history, load.shard) ?? NO_HISTORY
  const rate = { from: load.from, until: load.until, callsPerSecond: wantedPerSecond(load) }
  return {
    ...history,
    [load.shard]: {
      settledAt,
      rates: [...rates.slice(1 - RATES_KEPT), rate],
      windows: [...windows.slice(1 - WINDOWS_KEPT), load],
    },
  }
}

/** These shards were changed: only windows that begin from now on tell what they bear. */
export const settled = (history: History, shards: readonly string[], now: number): History => ({
  ...history,
  ...Object.fromEntries(shards.map((shard) => [shard, { ...(own(history, shard) ?? NO_HISTORY), settledAt: now }])),
})

/** Forget shards that are no more. */
export const onlyOf = (history: History, shards: readonly string[]): History =>
  Object.fromEntries(
    shards.flatMap((shard) => {
      const entry = own(history, shard)
      return entry ? [[shard, entry]] : []
    }),
  )

export const isLate = (history: ShardHistory | undefined, now: number): boolean =>
  (history?.rates.at(-1)?.until ?? Number.NEGATIVE_INFINITY) < now - LATE_MS

/** The last rates without a gap, oldest first: none when the shard has not been heard lately. */
const unbroken = (rates: readonly Rate[], since: number, most: number): readonly Rate[] => {
  let first = rates.length
  while (first > 0 && rates.length - first < most) {
    const rate = rates[first - 1]
    const next = rates[first]
    if (!rate || rate.from < since || (next && next.from - rate.until > LATE_MS)) break
    first--
  }
  return rates.slice(first)
}

/** The rates since the shard was last changed. */
export const rowOf = (history: ShardHistory | undefined, now: number, most = RATES_KEPT): readonly Rate[] =>
  !history || isLate(history, now) ? [] : unbroken(history.rates, history.settledAt, most)

/** All rates that are kept, whatever has been changed meanwhile. */
export const longRowOf = (history: ShardHistory | undefined, now: number): readonly Rate[] =>
  !history || isLate(history, now) ? [] : unbroken(history.rates, 0, RATES_KEPT)

/** How many of the last rates in a row are so. */
export const runOf = (row: readonly Rate[], isSo: (callsPerSecond: number) => boolean): number =>
  row.length - 1 - row.findLastIndex((rate) => !isSo(rate.callsPerSecond))

export const meanOf = (row: readonly Rate[]): number =>
  row.length === 0 ? 0 : row.reduce((sum, rate) => sum + rate.callsPerSecond, 0) / row.length

/** Windows in detail that belong to a row: those since the last change, the last `most` of them. */
export const detailOf = (history: ShardHistory | undefined, now: number, most: number): readonly ShardLoad[] => {
  const row = rowOf(history, now, Math.min(most, WINDOWS_KEPT))
  return row.length === 0 ? [] : (history?.windows.slice(-row.length) ?? [])
}

/** The same; and when none has passed since the last change, those before it: what people want has not changed by it. */
export const lastOf = (history: ShardHistory | undefined, now: number, most: number): readonly ShardLoad[] => {
  const since = detailOf(history, now, most)
  return since.length > 0 || isLate(history, now) ? since : (history?.windows.slice(-most) ?? [])
}
