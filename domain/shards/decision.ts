/** What can be decided about shards, by whom, and why. Everything that is decided is one of these, and is logged. */
import type { VariantId } from '../ids.ts'
import type { Keyspace } from './slots.ts'
import type { Hint, Jurisdiction } from './topology.ts'

export type Decision =
  /** Open empty shards, which slots are then moved to. */
  | {
      readonly type: 'open-shards'
      readonly keyspace: Keyspace
      readonly count: number
      readonly hint?: Hint
      readonly jurisdiction?: Jurisdiction
    }
  | {
      readonly type: 'move-slots'
      readonly keyspace: Keyspace
      readonly from: string
      readonly to: string
      readonly slots: readonly number[]
    }
  /** Empty a shard: all of its slots go to the others, and it is closed. */
  | { readonly type: 'close-shard'; readonly keyspace: Keyspace; readonly shard: string }
  /** Divide an item into so many lanes (more than it has). */
  | { readonly type: 'split-item'; readonly item: VariantId; readonly lanes: number }
  /** Bring an item back into one lane. */
  | { readonly type: 'merge-item'; readonly item: VariantId }
  /** Units of an item from a lane that has many to one that is asked for them. */
  | {
      readonly type: 'transfer'
      readonly item: VariantId
      readonly from: number
      readonly to: number
      readonly units: number
    }

/** `hand`: a person, in the admin or by a command. */
export type Policy = 'threshold' | 'traffic' | 'hand'

/**
 * Why, as a code and its figures, so that it can be said in any language.
 *
 * @property figures numbers and names that the sentence needs, e.g. `{ shard: 'inventory-1', percent: 86, windows: 6 }`
 */
export type Reason = {
  readonly policy: Policy
  readonly code: ReasonCode
  readonly figures: Readonly<Record<string, number | string>>
}

export const REASON_CODES = [
  'shard-over',
  'item-over',
  'no-room',
  'lane-short',
  'sale-announced',
  'rising',
  'shard-under',
  'item-under',
  'asked-by-hand',
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

export type Reasoned = { readonly decision: Decision; readonly reason: Reason }
