/**
 * Inventory listens: a placed order takes its units, and what is added to it; a failed payment and a cancelled order give theirs
 * back, and what a buyer has returned goes on its shelf.
 */
import type { Event } from '#domain/events'
import type { OrderId, PaymentId, VariantId } from '#domain/ids'
import type { HoldItem } from '#domain/inventory/hold'
import { itemOf, laneKey, type Split } from '#domain/sharding/lanes'
import { keptByHold } from '#domain/orders/order-parts'
import { splitOf } from '#domain/sharding/topology'
import { askItems } from '../sharding/call-shard.ts'
import { knownTopology } from '../sharding/topology.ts'
import type { Env } from '../env.ts'
import { restock } from '../flows/after-sales/restock.ts'
import { keepOnly, partKey, release, type Kept, type Part } from '../flows/inventory/give-back.ts'
import { cancelOrder } from '../flows/orders/cancel-order.ts'
import type { Listens } from './settle.ts'

type Placed = Extract<Event, { type: 'order-placed' | 'order-added' }>
type Cancelled = Extract<Event, { type: 'order-cancelled' }>

export const inventory: Listens = async (events, env) => {
  const placed = events.filter((event) => event.type === 'order-placed' || event.type === 'order-added')
  const splits = await take(placed, env)
  await release(await notTaken(placed, splits, env), env, new Set(placed.flatMap(takenBy)))
  await release(events.flatMap(givenBack), env)
  for (const part of events.flatMap(keptOf)) await keepOnly(part, env)
  for (const event of events) if (event.type === 'return-updated') await restock(event, env)
}

type SplitsByItem = ReadonlyMap<VariantId, Split>
type Taking = { readonly placed: Placed; readonly id: PaymentId; readonly line: HoldItem }

/** Whose units are taken by it. */
const holdOf = (event: Placed): PaymentId => (event.type === 'order-added' ? event.addition.holdId : event.order.holdId)

/** One call to each shard for the whole batch. @returns what the first lanes said of how their items are divided */
const take = async (placed: readonly Placed[], env: Env): Promise<SplitsByItem> => {
  const wanted = placed.flatMap((event) =>
    event.items.map((line): Taking => ({ placed: event, id: holdOf(event), line })),
  )
  const reached = await askItems(
    env,
    'take',
    wanted,
    ({ line }) => line.item,
    (some) => [some.map(({ id, line }) => ({ id, lines: [line] }))] as const,
  )
  const short = reached.flatMap(({ members, value }) => members.filter((_, index) => !value[index]?.ok))
  for (const event of new Set(short.map((one) => one.placed))) await withdraw(event, env)
  const splits = reached.flatMap(({ value }) => value.flatMap((answer) => (answer.ok ? answer.value : [])))
  return new Map(splits.map(([key, split]) => [itemOf(key), split]))
}

/**
 * The hold had lapsed and its units are sold: only possible when no fact arrived for a day. What cannot be sent is
 * cancelled and paid back, in the merchant's sight; it is never oversold.
 *
 * @throws when it was sent meanwhile: more was on the shelf than the books say. The fact is put aside with that reason,
 *   and replayed when staff have put the books right; so is an addition, as which of its units are short only they can see
 */
const withdraw = async (event: Placed, env: Env): Promise<void> => {
  const order: OrderId = event.order.id
  if (event.type === 'order-added') throw new Error(`the units of ${event.addition.id} of ${order} are sold to others`)
  const cancellation = { id: 'out-of-stock', reason: 'out-of-stock', parcels: null } as const
  // Nobody is there to be asked: what was spent of gift cards among it stays with the shop.
  const ask = { order, cancellation, idempotency: null, spentAgreed: Number.MAX_SAFE_INTEGER }
  const cancelled = await cancelOrder(env, ask)
  if (cancelled.ok) return
  throw new Error(`the units of ${order} are sold to others, and it cannot be cancelled: ${cancelled.refusal.code}`)
}

/**
 * Lanes that a try may have asked before another had the units: what they promised to it is given back. A first lane
 * that has just taken knows best which there are; one that has not is asked to release, and says it then.
 */
const notTaken = async (placed: readonly Placed[], splits: SplitsByItem, env: Env): Promise<Part[]> => {
  const { topology } = await knownTopology(env, Date.now())
  return placed.flatMap((event) => {
    const { items } = event
    const taken = new Set(items.map(({ item }) => item))
    return [...new Set(items.map(({ item }) => itemOf(item)))].flatMap((item) => {
      const { lanes, closing } = splits.get(item) ?? splitOf(topology, item)
      const others = [...lanes, ...closing].map((lane) => laneKey(item, lane)).filter((key) => !taken.has(key))
      return others.map((key) => ({ id: holdOf(event), item: key }))
    })
  })
}

/** What an order has taken: its parts are not given back with those that it has not. */
const takenBy = (event: Placed): string[] => event.items.map(({ item }) => partKey({ id: holdOf(event), item }))

const givenBack = (event: Event): Part[] => {
  if (event.type === 'payment-failed') return event.items.map((item) => ({ id: event.paymentId, item }))
  if (event.type !== 'order-cancelled') return []
  return [...limitsBack(event), ...goodsBack(event)]
}

/** An order of which nothing is left has used nothing: whoever has a code may use it again. */
const limitsBack = ({ order }: Cancelled): Part[] =>
  order.status === 'cancelled' ? (order.limits ?? []).map(({ item }) => ({ id: order.holdId, item })) : []

const goodsBack = (event: Cancelled): Part[] =>
  trackedIn(event).flatMap((variantId) =>
    keptByHold(event.order, variantId)
      .filter(({ units }) => units === 0)
      .map(({ holdId }) => ({ id: holdId, item: variantId })),
  )

/** Of what is counted, the goods that a cancellation is about; all of an order from before parts could be cancelled. */
const trackedIn = ({ order, cancellation }: Cancelled): readonly VariantId[] => {
  const lines = order.lines.filter(
    ({ tracked, variantId }) =>
      tracked && (!cancellation || cancellation.parcels.some((parcel) => parcel.variantId === variantId)),
  )
  return [...new Set(lines.map(({ variantId }) => variantId))]
}

/** What an order keeps of a line of which a part was cancelled: said as what is left, it may be said twice and late. */
const keptOf = (event: Event): Kept[] => {
  if (event.type !== 'order-cancelled' || !event.cancellation) return []
  return trackedIn(event).flatMap((variantId) =>
    keptByHold(event.order, variantId)
      .filter(({ units, gone }) => units > 0 && gone > 0)
      .map(({ holdId, units }) => ({ id: holdId, item: variantId, units })),
  )
}
