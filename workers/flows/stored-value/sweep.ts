/** By the clock: what was begun is gone on with, what is for today is mailed, what is over is taken off the book. */
import type { StoredValueRecord } from '#domain/stored-value/record'
import { toExpire, toMail, toRemind, toVoid, unfunded } from '#schema/transactions/stored-value/records'
import { settingsFresh } from '../settings/settings.ts'
import { disable, expire } from './change.ts'
import { goOn } from './issue.ts'
import { mailCard, remindOf, type MailEnv } from './mail.ts'
import { isGivenUp, putBack, wasLeftBehind } from './take-back.ts'

/** Whoever deals a card is done with it long before. */
const BEGUN_MS = 60_000
const DAY_MS = 24 * 60 * 60_000

/** One that cannot be gone on with keeps none of the others waiting. */
const each = async (records: readonly StoredValueRecord[], act: (one: StoredValueRecord) => Promise<unknown>) => {
  for (const record of records)
    await act(record).catch((fault: unknown) => console.error(`${record.id} was not gone on with`, fault))
}

/** What its order may still be taking back is nobody else's. */
const goOnClosing = async (env: MailEnv, one: StoredValueRecord, now: number): Promise<unknown> => {
  if (one.disabledFor === 'order' && !(await isGivenUp(env, one)))
    return wasLeftBehind(one, now) ? putBack(env, one.id, null, now) : undefined
  return disable(env, one, { for: one.disabledFor ?? 'staff', who: '' }, now)
}

export const sweepStoredValues = async (env: MailEnv, now: number): Promise<void> => {
  const db = env.TRANSACTIONS_DB
  await each(await unfunded(db, now - BEGUN_MS), (one) => goOn(env, one, now))
  await each(await toMail(db, now), (one) => mailCard(env, one, now))
  await each(await toVoid(db), (one) => goOnClosing(env, one, now))
  await each(await toExpire(db, now), (one) => expire(env, one, now))
  const { giftCardReminderDays: days } = (await settingsFresh(env, now)).payments
  if (days !== null) await each(await toRemind(db, now, now + days * DAY_MS), (one) => remindOf(env, one, now))
}
