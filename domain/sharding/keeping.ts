/**
 * Who keeps a slot, from the view of one shard, and how that changes while a slot moves.
 *
 *   at the old keeper:  kept ─▶ leaving ─▶ frozen ─▶ gone
 *                                  ▲─────────┘ thaws by itself when its time is up
 *   at the new keeper:  (absent) ─▶ arriving ─▶ ready ─▶ kept
 *
 * There is one keeper at any time. The old one has given the slot away for good before the new one serves it: `gone`
 * names the move and the freeze with which that happened, and only a shard that is `ready` for just those begins.
 */
import type { Place } from './topology.ts'

export type SlotState = 'kept' | 'leaving' | 'frozen' | 'gone' | 'arriving' | 'ready'

export type SlotRow = {
  readonly slot: number
  readonly state: SlotState
  /** Of the topology that said so. */
  readonly version: number
  /** The move that this slot last took part in. */
  readonly move: string | null
  /** Which freeze of that move. */
  readonly epoch: number
  /** Frozen: when it thaws by itself, ms since the epoch. */
  readonly until: number | null
  /** Gone: where to. Arriving and ready: where from. */
  readonly keeper: Place | null
}

/** What a shard says that gave a slot away; whoever is told carries it to the new keeper. */
export type Given = {
  readonly slot: number
  readonly move: string
  readonly epoch: number
  readonly version: number
  readonly keeper: Place
}

/**
 * Why a call was not carried out, as data. It changed nothing, and may be asked again:
 * `moved` at the keeper that is named, or, when none is, where the first keeper says; `frozen` in a moment.
 * `busy`: too many wait already; asking again would make it worse.
 */
export type Elsewhere =
  | { readonly at: 'moved'; readonly given: readonly Given[]; readonly unknown: readonly number[] }
  | { readonly at: 'frozen' }
  | { readonly at: 'busy'; readonly retryAfterMs: number }

/** What every call of a shard is answered with. `version`: the newest topology that this shard has heard of. */
export type Answer<T> = { readonly at: 'here'; readonly value: T; readonly version: number } | Elsewhere

/** A slot that a call is about, and what its caller was told of it. */
export type CallContext = { readonly slots: readonly number[]; readonly given: readonly Given[] }

/**
 * How long a slot may stay frozen before it thaws by itself, in ms. Far longer than handing over the last changes
 * takes; short enough that a directory which died in between stalls nobody for long.
 */
export const FREEZE_MS = 1_000

/** Whether the shard answers calls about a slot in this state. */
export const serves = (row: Pick<SlotRow, 'state' | 'until'>, now: number): boolean =>
  row.state === 'kept' || row.state === 'leaving' || (row.state === 'frozen' && now >= (row.until ?? 0))

/** Whether a shard that is ready may begin, because the old keeper has given up just what it is ready for. */
export const isGiven = (row: SlotRow, given: Pick<Given, 'slot' | 'move' | 'epoch'> | undefined): boolean =>
  row.state === 'ready' && given?.slot === row.slot && given.move === row.move && given.epoch === row.epoch

/** In the order they are checked. */
export type MoveRefusal =
  | { readonly code: 'topology-outdated'; readonly version: number }
  | { readonly code: 'slot-not-kept'; readonly slot: number }
  | { readonly code: 'slot-busy'; readonly slot: number; readonly move: string }
  | { readonly code: 'slot-thawed'; readonly slot: number }
  | { readonly code: 'batch-missing'; readonly slot: number; readonly batch: number }

/** One call of the directory about one slot. `version`: of the topology that it plans from. */
export type MoveStep = { readonly move: string; readonly slot: number; readonly version: number }
