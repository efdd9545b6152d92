/** Everything that is reachable, on one page: what the world asks, what queues bring, what the clock starts. */
import { Hono } from 'hono'
import { withProductionLimits } from '#schema/production-limits'
import type { App, Env } from './env.ts'
import { answerFromMemory } from './cache/answers.ts'
import { unkeptByItself } from './cache/platform.ts'
import type { QueueBody } from './queues/consume.ts'
import { storefront } from './storefront/index.tsx'

export { AttemptCounter } from '#durable-objects/customers/attempt-counter'
export { InventoryShard } from '#durable-objects/inventory/inventory-shard'
export { LiveView } from '#durable-objects/sharding/live'
export { OrderShard } from '#durable-objects/orders/order-shard'
export { ShardDirectory } from '#durable-objects/sharding/shard-directory'
export { WaitingRoom } from '#durable-objects/admission/waiting-room'

const doors = new Hono<App>()
  .use(unkeptByItself)
  // Loaded when they are first asked for: shoppers do not wait for what is staff's, nor for schemas that no page needs.
  .all('/api/*', async (c) => (await import('./api/index.ts')).api.fetch(c.req.raw, c.env, c.executionCtx))
  .all('/admin/*', async (c) => (await import('./admin/index.tsx')).admin.fetch(c.req.raw, c.env, c.executionCtx))
  // The last door answers everything that no other has: also what is not there, with a page that helps.
  .all('*', (c) => storefront.fetch(c.req.raw, c.env, c.executionCtx))

export default {
  fetch: (request, env, context) =>
    answerFromMemory(request, env, context) ?? doors.fetch(request, withProductionLimits(env), context),

  // Nobody waits for these at a cold start: they are loaded with the first message, and with the first minute.
  queue: async (batch, env) => (await import('./queues/consume.ts')).consume(batch, env),
  scheduled: async (_, env) => (await import('./crons/sweep.ts')).sweep(withProductionLimits(env)),
} satisfies ExportedHandler<Env, QueueBody>
