/** What shoppers notice while a slot with 10,000 orders moves to another shard and back. */
import { setTimeout as pause } from 'node:timers/promises'
import { stockGood } from '../demo-shop.ts'
import { carriedOut } from '../shards/decide.ts'
import { adding, type BuyerCall, type Ready } from './buyers.ts'
import { percentile } from './arithmetic.ts'
import type { Done } from './load.ts'
import type { Round } from './measure.ts'
import { askBench, type Objects } from './objects.ts'

export const ORDERS = 10_000
/** Carts and orders are made so many at a time. */
const AT_ONCE = 50
/** Any slot of the first shard; its neighbours stay where they are. */
export const FULL_SLOT = 100
const OTHERS = 101
/** Shoppers of the slot, and as many of slots that do not move. */
const CARTS = 16
/** Each shopper asks some ten times a second: busy, and not so much that they wait for each other. */
const SHOPPERS = 32
const PAUSE_MS = 100
const BEFORE_MS = 5_000
/** So many requests are ready that hardly any is sent twice while a slot moves. */
const ROUNDS_OF_CARTS = 100

type Cart = Pick<Ready, 'id' | 'key'>

const reading = ({ id, key }: Cart): BuyerCall => ({
  method: 'GET',
  path: `/api/carts/${id}`,
  headers: { authorization: `Bearer ${key}` },
})

/** Orders by whole checkouts, with ids of the slot; then until every listener has heard of them. */
export const fillSlot = async ({ shop }: Objects): Promise<string> => {
  const item = await stockGood(shop, 'bench-slot', ORDERS + 1_000)
  const database = await shop.database('transactions')
  const copied = async () => (await database.prepare('SELECT count(*) AS n FROM orders').first<number>('n')) ?? 0
  const before = await copied()
  for (let made = 0; made < ORDERS; made += AT_ONCE) {
    await askBench(shop.url, 'orders', { slot: FULL_SLOT, item, many: AT_ONCE })
  }
  while ((await copied()) < before + ORDERS) await pause(1_000)
  await pause(5_000)
  return item
}

/** Each looks into their cart and puts something in, by turns; a key is for one request, so each needs one of its own. */
const chainsOf = (carts: readonly Cart[], item: string): BuyerCall[][] =>
  Array.from({ length: ROUNDS_OF_CARTS }, () =>
    carts.flatMap((cart) => [[reading(cart)], [adding(cart, [{ variantId: item, units: 1 }])]]),
  ).flat()

const failures = ({ statuses, chains }: Done): number => chains - (statuses[200] ?? 0)

/** @param turn 0, 1, 2 …: there and back again */
export const measureMove = async (objects: Objects, item: string, turn: number): Promise<Round> => {
  const { load, shop } = objects
  const carts = [
    ...(await askBench<Cart[]>(shop.url, 'carts', { slot: FULL_SLOT, item, many: CARTS })),
    ...(await askBench<Cart[]>(shop.url, 'carts', { slot: OTHERS, item, many: CARTS })),
  ]
  const shoppers = (forMs: number) =>
    load.run({ origin: shop.url, chains: chainsOf(carts, item), clients: SHOPPERS, pauseMs: PAUSE_MS, forMs })
  const before = await shoppers(BEFORE_MS)
  const meanwhile = shoppers(Number.POSITIVE_INFINITY)
  const [from, to] = turn % 2 === 0 ? ['orders-0', 'orders-1'] : ['orders-1', 'orders-0']
  const began = performance.now()
  const decision = { type: 'move-slots', keyspace: 'orders', from, to, slots: [FULL_SLOT] }
  const { move } = await carriedOut(shop.staff, { decision, note: 'bench' })
  const seconds = (performance.now() - began) / 1_000
  load.stop()
  const during = await meanwhile
  const [p50ms = 0, p99ms = 0, maxMs = 0] = [0.5, 0.99, 1].map((share) => percentile(during.took, share))
  return {
    value: p99ms,
    floor: percentile(before.took, 0.99),
    more: {
      p50ms,
      maxMs,
      p50msBefore: percentile(before.took, 0.5),
      maxMsBefore: percentile(before.took, 1),
      stallMs: move?.stallMs ?? 0,
      rows: move?.rows ?? 0,
      seconds,
      calls: during.chains,
      failures: failures(before) + failures(during),
    },
  }
}
