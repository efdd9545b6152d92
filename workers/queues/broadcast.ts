/**
 * Facts that several listeners have to hear of: read once, acted on by all of them at the same time, and confirmed to
 * the shards in one call.
 *
 * A listener that fails hears of them again by its own queue, where what it cannot act on is found out fact by fact
 * (settle.ts); the others are done with them.
 */
import { broadcastIn, listenersIn, LISTENERS, maskOf, type Broadcast, type Listener } from '#domain/events'
import { sendEvents } from '#durable-objects/sharding/outbox'
import type { Env } from '../env.ts'
import { confirm, faultOf, RETRY_SECONDS, type Listens } from './settle.ts'

type Listeners = Readonly<Record<Listener, Listens>>
type Heard = ReturnType<typeof broadcastIn>

export const broadcast = async (
  listeners: Listeners,
  { messages }: MessageBatch<Broadcast>,
  env: Env,
): Promise<void> => {
  const broadcasts = messages.map(({ body }) => broadcastIn(body))
  const failed = await whoFails(listeners, broadcasts, env)
  const byActed = Map.groupBy(broadcasts, (one) =>
    maskOf(one.listeners.filter((listener) => !failed.includes(listener))),
  )
  await Promise.all(
    [...byActed].map(async ([acted, alike]) => {
      if (acted !== 0)
        await confirm(
          listenersIn(acted),
          alike.flatMap(({ events }) => events),
          env,
        )
    }),
  )
  for (const [index, message] of messages.entries()) {
    const one = broadcasts[index]
    if (one) await passOn(one, failed, env)
    message.ack()
  }
}

const whoFails = async (listeners: Listeners, broadcasts: readonly Heard[], env: Env): Promise<Listener[]> => {
  const outcomes = await Promise.all(
    LISTENERS.map(async (listener) => {
      const events = broadcasts.flatMap((one) => (one.listeners.includes(listener) ? one.events : []))
      if (events.length === 0) return []
      const fault = await faultOf(() => listeners[listener](events, env))
      if (fault === undefined) return []
      console.error(`${listener} could not act on ${events.length} facts together; it is given them by itself`, fault)
      return [listener]
    }),
  )
  return outcomes.flat()
}

const passOn = async ({ listeners, events }: Heard, failed: readonly Listener[], env: Env): Promise<void> => {
  const texts = events.map((event) => JSON.stringify(event))
  for (const listener of listeners.filter((one) => failed.includes(one)))
    await sendEvents(env, listener, texts, { delaySeconds: RETRY_SECONDS })
}
