/** Two customers who are one person are merged. */
import { z } from 'zod'
import { ok } from '#domain/result'
import { moveCredit } from '#schema/transactions/stored-value/people'
import { mergeCustomers } from '#schema/users/customers/merge'
import { recordingConsent } from '#schema/users/notifications/consents'
import { command } from '../command.ts'
import { id } from '../input.ts'
import { endedOf, MERGE_REFUSALS, noteOf, otherOne, pairOf, tellOrders } from './merge.ts'

export const mergingCustomers = command({
  name: 'customers:merge',
  permission: 'customers:change',
  input: z.strictObject({ id: id.describe('Who stays.'), other: otherOne }),
  refusals: MERGE_REFUSALS,
  repeats: 'none',
  act: async ({ env, now }, { id: kept, other: typed }) => {
    const pair = await pairOf(env, kept, typed)
    if (!pair.ok) return pair
    const [stays, goes] = [pair.value.kept.id, pair.value.other.id]
    // Told again also where it is done: what broke in between is mended by asking once more.
    await tellOrders(env, stays, goes)
    await moveCredit(env.TRANSACTIONS_DB, goes, stays)
    if (pair.value.isDone) return ok({ kept: stays, other: goes, isNew: false })
    const ended = (await endedOf(env, pair.value, now)).map((one) => recordingConsent(env.USERS_DB, one))
    await mergeCustomers(env.USERS_DB, { kept: stays, other: goes, note: noteOf(pair.value), ended }, now)
    // Whatever was placed while they were still signed in.
    await tellOrders(env, stays, goes)
    return ok({ kept: stays, other: goes, isNew: true })
  },
  audit: (_, { kept, other: goes, isNew }) =>
    isNew
      ? [
          { subject: kept, details: { other: goes } },
          { subject: goes, details: { into: kept } },
        ]
      : [],
})
