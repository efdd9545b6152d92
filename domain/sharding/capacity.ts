/**
 * What a shop of a given size takes: shards, queues, databases, money. `npm run docs` writes the tables of docs/scale.md
 * from here, so that the page cannot say what does not follow.
 */
import { CALLS_OF_AN_ORDER } from './sales.ts'
import { SLOTS } from './slots.ts'

/** Of what a shard is trusted with: the upper line of the settings that come with Stoa. */
const USED_SHARE = 0.8
/** A lane is trusted with three quarters of a shard: 150 of 200. */
const LANE_OF_SHARD = 0.75
/** A message carries so many facts (durable-objects/sharding/outbox.ts), and a queue takes so many messages a second. */
const FACTS_A_MESSAGE = 50
/** @see https://developers.cloudflare.com/queues/platform/limits/ (read 2026-07) */
const MESSAGES_A_SECOND = 5_000
/** One order is one fact to each listener that must hear of it: `order-placed` (domain/events.ts). */
const FACTS_OF_AN_ORDER = 1
/**
 * A database carries out one statement after the other; at the millisecond that the platform names for one, a thousand.
 *
 * @see https://developers.cloudflare.com/d1/platform/limits/ (2026-04-21)
 */
const STATEMENTS_A_SECOND = 1_000
/** D1 and Durable Objects alike, by the same page. */
const DATABASE_BYTES = 10_000_000_000
/** An order with its lines, address and log; taken large. */
const ORDER_BYTES = 3_000

export type Needs = {
  readonly orderShards: number
  readonly inventoryShards: number
  /** Lanes of the one item that everybody wants, if it is one. */
  readonly lanes: number
  /** No key space has more shards than slots. */
  readonly fitsSlots: boolean
  /** Queues that the facts of orders need, when messages travel full. */
  readonly queues: number
  /** Searchable copies of the orders that are needed to keep up, one statement an order. */
  readonly copiesToKeepUp: number
  /** Hours of this rate until the copy of the orders is full. */
  readonly hoursToFillCopy: number
}

/**
 * @param ordersPerSecond purchases of one line each, at the peak
 * @param shardCalls calls a second that one object carries out
 */
export const needsOf = (ordersPerSecond: number, shardCalls: number): Needs => {
  const used = shardCalls * USED_SHARE
  const orderShards = Math.ceil((ordersPerSecond * CALLS_OF_AN_ORDER.orders) / used)
  const inventoryShards = Math.ceil((ordersPerSecond * CALLS_OF_AN_ORDER.inventory) / used)
  const messages = (ordersPerSecond * FACTS_OF_AN_ORDER) / FACTS_A_MESSAGE
  const copyHolds = DATABASE_BYTES / ORDER_BYTES
  return {
    orderShards,
    inventoryShards,
    lanes: Math.ceil(ordersPerSecond / (used * LANE_OF_SHARD)),
    fitsSlots: Math.max(orderShards, inventoryShards) <= SLOTS,
    queues: Math.ceil(messages / MESSAGES_A_SECOND),
    copiesToKeepUp: Math.ceil(ordersPerSecond / STATEMENTS_A_SECOND),
    hoursToFillCopy: copyHolds / ordersPerSecond / 3_600,
  }
}

/** The most orders a second that a key space of 1,024 slots bears, a shard for each slot. */
export const ordersAtMost = (shardCalls: number): number => (SLOTS * shardCalls * USED_SHARE) / CALLS_OF_AN_ORDER.orders

/**
 * List prices in US dollars, what is included in the plan not taken off; re-read before anything is promised.
 *
 * @see https://developers.cloudflare.com/workers/platform/pricing/ (read 2026-07)
 * @see https://developers.cloudflare.com/durable-objects/platform/pricing/ (read 2026-07)
 * @see https://developers.cloudflare.com/queues/platform/pricing/ (read 2026-07)
 */
export const PRICES = {
  workerRequests: 0.3 / 1e6,
  workerCpuMs: 0.02 / 1e6,
  objectRequests: 0.15 / 1e6,
  objectGbSeconds: 12.5 / 1e6,
  objectRowsWritten: 1 / 1e6,
  queueOperations: 0.4 / 1e6,
  databaseRowsWritten: 1 / 1e6,
} as const

export type Usage = Readonly<Record<keyof typeof PRICES, number>>

/** A page from the cache costs a request and hardly a millisecond; a checkout some ten: three on the average. */
const CPU_MS = 3
/** Carts, orders, lines, holds, movements, answers, facts, with their indexes. */
const ROWS_OF_AN_ORDER = 40
/** An active object is billed as this much memory. */
const OBJECT_GB = 0.128

export const gbSeconds = (shards: number, hours: number): number => shards * hours * 3_600 * OBJECT_GB

/**
 * What people and orders make of work.
 *
 * @param pages requests that a person makes before buying or leaving, waiting included
 * @param shardHours hours that all shards together were awake
 */
export const usageOf = (shop: {
  readonly people: number
  readonly pages: number
  readonly orders: number
  readonly shardHours: number
}): Usage => ({
  // Cart, checkout, payment, thanks: five requests beyond the pages.
  workerRequests: shop.people * shop.pages + shop.orders * 5,
  workerCpuMs: (shop.people * shop.pages + shop.orders * 5) * CPU_MS,
  // To the cart, begin, hold, confirm; an alarm at each side; one listener takes the units, one asks for the key, all confirm.
  objectRequests: shop.orders * 9,
  objectGbSeconds: gbSeconds(1, shop.shardHours),
  objectRowsWritten: shop.orders * ROWS_OF_AN_ORDER,
  // One message for all listeners when there is no crowd to travel with: written, read, deleted.
  queueOperations: shop.orders * 3,
  // The copy that staff search: the order, its lines, its entry in the search index.
  databaseRowsWritten: shop.orders * 6,
})

/** Dollars, part by part. */
export const costOf = (usage: Usage): Readonly<Record<keyof typeof PRICES | 'together', number>> => {
  const parts = Object.fromEntries(
    Object.entries(PRICES).map(([part, price]) => [part, usage[part as keyof Usage] * price]),
  ) as Record<keyof typeof PRICES, number>
  return { ...parts, together: Object.values(parts).reduce((sum, dollars) => sum + dollars, 0) }
}
