/**
 * What six callers at once are told of one item could have been told one after the other: at rest, while its slot goes to
 * another shard and back, while objects are evicted, and for each of its lanes when it is divided.
 */
import { beforeAll, expect, test } from 'vitest'
import { newVariantId, type ItemKey, type PaymentId, type VariantId } from '#domain/ids'
import { HOLD_MS } from '#domain/inventory/hold'
import type { StockChange } from '#domain/inventory/stock'
import { slotOfItem } from '#domain/sharding/slots'
import { everyLane, firstKeeperOf, keeperOf } from '#domain/sharding/topology'
import { askItem } from '#workers/sharding/call-shard'
import { stockOf } from '#workers/flows/inventory/stock'
import { linearize, type Call } from '../linearizable.ts'
import { itemWith, type ItemAnswer, type ItemOperation } from '../one-item.ts'
import { diceOf } from '../simulation/dice.ts'
import { shop } from './goods.ts'
import { ask, done, evict, move, newPayment, opened, topologyNow, untilEnded } from './scaling.ts'

const CLIENTS = 6
const CALLS = 14
const UNITS = 12

let spare: readonly string[]
beforeAll(async () => {
  spare = [await opened('inventory'), await opened('inventory')]
})

const newItem = () => newVariantId(crypto.getRandomValues(new Uint8Array(16)))
let changes = 0
const receiving = (item: ItemKey, units: number): StockChange => ({
  id: `linear ${++changes}`,
  type: 'receive',
  item,
  location: 'main' as never,
  units,
  note: '',
})

const only = <T>([answer]: readonly T[]): T => {
  if (answer === undefined) throw new Error('there is no answer')
  return answer
}

/** One call through the flow, which follows the item wherever it is. */
const carryOut = async (key: ItemKey, asked: ItemOperation): Promise<ItemAnswer> => {
  if (asked.type === 'read' || asked.type === 'receive') {
    const stock =
      asked.type === 'read'
        ? only((await askItem(shop, key, 'stockOf', [key])).stock)
        : only(await askItem(shop, key, 'change', [receiving(key, asked.units)]))
    const shelf = 'item' in stock ? stock : stock.ok ? stock.value.stock : undefined
    if (!shelf) throw new Error('a whole number of units can always be received')
    return { type: 'stock', available: shelf.available, held: shelf.held, taken: shelf.taken }
  }
  const id = asked.id as PaymentId
  if (asked.type === 'release') {
    return { type: 'release', state: only(await askItem(shop, key, 'release', [{ id, item: key }])).state }
  }
  const units = asked.type === 'hold' ? asked.units : 1
  const lines = [{ item: key, units, oversell: false, ...(asked.type === 'hold' && { part: true as const }) }]
  if (asked.type === 'take') {
    if (!only(await askItem(shop, key, 'take', [{ id, lines }])).ok) throw new Error('what was promised can be taken')
    return { type: 'take' }
  }
  const held = only(await askItem(shop, key, 'hold', [{ id, lines, expiresAt: Date.now() + HOLD_MS }]))
  if (held.ok) return { type: 'hold', available: null }
  if (held.refusal.code !== 'insufficient-stock') throw new Error(held.refusal.code)
  return { type: 'hold', available: held.refusal.available }
}

type History = Call<ItemOperation, ItemAnswer>[]

/** Callers who know of each other's promises, at one key each time; the clock counts beginnings and answers. */
const callers = async (keys: readonly ItemKey[], seed: number): Promise<ReadonlyMap<ItemKey, History>> => {
  const histories = new Map(keys.map((key): [ItemKey, History] => [key, []]))
  const promised = new Map(keys.map((key): [ItemKey, string[]] => [key, []]))
  let clock = 0
  const client = async (number: number) => {
    const dice = diceOf(seed * 100 + number)
    for (let calls = 0; calls < CALLS; calls++) {
      const key = keys[dice.between(0, keys.length - 1)] ?? only(keys)
      const known = promised.get(key) ?? []
      const id = known[dice.between(0, known.length - 1)]
      const roll = dice.roll()
      const asked: ItemOperation =
        roll < 0.4 || !id
          ? { type: 'hold', id: newPayment(), units: 1 }
          : roll < 0.55
            ? { type: 'take', id }
            : roll < 0.75
              ? { type: 'release', id }
              : roll < 0.82
                ? { type: 'receive', units: dice.between(1, 3) }
                : { type: 'read' }
      const began = ++clock
      const answer = await carryOut(key, asked)
      histories.get(key)?.push({ asked, began, ended: ++clock, answer })
      if (asked.type === 'hold' && answer.type === 'hold' && answer.available === null) known.push(asked.id)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)))
  return histories
}

const stocked = async (units = UNITS): Promise<VariantId> => {
  const item = newItem()
  only(await askItem(shop, item, 'change', [receiving(item, units)]))
  return item
}

const believe = (history: History, units: number) => {
  const verdict = linearize(itemWith(units), history)
  if (!verdict.ok)
    throw new Error(`no order explains ${JSON.stringify(verdict.stuck)} behind ${JSON.stringify(verdict.order)}`)
  // Calls did overlap, else nothing would have been judged.
  expect(history.some(({ began, ended }) => (ended ?? 0) > began + 1)).toBe(true)
}

const receivedIn = (history: History) =>
  history.reduce((sum, { asked }) => sum + (asked.type === 'receive' ? asked.units : 0), 0)

test.each([1, 2, 3, 4])('what callers are told of an item has an order (%d)', async (seed) => {
  const item = await stocked()
  const histories = await callers([item], seed)
  believe(histories.get(item) ?? [], UNITS)
})

test.each([5, 6, 7])(
  'what callers are told while its slot goes away and comes home has an order (%d)',
  async (seed) => {
    const item = await stocked()
    const slot = slotOfItem(item)
    const [there = '', home] = [spare[0], firstKeeperOf('inventory', slot)]
    const moving = async () => {
      await done(move('inventory', slot, home, there))
      await done(move('inventory', slot, there, home))
    }
    const [histories] = await Promise.all([callers([item], seed), moving()])
    expect(keeperOf(await topologyNow(), 'inventory', slot).name).toBe(home)
    const history = histories.get(item) ?? []
    expect(history).toHaveLength(CLIENTS * CALLS)
    believe(history, UNITS)
  },
)

test('what callers are told while the directory is evicted in the middle of a move has an order', async () => {
  const item = await stocked()
  const slot = slotOfItem(item)
  const id = crypto.randomUUID()
  const moving = async () => {
    await ask(move('inventory', slot, firstKeeperOf('inventory', slot), spare[1] ?? ''), id)
    for (let times = 0; times < 6; times++) {
      await evict('directory')
      await new Promise((resolve) => setTimeout(resolve, 8))
    }
    await untilEnded(id)
  }
  const [histories] = await Promise.all([callers([item], 8), moving()])
  believe(histories.get(item) ?? [], UNITS)
})

test.each([9, 10])(
  'each lane of an item that is divided has an order, and together they have what came in (%d)',
  async (seed) => {
    const item = await stocked(UNITS * 3)
    await done({ type: 'split-item', item, lanes: 3 })
    const keys = everyLane(await topologyNow(), item)
    expect(keys).toHaveLength(3)
    const before = new Map(
      await Promise.all(
        keys.map(async (key): Promise<[ItemKey, number]> => [
          key,
          only((await askItem(shop, key, 'stockOf', [key])).stock).available,
        ]),
      ),
    )
    expect([...before.values()]).toEqual([UNITS, UNITS, UNITS])
    const histories = await callers(keys, seed)
    let received = UNITS * 3
    for (const [key, history] of histories) {
      believe(history, before.get(key) ?? 0)
      received += receivedIn(history)
    }
    const [whole] = (await stockOf(shop, [item])).get(item) ?? []
    expect(whole).toMatchObject({ received })
    expect((whole?.available ?? 0) + (whole?.held ?? 0) + (whole?.taken ?? 0)).toBe(received)
  },
)

test('while units go from lane to lane, none is made and none is lost', async () => {
  const item = await stocked(UNITS * 2)
  await done({ type: 'split-item', item, lanes: 2 })
  const keys = everyLane(await topologyNow(), item)
  const [, lane = 0] = keys.map((key) => Number(key.split('#')[1] ?? 0))
  const transfers = async () => {
    for (let times = 0; times < 4; times++) {
      const [from, to] = times % 2 ? [lane, 0] : [0, lane]
      await done({ type: 'transfer', item, from, to, units: 3 })
    }
  }
  const [histories] = await Promise.all([callers(keys, 11), transfers()])
  const received = [...histories.values()].reduce((sum, history) => sum + receivedIn(history), UNITS * 2)
  const [whole] = (await stockOf(shop, [item])).get(item) ?? []
  expect(whole).toMatchObject({ received })
  const promised = [...histories.values()]
    .flat()
    .filter(({ asked, answer }) => asked.type === 'hold' && answer?.type === 'hold' && answer.available === null)
  expect((whole?.held ?? 0) + (whole?.taken ?? 0)).toBeLessThanOrEqual(promised.length)
})
