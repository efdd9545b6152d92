/** Everything that is reachable, on one page: what the world asks, what queues bring, what the clock starts. */
import { Hono } from 'hono'
import type { UserFactsCall } from '#domain/customers/facts'
import type { Broadcast, EventBatch, Listener } from '#domain/events'
import type { DeliveryCall } from '#domain/notifications/webhooks/delivery'
import type { PageEvent } from '#domain/statistics/page-events'
import { withProductionLimits } from '#schema/production-limits'
import { sweep } from './crons/sweep.ts'
import type { App, Env } from './env.ts'
import { answerFromMemory } from './cache/answers.ts'
import { unkeptByItself } from './cache/platform.ts'
import { broadcast } from './queues/broadcast.ts'
import { bury, buryPageEvents } from './queues/dead-letters.ts'
import { deliveries } from './queues/deliveries.ts'
import { imports, type ImportCall } from './queues/imports.ts'
import { listeners } from './queues/listeners.ts'
import { pageEvents } from './queues/page-events.ts'
import { settle, type Listens } from './queues/settle.ts'
import { userFacts } from './queues/user-facts.ts'
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

const isListener = (name: string | undefined): name is Listener => name !== undefined && Object.hasOwn(listeners, name)

/** Not a listener: what pages tell is no fact, and no shard waits to hear that it was acted on. */
const PAGE_EVENTS = 'events'
/** What several listeners have to hear of. */
const FACTS = 'facts'
/** Files that staff have brought. */
const IMPORTS = 'imports'
/** What happens to people. */
const USERS = 'users'
/** Webhooks on their way. */
const DELIVERIES = 'deliveries'
type QueueBody = DeliveryCall | Broadcast | EventBatch | ImportCall | UserFactsCall | readonly PageEvent[]

const QUEUE_NAME = /^stoa-([a-z]+)(-dead)?$/

export default {
  fetch: (request, env, context) =>
    answerFromMemory(request, env, context) ?? doors.fetch(request, withProductionLimits(env), context),

  queue: async (batch, env) => {
    const [, listener, dead] = QUEUE_NAME.exec(batch.queue) ?? []
    const bounded = withProductionLimits(env)
    if (listener === PAGE_EVENTS)
      return (dead ? buryPageEvents : pageEvents)(batch as MessageBatch<readonly PageEvent[]>, bounded)
    if (listener === FACTS) return broadcast(listeners, batch as MessageBatch<Broadcast>, bounded)
    if (listener === IMPORTS) return imports(batch as MessageBatch<ImportCall>, bounded)
    if (listener === DELIVERIES) return deliveries(batch as MessageBatch<DeliveryCall>, bounded)
    if (listener === USERS) return userFacts(batch as MessageBatch<UserFactsCall>, bounded)
    if (!isListener(listener)) throw new Error(`nobody listens to ${batch.queue}`)
    const listens: Listens = dead ? (events, bindings) => bury(listener, events, bindings) : listeners[listener]
    return settle(listener, listens, batch as MessageBatch<EventBatch>, bounded)
  },

  scheduled: (_, env) => sweep(withProductionLimits(env)),
} satisfies ExportedHandler<Env, QueueBody>
