/** What shards tell the directory of their load: the figures that scaling is decided from. */
import type { ItemKey } from '../ids.ts'

/** One shard in one window. Counts are of the window; sizes are of its end. */
export type ShardLoad = {
  readonly shard: string
  /** The window: ms since the epoch. */
  readonly from: number
  readonly until: number
  /** Calls carried out, those that wrote among them. */
  readonly calls: number
  readonly writes: number
  /** Calls not carried out: their slot was kept elsewhere, was changing hands, or too many were waiting. */
  readonly moved: number
  readonly frozen: number
  readonly shed: number
  /** From the arrival of a call to its answer, in ms: the half and the slowest hundredth. */
  readonly p50Ms: number
  readonly p99Ms: number
  /** The longest that a call was kept waiting because its slot was changing hands, in ms. */
  readonly stallMs: number
  /** Size of the shard's database. */
  readonly bytes: number
  /** Calls per slot, only slots that were asked. */
  readonly slots: readonly (readonly [slot: number, calls: number])[]
  /** The items (or lanes) asked most often, hottest first; inventory shards alone. */
  readonly items: readonly ItemLoad[]
}

export type ItemLoad = {
  readonly key: ItemKey
  readonly calls: number
  /** Calls that asked for more than there was. */
  readonly short: number
  /** Units on the shelf at the end of the window. */
  readonly available: number
}

export const ITEMS_TOLD_MAX = 20

/** Calls that were wanted: also those that were sent away because too many were waiting. */
export const wantedPerSecond = ({ calls, shed, from, until }: Pick<ShardLoad, 'calls' | 'shed' | 'from' | 'until'>) =>
  callsPerSecond({ calls: calls + shed, from, until })

export const callsPerSecond = ({ calls, from, until }: Pick<ShardLoad, 'calls' | 'from' | 'until'>): number =>
  until > from ? (calls * 1_000) / (until - from) : 0
