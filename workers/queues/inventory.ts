/** Inventory listens: a placed order takes its units, a failed payment and a cancelled order give theirs back. */
import type { Event } from '#domain/events'
import type { PaymentId, VariantId } from '#domain/ids'
import { inventoryShardOf } from '#domain/shards'
import { asked, byInventoryShard, orderShard } from '../flows/call-shard.ts'
import type { Env } from '../env.ts'
import type { Listens } from './settle.ts'

type Placed = Extract<Event, { type: 'order-placed' }>

export const inventory: Listens = async (events, env) => {
  await take(
    events.filter((event) => event.type === 'order-placed'),
    env,
  )
  await release(events.flatMap(givenBack), env)
}

/** One call to each shard for the whole batch. */
const take = async (placed: readonly Placed[], env: Env): Promise<void> => {
  const wanted = placed.flatMap(({ order, items }) => items.map((line) => ({ order, line })))
  await Promise.all(
    [...byInventoryShard(wanted, ({ line }) => line.item)].map(async ([shard, parts]) => {
      const orders = [...Map.groupBy(parts, ({ order }) => order)]
      const holds = orders.map(([{ holdId }, lines]) => ({ id: holdId, lines: lines.map(({ line }) => line) }))
      const taken = await asked(() => env.INVENTORY.getByName(shard).take(holds))
      for (const [index, [order]] of orders.entries()) {
        if (!taken[index]?.ok) await withdraw(order, env)
      }
    }),
  )
}

/**
 * The hold had lapsed and its units are sold: only possible when no fact arrived for a day. What cannot be sent is
 * cancelled and paid back, in the merchant's sight; it is never oversold.
 */
const withdraw = async ({ id: order }: Placed['order'], env: Env): Promise<void> => {
  await asked(() => orderShard(env, order).cancel({ order, reason: 'out-of-stock', idempotency: null }))
}

const givenBack = (event: Event): { id: PaymentId; item: VariantId }[] => {
  if (event.type === 'payment-failed') return event.items.map((item) => ({ id: event.paymentId, item }))
  if (event.type !== 'order-cancelled') return []
  return event.order.lines
    .filter(({ tracked }) => tracked)
    .map(({ variantId }) => ({ id: event.order.holdId, item: variantId }))
}

const release = async (parts: readonly { id: PaymentId; item: VariantId }[], env: Env): Promise<void> => {
  const shards = Map.groupBy(parts, ({ item }) => inventoryShardOf(item))
  await Promise.all(
    [...shards].map(([shard, holds]) =>
      asked(() => env.INVENTORY.getByName(shard).release([...new Set(holds.map(({ id }) => id))])),
    ),
  )
}
