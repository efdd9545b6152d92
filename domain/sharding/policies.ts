/** The settings of scaling: what staff may change, and between which bounds. */

export type Policies = {
  /** Relieve above, merge below, by what was measured. */
  readonly threshold: boolean
  /** Scale before it is needed: by the slope of the calls, and by sales that were announced. */
  readonly traffic: boolean
  /** Calls a second that one shard is trusted with. */
  readonly shardCalls: number
  /** Calls a second that one lane of an item is trusted with. */
  readonly laneCalls: number
  /** Shares of capacity, 0 to 1. */
  readonly relieveAbove: number
  readonly mergeBelow: number
  /** Windows in a row before anything is done, and before anything is taken away again. */
  readonly relieveWindows: number
  readonly mergeWindows: number
  /** New shards that may be opened within an hour without asking; more wait for a person. */
  readonly shardsAnHour: number
  /** Shards of one keyspace, and lanes of one item, at most. */
  readonly shardsMax: number
  readonly lanesMax: number
  /** Slots moved by one decision, at most. */
  readonly slotsAtOnce: number
}

/**
 * Two hundred writing calls a second is the cautious end of what the platform names for one object; 80 and 30 % leave
 * room for a doubling while slots are still moving, and keep the two from following each other.
 *
 * @see https://developers.cloudflare.com/durable-objects/best-practices/rules-of-durable-objects/
 */
export const POLICIES: Policies = {
  threshold: true,
  traffic: true,
  shardCalls: 200,
  laneCalls: 150,
  relieveAbove: 0.8,
  mergeBelow: 0.3,
  relieveWindows: 6,
  mergeWindows: 60,
  shardsAnHour: 2,
  shardsMax: 256,
  lanesMax: 32,
  slotsAtOnce: 64,
}

type Bounds = Readonly<
  Record<{ [K in keyof Policies]: Policies[K] extends number ? K : never }[keyof Policies], readonly [number, number]>
>

/**
 * The least and the most of each number; shares are fractions, the others whole. Windows are bounded by how many are kept:
 * five minutes in detail, an hour of rates (monitor.ts).
 */
export const POLICY_BOUNDS: Bounds = {
  shardCalls: [1, 100_000],
  laneCalls: [1, 100_000],
  relieveAbove: [0.1, 1],
  mergeBelow: [0, 0.9],
  relieveWindows: [1, 60],
  mergeWindows: [1, 720],
  shardsAnHour: [0, 1_000],
  shardsMax: [2, 10_000],
  lanesMax: [1, 64],
  slotsAtOnce: [1, 1_024],
}

/** Halving the load of a shard that is just over the line must not put it under the other one. */
export const MERGE_BELOW_OF_RELIEVE = 0.5

/**
 * Half-way between the two lines: how full a shard or a lane is when something has been done for it. Nobody is filled
 * beyond it, so that what is relieved does not make another one hot, and what is merged does not have to be relieved.
 */
export const fillShare = ({ relieveAbove, mergeBelow }: Policies): number => (relieveAbove + mergeBelow) / 2

/** Calls a second that a lane bears: never more than the shard that it is on. */
export const laneLimit = ({ laneCalls, shardCalls }: Policies): number => Math.min(laneCalls, shardCalls)
