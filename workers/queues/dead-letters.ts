/** What a listener could not act on ends here, and waits under Dead letters for a person. */
import type { Event, Listener } from '#domain/events'
import type { PageEvent } from '#domain/statistics/page-events'
import { buryLetters } from '#schema/transactions/sharding/dead-letters'

export const bury = (
  listener: Listener,
  events: readonly Event[],
  env: { readonly TRANSACTIONS_DB: D1Database },
): Promise<void> => buryLetters(env.TRANSACTIONS_DB, listener, events, Date.now())

/** What pages told, and nobody could log. */
export const buryPageEvents = async (
  { messages }: MessageBatch<readonly PageEvent[]>,
  env: { readonly TRANSACTIONS_DB: D1Database },
): Promise<void> =>
  buryLetters(
    env.TRANSACTIONS_DB,
    'page-events',
    messages.flatMap(({ body }) => body),
    Date.now(),
  )
