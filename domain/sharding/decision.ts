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
 * Why, as a code and its figures, so that it can be said in any language. Percents are whole and of the capacity that the
 * policies trust a shard or a lane with; calls are calls a second; times end in `At`. `bearable` is what shards or lanes bear
 * when they are as full as they are filled (policies.ts); for `rising`, the upper line.
 *
 * | code | for | figures |
 * |---|---|---|
 * | `shard-over` | move-slots | `shard, percent, line, windows, percents` (window by window, e.g. `'82 84'`), `calls` (that go) |
 * | `no-room` | open-shards | `shard, percent, line, windows, fill` (percent that a receiver may have afterwards), `shards` |
 * | `item-over` | split-item | `item, lane, percent, line, windows, calls` (asks of the item), `lanes` (now), `bears` (calls of one lane) |
 * | `lane-short` | transfer | `item, to, left` (units at it), `asks, from, had` (units) |
 * | `sale-announced` | open-shards, move-slots, split-item | `sale, name, startsAt, expected, bearable` (calls), and `keyspace` or `item` |
 * | `rising` | open-shards, move-slots | `keyspace, now, expected, band` (calls; expected ± band), `minutes, bearable` |
 * | `shard-under` | close-shard | `shard, percent, line, minutes` (it was under the line) |
 * | `item-under` | merge-item | `item, calls, percent` (of one lane), `line, windows, lanes` |
 * | `lane-closed` | transfer | `item, lane, left` (units that came back to it) |
 * | `asked-by-hand` | any | what the person wrote: `by, why` |
 *
 * Only of what was looked at and let be:
 *
 * | code | for | figures |
 * |---|---|---|
 * | `not-long-enough` | close-shard | `shard, percent, line, windows` (it was under the line), `needed, ended` (percent that ended it) |
 * | `others-full` | close-shard | `shard, percent, line, fill` |
 * | `sale-near` | close-shard | `shard, percent, sale, name, startsAt` |
 * | `limit-reached` | open-shards, split-item | `limit` (the name of the setting), `most, wanted` |
 * | `slot-over` | open-shards | `shard, percent, slot, calls`: one slot alone is too hot, and cannot be divided |
 * | `sold-out` | split-item | `item, calls`: more lanes would only say no more often |
 * | `few-units` | split-item | `item, units, lanes` (that they are enough for) |
 * | `no-other-shard` | split-item | `item, lanes, shards` (that could bear a lane): new shards are opened or asked for first |
 */
export type Reason = {
  readonly policy: Policy
  readonly code: ReasonCode
  readonly figures: Figures
}

export type Figures = Readonly<Record<string, number | string>>

export const REASON_CODES = [
  'shard-over',
  'item-over',
  'no-room',
  'lane-short',
  'sale-announced',
  'rising',
  'shard-under',
  'item-under',
  'lane-closed',
  'asked-by-hand',
  'not-long-enough',
  'others-full',
  'sale-near',
  'limit-reached',
  'slot-over',
  'sold-out',
  'few-units',
  'no-other-shard',
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

export type Reasoned = { readonly decision: Decision; readonly reason: Reason }

/**
 * What a decision is about, without its amounts: two proposals with the same subject are one proposal whose figures have
 * changed, and what is let be with the same subject and code need not be logged again.
 */
export const subjectOf = (decision: Decision): string => {
  switch (decision.type) {
    case 'open-shards':
      return `${decision.type} ${decision.keyspace} ${decision.jurisdiction ?? ''} ${decision.hint ?? ''}`.trim()
    case 'move-slots':
      return `${decision.type} ${decision.from} ${decision.to}`
    case 'close-shard':
      return `${decision.type} ${decision.shard}`
    case 'transfer':
      return `${decision.type} ${decision.item} ${decision.from} ${decision.to}`
    default:
      return `${decision.type} ${decision.item}`
  }
}
