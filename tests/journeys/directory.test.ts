/** Slots move on the real platform while the shop is selling: nobody's call fails, and everything is there afterwards. */
import { runInDurableObject } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import {
  cartId,
  locationId,
  newVariantId,
  orderId,
  type CartId,
  type LocationId,
  type OrderId,
  type VariantId,
} from '#domain/ids'
import { slotInId, slotOfItem, type Keyspace } from '#domain/sharding/slots'
import { firstKeeperOf, keeperOf } from '#domain/sharding/topology'
import { CarryingOut } from '#durable-objects/sharding/directory/carrying-out'
import type { Shards } from '#durable-objects/sharding/shards'
import { newMoveWork } from '#domain/sharding/work'
import * as memory from '#schema/shards/directory/memory'
import { messagesOf } from '#schema/transactions/notifications/messages'
import { askItem, askOrder } from '#workers/sharding/call-shard'
import { orderForStaff } from '#workers/flows/orders/orders'
import { CARDS, pay, ready } from './buying.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import {
  directory,
  done,
  evict,
  hold,
  jobOf,
  move,
  newPayment,
  opened,
  release,
  shardNamed,
  levelOf,
  topologyNow,
  untilEnded,
  written,
} from './scaling.ts'

let goods: Goods
let spare: Readonly<Record<Keyspace, string>>
beforeAll(async () => {
  goods = await stockGoods()
  spare = { orders: await opened('orders'), inventory: await opened('inventory') }
})

/** One that this shard keeps at first. */
const newItemAt = (shard: string): VariantId => {
  for (;;) {
    const item = newVariantId(crypto.getRandomValues(new Uint8Array(16)))
    if (firstKeeperOf('inventory', slotOfItem(item)) === shard) return item
  }
}
const keeper = async (keyspace: Keyspace, slot: number) => keeperOf(await topologyNow(), keyspace, slot).name
/** Far more than a slot takes to change hands, also on a machine that does much else. */
const SLOWEST_MS = 3_000
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Somebody who asks without a break until told to stop; every failure is remembered. */
const asking = (once: () => Promise<unknown>) => {
  const told = { going: true, asked: 0, failures: [] as unknown[], slowestMs: 0 }
  const run = async () => {
    while (told.going) {
      const began = performance.now()
      await once().catch((fault: unknown) => void told.failures.push(fault))
      told.asked++
      told.slowestMs = Math.max(told.slowestMs, performance.now() - began)
    }
  }
  const running = Promise.all([run(), run(), run()])
  return async () => {
    told.going = false
    await running
    return told
  }
}

const rowsOf = (shard: string, table: 'carts' | 'items', id: string) =>
  runInDurableObject(shardNamed(shard), (_, { storage }) =>
    storage.sql.exec(`SELECT id FROM ${table} WHERE id = ?`, id).toArray(),
  )

const mailsOf = async (order: OrderId) =>
  (await messagesOf(shop.TRANSACTIONS_DB, order)).map(({ template }) => template)

test('a slot with a cart and an order goes to another shard and comes home while its owners go on', async () => {
  const bought = await pay(await ready([{ variantId: goods.chalk, units: 1 }]), CARDS.approves)
  const order = orderId(bought.json.order.id) as OrderId
  const slot = slotInId(order)
  const before = await orderForStaff(shop, order)
  const from = await keeper('orders', slot)
  // A cart of the same slot, which somebody goes on filling.
  const cart = cartId(`cart_${order.slice(4, 6)}${'7'.repeat(22)}`) as CartId
  const owner = { id: cart, key: '7'.repeat(26) as never }
  const open = { currency: 'EUR', language: 'en' } as never
  await askOrder(shop, cart, 'changeCart', { owner, open, change: null, idempotency: null })
  const seen = { amount: 1, currency: 'EUR' } as never
  let written = 0
  const stop = asking(async () => {
    const key = `k${++written}`
    const change = {
      type: 'add',
      lines: [{ variantId: `var_${String(written % 40).padStart(16, '0')}` as VariantId, units: 1, seen }],
    } as const
    const added = await askOrder(shop, cart, 'changeCart', {
      owner,
      open: null,
      change,
      idempotency: { key, request: key },
    })
    if (!added.ok) throw new Error(added.refusal.code)
    if (!(await orderForStaff(shop, order))) throw new Error('the order is not there')
  })
  for (const [there, back] of [
    [from, spare.orders],
    [spare.orders, from],
  ] as const) {
    await done(move('orders', slot, there, back))
    expect(await keeper('orders', slot)).toBe(back)
    expect([await rowsOf(there, 'carts', cart), (await rowsOf(back, 'carts', cart)).length]).toEqual([[], 1])
    expect(await orderForStaff(shop, order)).toEqual(before)
  }
  const told = await stop()
  expect(told.failures).toEqual([])
  expect(told.asked).toBeGreaterThan(20)
  expect(told.slowestMs).toBeLessThan(SLOWEST_MS)
  const kept = await askOrder(shop, cart, 'cartOf', owner)
  expect(kept?.lines.reduce((sum, { units }) => sum + units, 0)).toBe(written)
  // Its facts were told once, wherever they were told from; the last word is heard where it lives now.
  for (const last = Date.now() + 10_000; (await mailsOf(order)).length === 0 && Date.now() < last;) await pause(100)
  expect(await mailsOf(order)).toEqual(['order-placed'])
  expect((await orderForStaff(shop, order))?.timeline.map(({ id }) => id)).toEqual(before?.timeline.map(({ id }) => id))
})

test('an item with promises moves while units are promised and given back, and every unit is where it was', async () => {
  const item = goods.aegean
  const slot = slotOfItem(item)
  const before = await levelOf(item)
  const promised = await hold(item, 1)
  expect(promised.answer?.ok).toBe(true)
  const stop = asking(async () => {
    const { id, answer } = await hold(item, 1)
    if (!answer) throw new Error('no answer')
    if (answer.ok || answer.refusal.code !== 'insufficient-stock') await release(item, id)
  })
  const from = await keeper('inventory', slot)
  for (const [there, back] of [
    [from, spare.inventory],
    [spare.inventory, from],
  ] as const) {
    await done(move('inventory', slot, there, back))
    expect([await rowsOf(there, 'items', item), (await rowsOf(back, 'items', item)).length]).toEqual([[], 1])
    // The same hold is known there: it holds once.
    expect((await hold(item, 1, promised.id)).answer).toEqual(promised.answer)
  }
  expect((await stop()).failures).toEqual([])
  await release(item, promised.id)
  expect(await levelOf(item)).toEqual(before)
})

test('units at a place that only the old keeper has heard of go with their slot', async () => {
  const item = newItemAt('inventory-1')
  const slot = slotOfItem(item)
  const place = locationId('ghent') as LocationId
  await shop.INVENTORY.getByName('inventory-1').saveLocation({ id: place, priority: 9 })
  const change = { id: 'ghent', type: 'receive', item, location: place, units: 4, note: '' } as const
  await askItem(shop, item, 'change', [change])
  await done(move('inventory', slot, 'inventory-1', spare.inventory))
  expect(await levelOf(item)).toMatchObject({ location: place, available: 4 })
})

class Died extends Error {}

/** Bindings whose calls stop at some call: before it is carried out, or when its answer is on the way. */
const dyingAt = (last: number, when: 'before' | 'after', counted: { calls: number }): Shards => {
  const bound = (namespace: { getByName(name: string): unknown }) => ({
    getByName: (name: string) =>
      new Proxy(
        {},
        {
          get:
            (_, verb) =>
            async (...args: unknown[]) => {
              counted.calls++
              if (counted.calls > last || (counted.calls === last && when === 'before')) throw new Died()
              const stub = namespace.getByName(name) as Record<string, (...asked: unknown[]) => Promise<unknown>>
              const answer = await stub[String(verb)]?.(...args)
              if (counted.calls === last) throw new Died()
              return answer
            },
        },
      ),
  })
  return { ORDERS: bound(shop.ORDERS), INVENTORY: bound(shop.INVENTORY) } as unknown as Shards
}

let dead = 0
/** Carries a move out as far as a call, and is dead then. @returns whether the move came to its end before that */
const carryUpTo = (decision: ReturnType<typeof move>, shards: Shards): Promise<string> =>
  runInDurableObject(directory(), async (_, { storage }) => {
    await storage.deleteAlarm()
    const { sql } = storage
    if (decision.type !== 'move-slots') throw new Error('only slots move')
    const reason = { policy: 'hand', code: 'asked-by-hand', figures: { by: 'x', why: '' } } as const
    const work = newMoveWork(
      decision.slots.map((slot) => [slot, decision.to] as const),
      false,
    )
    const job = {
      id: `dead-${++dead}`,
      reasoned: { decision, reason },
      state: 'doing',
      by: 'x',
      note: '',
      work,
    } as const
    memory.addJob(sql, job, Date.now())
    const carrying = new CarryingOut(sql, shards, () => {})
    try {
      while (await carrying.step());
    } catch (fault) {
      if (!(fault instanceof Died)) throw fault
    }
    return job.id
  })

const KEEPING = new Set(['kept', 'leaving', 'frozen'])

test(
  'the directory dies at every call of a move, before it and behind it: selling goes on, and it ends as it was meant',
  { timeout: 60_000 },
  async () => {
    const item = goods.chalk
    const slot = slotOfItem(item)
    const { available = 0, received } = (await levelOf(item)) ?? {}
    let moves = 0
    for (let last = 1; ; last++) {
      let counted = { calls: 0 }
      for (const when of ['before', 'after'] as const) {
        counted = { calls: 0 }
        const from = await keeper('inventory', slot)
        const to = from === spare.inventory ? 'inventory-0' : spare.inventory
        const id = await carryUpTo(move('inventory', slot, from, to), dyingAt(last, when, counted))
        await evict('directory')
        const keepers = (await Promise.all([from, to].map((name) => written(name, slot)))).filter(
          (row) => row && KEEPING.has(row.state),
        )
        expect([last, when, keepers.length <= 1]).toEqual([last, when, true])
        // Nobody who buys waits for the directory: at the worst until a freeze has run out.
        const promised = await hold(item, 1, newPayment())
        expect([last, when, promised.answer?.ok]).toEqual([last, when, true])
        await directory().wake()
        expect(await untilEnded(id)).toMatchObject({ state: 'done' })
        expect([await keeper('inventory', slot), (await written(to, slot))?.state]).toEqual([to, 'kept'])
        expect(await rowsOf(from, 'items', item)).toEqual([])
        await release(item, promised.id)
        expect(await levelOf(item)).toMatchObject({ available, received, held: 0 })
        moves++
      }
      if (counted.calls < last) break
    }
    // Fewer steps than these cannot move a slot: leave, a batch, freeze, the last batch, hand over, keep, flip, forget.
    expect(moves).toBeGreaterThan(20)
  },
)

test('a directory that is evicted again and again while it moves slots of both kinds comes to its end', async () => {
  const slots = [1, 2, 3, 4]
  const ids: string[] = []
  for (const keyspace of ['orders', 'inventory'] as const) {
    const from = `${keyspace}-0`
    const { id } = await directory()
      .ask({
        id: crypto.randomUUID(),
        reasoned: {
          decision: { type: 'move-slots', keyspace, from, to: spare[keyspace], slots },
          reason: { policy: 'hand', code: 'asked-by-hand', figures: {} },
        },
        by: 'x',
      })
      .then((answer) => (answer.ok ? answer.value : Promise.reject(new Error(answer.refusal.code))))
    ids.push(id)
  }
  for (let times = 0; times < 12; times++) {
    await pause(15)
    await evict('directory')
  }
  await directory().wake()
  for (const id of ids) expect(await untilEnded(id)).toMatchObject({ state: 'done' })
  for (const slot of slots) expect(await keeper('orders', slot)).toBe(spare.orders)
  expect((await jobOf(ids[0] ?? '')).work).toMatchObject({ done: slots.length })
})
