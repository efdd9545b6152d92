/** The shards on the real platform: what must be true of locks, commits, alarms and restarts there. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { listenersTo } from '#domain/events'
import { eventId, locationId, newVariantId, type PaymentId, type VariantId } from '#domain/ids'
import { HOLD_MS, type Hold } from '#domain/inventory/hold'
import type { StockChange } from '#domain/inventory/stock'
import { slotOf } from '#domain/sharding/slots'
import { firstKeeperOf } from '#domain/sharding/topology'
import type { Shards } from '#durable-objects/sharding/shards'

const shards = env as unknown as Shards
const random = () => crypto.getRandomValues(new Uint8Array(32))
const newItem = (): VariantId => newVariantId(random())
const shardOf = (item: VariantId) => shards.INVENTORY.getByName(firstKeeperOf('inventory', slotOf(item)))

let payments = 0
const newPayment = () => `pay_${String(++payments).padStart(24, '0')}_1` as PaymentId
const main = locationId('main')
if (!main) throw new Error('main is a location')

const receiving = (item: VariantId, units: number, id = `receive ${item}`): StockChange => ({
  id,
  type: 'receive',
  item,
  location: main,
  units,
  note: '',
})
const holding = (item: VariantId, units: number, id = newPayment(), expiresAt = Date.now() + HOLD_MS): Hold => ({
  id,
  lines: [{ item, units, oversell: false }],
  expiresAt,
})

const stocked = async (units: number) => {
  const item = newItem()
  await shardOf(item).change([receiving(item, units)])
  return { item, shard: shardOf(item), level: async () => (await shardOf(item).stockOf([item])).stock[0] }
}

test('ten shoppers race for three units, and three get one', async () => {
  const { item, shard, level } = await stocked(3)
  const answers = await Promise.all(Array.from({ length: 10 }, () => shard.hold([holding(item, 1)])))
  expect(answers.flat().filter(({ ok }) => ok)).toHaveLength(3)
  expect(await level()).toMatchObject({ received: 3, available: 0, held: 3, taken: 0 })
})

test('calls that are committed together stay apart: one that breaks undoes only itself', async () => {
  const { item, shard, level } = await stocked(5)
  const broken = { ...holding(item, 1), lines: [{ item, units: 1.5, oversell: false }] }
  const [before, breaks, after] = await Promise.allSettled([
    shard.hold([holding(item, 1)]),
    shard.hold([holding(item, 1), broken]),
    shard.hold([holding(item, 2)]),
  ])
  expect([before.status, breaks.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await level()).toMatchObject({ available: 2, held: 3 })
})

test('the same hold twice holds once, also after the object was evicted; other lines under its id are refused', async () => {
  const { item, shard, level } = await stocked(5)
  const hold = holding(item, 2)
  const [first] = await shard.hold([hold])
  await evictDurableObject(shard)
  expect(await shardOf(item).hold([hold])).toEqual([first])
  const [other] = await shardOf(item).hold([{ ...hold, lines: [{ item, units: 1, oversell: false }] }])
  expect(other).toMatchObject({ ok: false, refusal: { code: 'hold-differs' } })
  expect(await level()).toMatchObject({ available: 3, held: 2 })
})

test('a hold that nobody ended lapses by the alarm, and is taken after all while there is stock', async () => {
  const { item, shard, level } = await stocked(2)
  const hold = holding(item, 2, newPayment(), Date.now() - 1)
  await shard.hold([hold])
  await runDurableObjectAlarm(shard)
  expect(await level()).toMatchObject({ available: 2, held: 0 })
  expect(await shard.take([hold])).toMatchObject([{ ok: true }])
  expect(await level()).toMatchObject({ available: 0, held: 0, taken: 2 })
})

test('a lapsed hold whose units were sold is refused, never oversold', async () => {
  const { item, shard, level } = await stocked(2)
  const late = holding(item, 2, newPayment(), Date.now() - 1)
  await shard.hold([late])
  await runDurableObjectAlarm(shard)
  await shard.hold([holding(item, 1)])
  expect(await shard.take([late])).toMatchObject([{ ok: false, refusal: { code: 'insufficient-stock', available: 1 } }])
  expect(await level()).toMatchObject({ available: 1, held: 1, taken: 0 })
})

test('a hold that arrives behind its release holds nothing', async () => {
  const { item, shard, level } = await stocked(2)
  const hold = holding(item, 1)
  expect(await shard.release([{ id: hold.id, item }])).toEqual([{ state: 'released', split: null }])
  expect(await shard.hold([hold])).toMatchObject([{ ok: false, refusal: { code: 'hold-ended' } }])
  expect(await level()).toMatchObject({ available: 2, held: 0 })
})

test('units that were taken come back once', async () => {
  const { item, shard, level } = await stocked(3)
  const hold = holding(item, 2)
  await shard.hold([hold])
  await shard.take([hold])
  const released = () => shard.release([{ id: hold.id, item }])
  expect(await released()).toEqual([{ state: 'returned', split: null }])
  expect(await released()).toEqual([{ state: 'returned', split: null }])
  expect(await level()).toMatchObject({ available: 3, held: 0, taken: 0 })
})

test('movements add up to the stock, and a change that is asked for twice is made once', async () => {
  const { item, shard } = await stocked(9)
  const change = { ...receiving(item, -2, `broken ${item}`), type: 'correct' } as const
  await Promise.all([shard.change([change]), shard.change([change]), shard.hold([holding(item, 3)])])
  const sums = { received: 0, available: 0, held: 0, taken: 0 }
  const account = (name: string) => (name === 'outside' ? null : (name as 'available' | 'held' | 'taken'))
  for (const { debit, credit, units } of await shard.movementsOf(item)) {
    const [from, to] = [account(debit), account(credit)]
    if (from) sums[from] -= units
    else sums.received += units
    if (to) sums[to] += units
    else sums.received -= units
  }
  expect(sums).toEqual({ received: 7, available: 4, held: 3, taken: 0 })
  expect((await shard.stockOf([item])).stock).toMatchObject([sums])
})

test('the alarm tells the facts, and what a listener has confirmed is told no more', async () => {
  const { item, shard } = await stocked(1)
  const name = firstKeeperOf('inventory', slotOf(item))
  const { events } = await shard.eventsAfter(0, 1_000)
  const facts = events.filter((event) => 'item' in event && event.item === item)
  const [fact] = facts
  expect(facts).toMatchObject([{ type: 'availability-changed', word: 'low', version: 1 }])
  const sequence = Number(fact?.id.split(':')[1])
  expect(fact?.id).toBe(eventId(name, sequence))
  const tells = () =>
    runInDurableObject(shard, (_, { storage }) =>
      storage.sql.exec('SELECT tells, unheard FROM events WHERE sequence = ?', sequence).one(),
    )
  await runInDurableObject(shard, (_, { storage }) => void storage.sql.exec('UPDATE events SET tell_at = 1'))
  await runDurableObjectAlarm(shard)
  expect((await tells())['tells']).toBeGreaterThan(0)
  await shard.acknowledge(listenersTo['availability-changed'], [eventId(name, sequence)])
  expect((await tells())['unheard']).toBe(0)
})

test('a lost alarm is set again by the sweep', async () => {
  const { item, shard } = await stocked(1)
  await shard.hold([holding(item, 1)])
  await runInDurableObject(shard, (_, { storage }) => storage.deleteAlarm())
  await shard.wake()
  expect(await runInDurableObject(shard, (_, { storage }) => storage.getAlarm())).not.toBeNull()
})

test('migrations run once, however often the object starts', async () => {
  const { item } = await stocked(1)
  const numbers = () =>
    runInDurableObject(shardOf(item), (_, { storage }) =>
      storage.sql.exec('SELECT number FROM migrations ORDER BY number').toArray(),
    )
  const before = await numbers()
  await evictDurableObject(shardOf(item))
  expect(await numbers()).toEqual(before)
  expect(before.length).toBeGreaterThan(1)
  expect((await shardOf(item).stockOf([item])).stock).toMatchObject([{ available: 1 }])
})
