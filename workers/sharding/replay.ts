/** Send dead letters to their listener again. Each listener acts once on a fact, so replaying is safe. */
import { sendEvents } from '#durable-objects/sharding/outbox'
import { markReplayed, type DeadLetter } from '#schema/transactions/sharding/dead-letters'
import type { Env } from '../env.ts'

/** Marked after it is sent: a crash between the two sends it twice, which changes nothing. */
export const replay = async (env: Env, letters: readonly DeadLetter[], now: number): Promise<void> => {
  for (const letter of letters) {
    if (letter.listener === 'page-events') await env.PAGE_EVENTS.send([letter.event])
    else await sendEvents(env, letter.listener, [JSON.stringify(letter.event)])
    await markReplayed(env.TRANSACTIONS_DB, letter.sequence, now)
  }
}
