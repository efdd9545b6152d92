/**
 * The shop with everything counted that it does, and two doors more: `/bench/counts` tells the counts, and with POST
 * begins anew. Built by the same bundler; it is no part of what is shipped, and nobody measures time with it.
 */
import { InventoryShard as Inventory } from '#durable-objects/inventory/inventory-shard'
import { OrderShard as Orders } from '#durable-objects/orders/order-shard'
import type { Queues } from '#durable-objects/sharding/outbox'
import { nextTells } from '#schema/shards/events'
import type { Env } from '#workers/env'
import { everyShard } from '#workers/sharding/call-shard'
import shop from '#workers/index'
import { countAnew, countShard, countsNow, withCountedQueues, withCounting } from './counts.ts'

export * from '#workers/index'

type Database = Pick<SqlStorage, 'exec'>

/** Whether somebody has not acted on a fact yet: then the counts are not complete. */
const hasUntold = (sql: Database): boolean => nextTells(sql as SqlStorage, 1).length > 0

export class OrderShard extends Orders {
  readonly #uncounted: Database

  constructor(ctx: DurableObjectState, env: Queues) {
    const uncounted = countShard('orders', ctx.storage)
    super(ctx, withCountedQueues(env))
    this.#uncounted = uncounted
  }

  hasUntold(): boolean {
    return hasUntold(this.#uncounted)
  }
}

export class InventoryShard extends Inventory {
  readonly #uncounted: Database

  constructor(ctx: DurableObjectState, env: Queues) {
    const uncounted = countShard('inventory', ctx.storage)
    super(ctx, withCountedQueues(env))
    this.#uncounted = uncounted
  }

  hasUntold(): boolean {
    return hasUntold(this.#uncounted)
  }
}

const untold = async (env: Env): Promise<boolean> => {
  const shards = [...(await everyShard(env, 'orders')), ...(await everyShard(env, 'inventory'))]
  const asked = await Promise.all(shards.map(({ stub }) => (stub() as unknown as OrderShard).hasUntold()))
  return asked.includes(true)
}

export default {
  ...shop,
  fetch: async (request, env, context) => {
    if (new URL(request.url).pathname !== '/bench/counts') {
      return shop.fetch(request, withCounting(env, 'request'), context)
    }
    if (request.method === 'POST') countAnew()
    return Response.json({ untold: await untold(env), ...countsNow() })
  },
  queue: (batch, env) => shop.queue(batch, withCounting(env, 'queue')),
  scheduled: (event, env) => shop.scheduled(event, withCounting(env, 'clock')),
} satisfies ExportedHandler<Env, never>
