/** As long as a unit is anywhere, on a shelf or on the way between lanes, nobody is told that all is sold. */
import { expect, test } from 'vitest'
import { laneKey } from '#domain/sharding/lanes'
import { slotOfItem } from '#domain/sharding/slots'
import { FIRST_TOPOLOGY, keeperOf } from '#domain/sharding/topology'
import { split } from './scale/changes.ts'
import { newPaperLanes } from './scale/paper-lanes.ts'
import { newPaperShards } from './scale/paper-shards.ts'
import { shopperComes } from './scale/paper-shopper.ts'
import { newPaperTime } from './scale/paper-time.ts'
import { newPaperWorkers } from './scale/paper-workers.ts'
import { ITEM, NOW } from './scale/scenes.ts'
import { diceOf } from './simulation/dice.ts'

const LANES = [0, 1, 2, 3]
const topology = split(FIRST_TOPOLOGY, ITEM, [1, 2, 3])
const SECOND_MS = 1_000

/** One unit wanders from lane to lane, on the way as often as not, while a shopper looks for it. */
const chase = (seed: number, { hears = true, units = 1 } = {}) => {
  const dice = diceOf(seed)
  const time = newPaperTime(NOW)
  const lanes = newPaperLanes(ITEM, units)
  const shards = newPaperShards(200, NOW)
  const workers = newPaperWorkers(1, time, dice)
  const worker = workers.pick(dice)
  if (hears) worker.hear(topology)
  let at = 0
  const wander = () => {
    const to = dice.between(0, LANES.length - 1)
    const some = lanes.debit(at, 1)
    at = to
    time.at(time.now() + dice.between(1, 300), () => {
      lanes.credit(to, some)
      if (time.now() < NOW + 20 * SECOND_MS) time.at(time.now() + dice.between(1, 100), wander)
    })
  }
  wander()
  const told: boolean[] = []
  const shop = {
    time,
    dice,
    shards,
    lanes,
    item: ITEM,
    topology: () => topology,
    isFrozen: () => false,
    onRefused: () => undefined,
  }
  time.at(NOW + dice.between(0, 500), () => shopperComes(shop, worker, (bought) => told.push(bought)))
  time.until(NOW + 120 * SECOND_MS)
  return told
}

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed)

test('a unit that wanders between lanes is found in the end, however it wanders', () => {
  expect(SEEDS.filter((seed) => chase(seed)[0] !== true)).toEqual([])
})

test('a Worker that does not know of the lanes yet finds it too', () => {
  expect(SEEDS.filter((seed) => chase(seed, { hears: false })[0] !== true)).toEqual([])
})

test('when there is nothing anywhere, that is said, and soon', () => {
  expect(SEEDS.filter((seed) => chase(seed, { units: 0 })[0] !== false)).toEqual([])
})

test('lanes of this test are on more than one shard', () => {
  const keepers = LANES.map((lane) => keeperOf(topology, 'inventory', slotOfItem(laneKey(ITEM, lane))).name)
  expect(new Set(keepers).size).toBe(2)
})
