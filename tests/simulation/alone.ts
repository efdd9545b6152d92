/** One shard by itself on a simulated machine, for tests of a single rule. */
import { broadcastIn, eventsIn, type Event } from '#domain/events'
import { newCartId, newCartKey, newVariantId, type OrderId } from '#domain/ids'
import { currency, money } from '#domain/money'
import type { Quote } from '#domain/orders/quote'
import { slotInId, slotOf } from '#domain/sharding/slots'
import { firstKeeperOf } from '#domain/sharding/topology'
import { InventoryShard } from '#durable-objects/inventory/inventory-shard'
import { OrderShard } from '#durable-objects/orders/order-shard'
import { Machine } from './machine.ts'

const random = () => crypto.getRandomValues(new Uint8Array(32))

/** What a message tells: each fact as often as it has listeners. */
const toldBy = (queue: string, body: string): readonly Event[] => {
  if (queue !== 'FACTS') return eventsIn(body)
  const { listeners, events } = broadcastIn(body)
  return listeners.flatMap(() => events)
}

/** Queues that take everything and remember it. */
export const listening = () => {
  const sent: Event[] = []
  const queueOf = (name: string) => ({ send: async (body: string) => void sent.push(...toldBy(name, body)) })
  return { sent, queues: new Proxy({}, { get: (_, name) => queueOf(String(name)) }) as never }
}

export const orderShardAlone = () => {
  const machine = new Machine('orders-0')
  const { sent, queues } = listening()
  const shard = new OrderShard(machine.ctx, queues)
  /** The facts that it has recorded, oldest first. */
  const facts = () => shard.eventsAfter(0, 1_000).events
  return { machine, queues, shard, sent, facts }
}

export const inventoryShardAlone = () => {
  const machine = new Machine('inventory-0')
  const { sent, queues } = listening()
  const shard = new InventoryShard(machine.ctx, queues)
  return { machine, shard, sent, facts: () => shard.eventsAfter(0, 1_000).events }
}

const EUR = currency('EUR')
/** One that the first shard of its keyspace keeps. */
export const newItem = () =>
  kept(
    () => newVariantId(random()),
    (item) => firstKeeperOf('inventory', slotOf(item)) === 'inventory-0',
  )
export const newOwner = () =>
  kept(
    () => ({ id: newCartId(random()), key: newCartKey(random()) }),
    ({ id }) => firstKeeperOf('orders', slotInId(id)) === 'orders-0',
  )

const kept = <T>(make: () => T, fits: (made: T) => boolean): T => {
  for (;;) {
    const made = make()
    if (fits(made)) return made
  }
}
export const orderOf = (owner: { readonly id: string }) => owner.id.replace('cart_', 'ord_') as OrderId

const ADDRESS = { name: 'A', street: 'B', extra: '', postcode: '1', city: 'C', region: '', country: 'NL', phone: '' }

/** A cart with one line item that can be paid, and what it costs. */
export const readyCart = async (shard: OrderShard, units = 2, owner = newOwner()) => {
  const item = newItem()
  const price = money(500, EUR)
  const open = { currency: EUR, language: 'en' } as const
  const ask = { owner, open, idempotency: null }
  await shard.changeCart({ ...ask, change: { type: 'add', lines: [{ variantId: item, units, seen: price }] } })
  const details = { type: 'details', email: 'a@example.com', address: ADDRESS, delivery: 'post' } as const
  await shard.changeCart({ ...ask, change: details })
  const line = {
    variantId: item,
    units,
    price,
    tracked: true,
    oversell: false,
    title: { en: 'Mug' },
    choice: { en: '' },
  }
  const total = money(500 * units, EUR)
  const quote = { lines: [{ ...line, total }], totals: { subtotal: total, total } } as unknown as Quote
  return { owner, item, quote, order: orderOf(owner) }
}

/** Begin to pay. @throws when that is refused */
export const begin = async (
  shard: OrderShard,
  owner: ReturnType<typeof newOwner>,
  key: string,
  token = 'demo_approve',
) => {
  const begun = await shard.begin({ owner, idempotency: { key, request: key }, token })
  if (!begun.ok) throw new Error(begun.refusal.code)
  return begun.value.attempt
}

/** A namespace whose every object answers these verbs, as a shard that keeps whatever it is asked about. */
export const answering = (stub: () => Record<string, (...asked: never[]) => unknown>) => ({
  getByName: () => {
    const verbs = stub() as Record<string, (...asked: unknown[]) => unknown>
    const ask = async ({ verb, args }: { verb: string; args: readonly unknown[] }) => ({
      at: 'here',
      value: await verbs[verb]?.(...args),
      version: 1,
    })
    return { ask }
  },
})

/** KV in which nothing was published yet. */
export const nothingPublished = { get: async () => null }
