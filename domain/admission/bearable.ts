/** How many people a minute the shards can serve who are let in, and what the directory is told of a drop to come. */
import type { Policies } from '../sharding/policies.ts'
import { bearable } from '../sharding/bearable.ts'
import { CALLS_OF_AN_ORDER, type Sale } from '../sharding/sales.ts'
import type { Topology } from '../sharding/topology.ts'
import type { Drop } from './drop.ts'

/**
 * Calls of somebody who goes in and buys. At an order shard: add, read at checkout, details, begin, confirm, and reading it
 * twice; at the stock of the item: hold and take.
 */
const CALLS_EACH = { orders: 7, inventory: 2 } as const

/** @returns people a minute: as many as the item bears that bears the fewest, with the room that the policies leave */
export const bearableRate = (topology: Topology, policies: Policies, { items }: Pick<Drop, 'items'>): number => {
  const each = items.map((item) => bearable(topology, policies, item, CALLS_EACH))
  return Math.max(1, Math.floor(Math.min(...each) * 60))
}

/** A drop should be sold within so long of its start, in s, if shards can be had for it. */
const SOLD_WITHIN_SECONDS = 60

/** The policies count an order alone; whoever is let in makes so many times as many calls. */
const CALLS_RATIO = Math.max(
  CALLS_EACH.orders / CALLS_OF_AN_ORDER.orders,
  CALLS_EACH.inventory / CALLS_OF_AN_ORDER.inventory,
)

/** What the policies prepare for; undefined when nobody knows how many will come. */
export const saleOf = ({ id, name, startsAt, endsAt, items, expectedBuyers, state }: Drop): Sale | undefined =>
  expectedBuyers === null || expectedBuyers < 1 || state === 'cancelled'
    ? undefined
    : {
        id,
        name: name.en,
        startsAt,
        endsAt,
        items,
        expectedCalls: Math.max(1, (expectedBuyers * CALLS_RATIO) / SOLD_WITHIN_SECONDS),
      }
