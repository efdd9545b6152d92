/** The listener that takes what was ordered, when its hold has lapsed and the units are sold to others. */
import { expect, test } from 'vitest'
import type { Event } from '#domain/events'
import type { PaymentId } from '#domain/ids'
import {
  begin,
  answering,
  inventoryShardAlone,
  nothingPublished,
  orderShardAlone,
  readyCart,
} from '#tests/simulation/alone'
import { changing, shardsAlone } from '#tests/shards/shards-alone'
import type { Env } from '../env.ts'
import { inventory } from './inventory.ts'

/** An order of two units of which none is left. */
const ordered = async () => {
  const { shard: orders, facts } = orderShardAlone()
  const { shard: stock } = inventoryShardAlone()
  const { owner, quote, item, order } = await readyCart(orders)
  const { id: paymentId } = await begin(orders, owner, 'k')
  const placed = await orders.confirm({ paymentId, quote: { ...quote, held: [{ item, units: 2, oversell: false }] } })
  if (!placed.ok) throw new Error(placed.refusal.code)
  const bound = { ORDERS: answering(() => orders as never), INVENTORY: answering(() => stock as never) }
  const env = { ...bound, TOPOLOGY: nothingPublished } as unknown as Env
  const told = facts().filter(({ type }) => type === 'order-placed')
  const shipment = { id: 's', parcels: [{ variantId: item, units: 2 }], carrier: 'Post', tracking: '' }
  const ship = () => orders.ship({ order, shipment, idempotency: null } as never)
  const take = () => inventory(told, env)
  const left = () => stock.stockOf([item]).stock[0]
  return { facts, stock, item, ship, take, left }
}

test('what cannot be sent is cancelled, and paid back', async () => {
  const { facts, take } = await ordered()
  await take()
  const order = { status: 'cancelled', cancelReason: 'out-of-stock', payment: 'refund-due' }
  expect(facts().at(-1)).toMatchObject({ type: 'order-cancelled', order })
})

test('what was sent meanwhile is put aside with its reason, and taken when the books are right', async () => {
  const { stock, item, ship, take, left } = await ordered()
  expect(await ship()).toMatchObject({ ok: true })
  await expect(take()).rejects.toThrow('it cannot be cancelled: order-shipped')
  await stock.change([changing('receive', item, 5)])
  for (let times = 0; times < 2; times++) await take()
  expect(left()).toMatchObject({ available: 3 })
})

test('what an earlier try was promised at another lane is given back, by a Worker that knows of no lanes', async () => {
  const { divided, keeper, worker } = shardsAlone()
  const { item, keys, left } = await divided(5, 5)
  const id = 'pay_000000000000000000000000_1' as PaymentId
  for (const key of keys) {
    const line = { item: key, units: 2, oversell: false, part: true } as const
    await keeper(key).hold([{ id, lines: [line], expiresAt: Date.now() + 60_000 }])
  }
  const items = [{ item, units: 2, oversell: false }]
  const placed = { type: 'order-placed', id: 'e', at: 1, order: { id: 'ord_1', holdId: id }, items }
  for (let times = 0; times < 2; times++) await inventory([placed as unknown as Event], worker())
  expect(left()).toEqual([3, 5])
})
