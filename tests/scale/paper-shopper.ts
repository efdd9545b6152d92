/** A shopper who has been let in: begins to pay, asks the lanes for one unit, pays, and is told yes or "sold out". */
import { newCartId, type CartId, type VariantId } from '#domain/ids'
import { laneKey, lanesFor } from '#domain/sharding/lanes'
import { slotInId, slotOfItem, type Keyspace } from '#domain/sharding/slots'
import { isQuiet, isSoldOut } from '#domain/sharding/sold-out'
import { keeperOf, splitOf, type Topology } from '#domain/sharding/topology'
import type { Dice } from '#tests/simulation/dice'
import type { LaneAnswer, PaperLanes } from './paper-lanes.ts'
import type { PaperShards } from './paper-shards.ts'
import type { PaperTime } from './paper-time.ts'
import type { Worker } from './paper-workers.ts'

/** Between a Worker and a shard, there and back. */
const NETWORK_MS: readonly [number, number] = [10, 50]
/** A frozen slot is asked again soon, a shard that sheds later, and lanes with units on the way in between. */
const FROZEN_MS = 50
const SHED_AGAIN_MS: readonly [number, number] = [1_000, 3_000]
const ON_THE_WAY_MS = 250
const PAY_MS: readonly [number, number] = [500, 2_000]

export type Shop = {
  readonly time: PaperTime
  readonly dice: Dice
  readonly shards: PaperShards
  readonly lanes: PaperLanes
  readonly item: VariantId
  readonly topology: () => Topology
  readonly isFrozen: (keyspace: Keyspace, slot: number) => boolean
  /** A call was refused and asked again. */
  readonly onRefused: (why: 'moved' | 'frozen' | 'shed') => void
}

/**
 * One call to the shard that keeps a slot, asked again for as long as it takes: a shopper waits, no purchase fails.
 *
 * @param act what the shard does in its turn
 */
const call = (
  shop: Shop,
  worker: Worker,
  [keyspace, slot]: readonly [Keyspace, number],
  act: (shard: string) => void,
): void => {
  const { time, dice, shards, topology, isFrozen, onRefused } = shop
  const again = (ms: number, why: 'moved' | 'frozen' | 'shed') => {
    onRefused(why)
    time.at(time.now() + ms, () => call(shop, worker, [keyspace, slot], act))
  }
  const asked = worker.keeperOf(keyspace, slot)
  const keeper = keeperOf(topology(), keyspace, slot).name
  if (asked !== keeper) {
    shards.refused(asked, time.now(), 'moved')
    worker.learnKeeper(keyspace, slot, keeper)
    return again(dice.between(...NETWORK_MS), 'moved')
  }
  if (isFrozen(keyspace, slot)) {
    shards.refused(asked, time.now(), 'frozen')
    return again(FROZEN_MS, 'frozen')
  }
  const at = shards.call(asked, time.now(), slot)
  if (at === undefined) return again(dice.between(...SHED_AGAIN_MS), 'shed')
  time.at(at + dice.between(...NETWORK_MS), () => act(asked))
  return undefined
}

type Pass = { readonly held: boolean; readonly answers: ReadonlyMap<number, LaneAnswer> }

/** Ask the lanes in this shopper's order until one has a unit. Each answer tells which lanes there are. */
const askLanes = (shop: Shop, worker: Worker, cart: CartId, then: (pass: Pass) => void): void => {
  const answers = new Map<number, LaneAnswer>()
  const next = () => {
    const lane = lanesFor(worker.splitOf(shop.item), cart).find((one) => !answers.has(one))
    if (lane === undefined) return then({ held: false, answers })
    const key = laneKey(shop.item, lane)
    return call(shop, worker, ['inventory', slotOfItem(key)], (shard) => {
      const answer = shop.lanes.hold(key)
      shop.shards.asked(shard, key, !answer.held)
      worker.learnSplit(shop.item, splitOf(shop.topology(), shop.item))
      answers.set(lane, answer)
      return answer.held ? then({ held: true, answers }) : next()
    })
  }
  next()
}

/** Ask until a lane has one, or until it is certain that none has (domain/sharding/sold-out.ts). */
const takeOne = (shop: Shop, worker: Worker, cart: CartId, done: (held: boolean) => void): void => {
  const { time } = shop
  const pass = (before: Pass | undefined): void =>
    askLanes(shop, worker, cart, (after) => {
      if (after.held) return done(true)
      if (before && isSoldOut(before.answers, after.answers)) return done(false)
      return time.at(time.now() + (isQuiet(after.answers) ? 0 : ON_THE_WAY_MS), () => pass(after))
    })
  pass(undefined)
}

/** @param told when the shopper hears it */
export const shopperComes = (shop: Shop, worker: Worker, told: (bought: boolean) => void): void => {
  const { time, dice } = shop
  const cart = newCartId(Uint8Array.from({ length: 24 }, () => dice.between(0, 255)))
  const slot = slotInId(cart)
  call(shop, worker, ['orders', slot], () =>
    takeOne(shop, worker, cart, (held) => {
      if (!held) return told(false)
      return time.at(time.now() + dice.between(...PAY_MS), () => call(shop, worker, ['orders', slot], () => told(true)))
    }),
  )
}
