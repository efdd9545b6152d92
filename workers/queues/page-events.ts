/**
 * What pages told: into the event log, then into the counts of its day.
 *
 * A batch is one object for each hour that it is of, named by its events, so that a batch that is delivered again
 * writes the same object again. What has been counted is neither written nor counted a second time, also when it comes
 * back among others. Only where a Worker dies between the two, and the queue then mixes the batch anew, an event may
 * stand in the log twice, with one id.
 */
import { termCountOf, type PageEvent } from '#domain/statistics/page-events'
import { logParts, writeLog } from '#schema/logs'
import { countedAlready, countTerms } from '#schema/statistics/catalog/search-terms'
import { digest } from '../http/digest.ts'

type Stores = { readonly LOGS: R2Bucket; readonly STATISTICS_DB: D1Database }

/** The first wait before a batch is tried again, in s; it doubles with each attempt. */
const RETRY_SECONDS = 2

/** The parts of a batch fail together: they were looked at when they came, so what fails is a store. */
export const pageEvents = async (batch: MessageBatch<readonly PageEvent[]>, env: Stores): Promise<void> => {
  const events = batch.messages.flatMap(({ body }) => body)
  try {
    await keepPageEvents(events, env, Date.now())
  } catch (fault) {
    console.error(`${events.length} events of pages could not be logged`, fault)
    for (const message of batch.messages) message.retry({ delaySeconds: RETRY_SECONDS ** message.attempts })
  }
}

export const keepPageEvents = async (events: readonly PageEvent[], env: Stores, now: number): Promise<void> => {
  const ids = [...new Set(events.map(({ id }) => id))]
  const counted = await countedAlready(env.STATISTICS_DB, ids)
  const fresh = [...new Map(events.map((event) => [event.id, event])).values()]
    .filter(({ id }) => !counted.has(id))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
  if (fresh.length === 0) return
  await Promise.all(
    logParts(fresh).map(async (part) =>
      writeLog(env.LOGS, part, await digest(part.events.map(({ id }) => id).join('\n'))),
    ),
  )
  await countTerms(env.STATISTICS_DB, fresh.map(termCountOf), now)
}
