/** Staff: receive, count and correct stock, send parcels, cancel orders, change prices, replay dead letters. */
import { locationId, type LocationId, type OrderId, type VariantId } from '#domain/ids'
import type { StockChange } from '#domain/inventory/stock'
import { freeParcels, openParcels } from '#domain/orders/order'
import { itemOf } from '#domain/sharding/lanes'
import { markReplayed, openLetters } from '#schema/transactions/sharding/dead-letters'
import { cancelOrder } from '#workers/flows/orders/cancel-order'
import { orderForStaff, shipOrder } from '#workers/flows/orders/orders'
import { changeStock } from '#tests/change-stock'
import { savePlace, stockOf } from '#workers/flows/inventory/stock'
import type { Env } from '../../workers/env.ts'
import { changeOffer, type Goods } from './goods.ts'
import type { World } from './world.ts'

const place = (text: string): LocationId => {
  const id = locationId(text)
  if (!id) throw new Error(`not a location: ${text}`)
  return id
}
const MAIN = place('main')
const ELSEWHERE = place('rotterdam')

/** Staff try again until it is done, some give up. */
const TRIES = 4

export const tried = async <T>(world: World, work: (env: Env) => Promise<T>): Promise<T | undefined> => {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      return await world.page(work)
    } catch {
      await world.clock.sleep(world.dice.between(500, 10_000))
    }
  }
  return undefined
}

/** The second place is opened before anything is put there. */
export const openPlaces = async (world: World): Promise<void> => {
  await tried(world, (env) => savePlace(env, { id: ELSEWHERE, priority: 5 }))
}

/** @param units that come in; without it anything may be said about the stock */
export const stockUp = async (world: World, { id: item }: Pick<Goods, 'id'>, units?: number): Promise<void> => {
  const { dice, witness } = world
  const id = `change-${++witness.keys}`
  const location = dice.chance(0.7) ? MAIN : ELSEWHERE
  const rest = { id, item, location, note: '' }
  const kind = dice.roll()
  const seen = units === undefined && kind >= 0.7 && kind < 0.85 ? await look(world, item, location) : 0
  if (seen === undefined) return
  const change: StockChange =
    units !== undefined || kind < 0.7
      ? { ...rest, type: 'receive', units: units ?? dice.between(1, 12) }
      : kind < 0.85
        ? { ...rest, type: 'count', units: Math.max(0, seen + dice.pick([0, 0, -1, 2])), basedOn: seen }
        : { ...rest, type: 'correct', units: dice.pick([-3, -2, -1, 1, 2]) }
  witness.changes.set(id, { change, done: false })
  const answer = await tried(world, (env) => changeStock(env, change))
  if (answer?.ok) witness.changes.set(id, { change, done: true })
}

/** Somebody looks how many there are, goes to the shelf, and counts: others buy meanwhile. */
const look = async (world: World, item: VariantId, location: LocationId): Promise<number | undefined> => {
  const stock = await tried(world, (env) => stockOf(env, [item]))
  await world.clock.sleep(world.dice.between(0, 120_000))
  return stock && (stock.get(item)?.find((level) => level.location === location)?.available ?? 0)
}

/** Staff see what the copy shows, and act on the truth. */
export const someOrder = async ({ stores, dice }: World): Promise<OrderId | undefined> => {
  const rows = stores.transactions.sqlite.prepare('SELECT id FROM orders ORDER BY sequence').all()
  const found = rows[dice.between(0, Math.max(0, rows.length - 1))]
  return found?.['id'] as OrderId | undefined
}

/** An order leaves, or a part of it. */
export const shipSome = async (world: World): Promise<void> => {
  const { dice, witness } = world
  const order = await someOrder(world)
  const seen = order && (await tried(world, (env) => orderForStaff(env, order)))
  if (!seen) return
  const open = freeParcels(seen.order)
  const parcels = dice.chance(0.6) ? open : open.slice(0, 1).map(({ variantId }) => ({ variantId, units: 1 }))
  const id = `shipment-${++witness.keys}`
  const ask = {
    order: seen.order.id,
    shipment: { id, parcels, carrier: 'Post', tracking: id },
    idempotency: { key: id, request: id },
  }
  const answer = await tried(world, (env) => shipOrder(env, ask))
  if (answer?.ok) witness.shipped.set(id, seen.order.id)
}

/** All that is open, or a part of it, whether or not some of the order was sent. */
const cancelSome = async (world: World): Promise<void> => {
  const order = await someOrder(world)
  for (let parts = world.dice.between(1, 3); parts > 0; parts--) await cancelPart(world, order)
}

const cancelPart = async (world: World, order: OrderId | undefined): Promise<void> => {
  const { dice, witness } = world
  const seen = order && (await tried(world, (env) => orderForStaff(env, order)))
  if (!seen) return
  const id = `cancel-${++witness.keys}`
  const some = openParcels(seen.order).map(({ variantId, units }) => ({ variantId, units: dice.between(1, units) }))
  const parcels = dice.chance(0.5) ? null : some.slice(0, dice.between(1, some.length + 1))
  const ask = {
    order: seen.order.id,
    cancellation: { id, reason: 'customer', parcels },
    idempotency: { key: id, request: id },
  } as const
  const answer = await tried(world, (env) => cancelOrder(env, ask))
  if (answer?.ok && answer.value.cancellations?.some((one) => one.id === id)) witness.cancelled.set(id, seen.order.id)
}

/** What nobody could handle is sent again. */
export const replayLetters = async (world: World): Promise<void> => {
  const db = world.stores.transactions
  for (const { sequence, listener, event } of await openLetters(db)) {
    // No pages here: nothing tells of their use.
    if (listener === 'page-events') continue
    await markReplayed(db, sequence, world.clock.now)
    world.post.replay(listener, event)
    world.network.count('letterReplayed')
  }
}

/** Orders that were sent, and whose units the books have sold to others: the books are put right first. */
export const mendLetters = async (world: World): Promise<void> => {
  for (const { listener, event } of await openLetters(world.stores.transactions)) {
    if (listener !== 'inventory' || event.type !== 'order-placed') continue
    for (const { item, units } of event.items) await stockUp(world, { id: itemOf(item) }, units)
  }
  return replayLetters(world)
}

/** One thing that a member of staff does. */
export const work = async (world: World, goods: [Goods, ...Goods[]]): Promise<void> => {
  const kind = world.dice.roll()
  const item = world.dice.pick(goods)
  if (kind < 0.35) return stockUp(world, item)
  if (kind < 0.55) return shipSome(world)
  if (kind < 0.7) return cancelSome(world)
  if (kind < 0.9) return changeOffer(world, item.id)
  return replayLetters(world)
}
