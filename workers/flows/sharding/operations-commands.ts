/** What staff do when something went wrong: facts that nobody could act on are sent again or put away, the copy of orders is made anew. */
import { z } from 'zod'
import { ok, refuse } from '#domain/result'
import { markDismissed, openLetters, type DeadLetter } from '#schema/transactions/sharding/dead-letters'
import { replay } from '../../sharding/replay.ts'
import { clearForRebuild, rebuildPage } from '../../sharding/rebuild.ts'
import { command } from '../command.ts'

/** A number, or all that are open. One that is gone already is left alone. */
const letter = z.union([z.literal('all'), z.string().regex(/^\d{1,15}$/)])

const chosen = async (db: D1Database, which: string): Promise<DeadLetter[]> => {
  const open = await openLetters(db)
  return which === 'all' ? open : open.filter(({ sequence }) => String(sequence) === which)
}

const entries = (letters: readonly DeadLetter[]) =>
  letters.map(({ eventId: subject, listener }) => ({ subject, details: { listener } }))

export const replaying = command({
  name: 'operations:replay',
  permission: 'operations:change',
  input: z.strictObject({ letter }),
  refusals: [],
  repeats: 'none',
  act: async ({ env, now }, { letter: which }) => {
    const letters = await chosen(env.TRANSACTIONS_DB, which)
    await replay(env, letters, now)
    return ok(letters)
  },
  audit: (_, letters) => entries(letters),
})

export const dismissing = command({
  name: 'operations:dismiss',
  permission: 'operations:change',
  input: z.strictObject({ letter }),
  refusals: [],
  repeats: 'none',
  act: async ({ env, now }, { letter: which }) => {
    const letters = await chosen(env.TRANSACTIONS_DB, which)
    for (const { sequence } of letters) await markDismissed(env.TRANSACTIONS_DB, sequence, now)
    return ok(letters)
  },
  audit: (_, letters) => entries(letters),
})

export const rebuilding = command({
  name: 'operations:rebuild',
  permission: 'operations:change',
  input: z.strictObject({
    shard: z.string().max(100).optional().describe('The first when absent.'),
    after: z.int().min(0).default(0).describe('The number of the last fact that was read.'),
    clear: z.boolean().default(false).describe('Forget the whole copy first.'),
  }),
  refusals: ['shard-unknown'],
  repeats: 'claim',
  act: async ({ env, now, log }, { shard, after, clear }) => {
    if (clear) {
      await log({ subject: 'transactions' })
      await clearForRebuild(env)
    }
    const page = await rebuildPage(env, { shard, after }, now)
    return page ? ok(page) : refuse({ code: 'shard-unknown' })
  },
})
