/** What queues bring, by the name of the queue: facts to their listeners, and whatever else waits for its turn. */
import type { UserFactsCall } from '#domain/customers/facts'
import type { Broadcast, EventBatch, Listener } from '#domain/events'
import type { DeliveryCall } from '#domain/notifications/webhooks/delivery'
import type { PageEvent } from '#domain/statistics/page-events'
import { withProductionLimits } from '#schema/production-limits'
import type { Env } from '../env.ts'
import { broadcast } from './broadcast.ts'
import { bury, buryPageEvents } from './dead-letters.ts'
import { deliveries } from './deliveries.ts'
import { imports, type ImportCall } from './imports.ts'
import { listeners } from './listeners.ts'
import { pageEvents } from './page-events.ts'
import { settle, type Listens } from './settle.ts'
import { userFacts } from './user-facts.ts'

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
export type QueueBody = DeliveryCall | Broadcast | EventBatch | ImportCall | UserFactsCall | readonly PageEvent[]

const QUEUE_NAME = /^stoa-([a-z]+)(-dead)?$/

export const consume = async (batch: MessageBatch<QueueBody>, env: Env): Promise<void> => {
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
}
