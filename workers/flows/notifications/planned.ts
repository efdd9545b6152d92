/**
 * What was planned is told when its time has come: whom it concerns, and whether they may be written, is asked then. A message has the
 * id of what was planned, so it leaves once however often it is looked at.
 */
import type { VariantId } from '#domain/ids'
import { UNASKED } from '#domain/notifications/consent'
import type { Message } from '#domain/notifications/message'
import { MARKETING_PERIOD_MS, mayWriteAt } from '#domain/notifications/pace'
import {
  isRemembered,
  PLANNED_TRIES_MAX,
  REMEMBERED_MS,
  triedAgainAfter,
  type ToldAlone,
} from '#domain/notifications/planned'
import { messageIsKnown, writtenTo } from '#schema/transactions/notifications/messages'
import { donePlanned, markTold, plannedDue, postpone, type Due } from '#schema/transactions/notifications/planned'
import type { Env } from '../../env.ts'
import { settingsFresh } from '../settings/settings.ts'
import { cartReminderFor, planNextReminder } from './cart-reminders.ts'
import { invitationFor } from './review-invitations.ts'
import { tellNextAwaited } from './tell-alerts.ts'
import { sendMessages } from './send.ts'
import type { Moment, Telling } from './telling.ts'
import { wordingIn } from './wording.ts'

const TELLINGS: Readonly<Record<ToldAlone, Telling>> = {
  'review-invitation': invitationFor,
  // Each is told by a fact of the users store.
  alerts: (env, { about }, { now }) => tellNextAwaited(env, about as VariantId, now),
  'cart-reminder': cartReminderFor,
  told: async () => null,
}

/** When it may leave, in ms since the epoch: not at night, and no more than a few a week of what nobody has asked for. */
const mayLeaveAt = async (env: Env, message: Message, { settings, now }: Moment): Promise<number> => {
  if (!UNASKED.includes(message.template)) return now
  const written = await writtenTo(env.TRANSACTIONS_DB, message.recipient, UNASKED, now - MARKETING_PERIOD_MS)
  return mayWriteAt(written, { now, timeZone: settings.shop.timeZone })
}

const tell = async (env: Env, due: Due, moment: Moment): Promise<void> => {
  const db = env.TRANSACTIONS_DB
  // Told before, and planned once more by a fact that was heard again.
  const message = (await messageIsKnown(db, due.id)) ? null : await TELLINGS[due.kind](env, due, moment)
  if (typeof message === 'number') return postpone(db, due.id, message)
  const leavesAt = message ? await mayLeaveAt(env, message, moment) : 0
  if (message && leavesAt > moment.now) return postpone(db, due.id, leavesAt)
  if (message) await sendMessages(env, [message])
  if (message && due.kind === 'cart-reminder')
    await planNextReminder(env, due.id, due.about, moment.settings.notifications.cartReminderHours, moment.now)
  if (isRemembered(due)) await markTold(db, [due.id], moment.now + REMEMBERED_MS)
  else await donePlanned(db, [due.id])
}

/** By the clock, every minute. */
export const tellPlanned = async (env: Env, now: number): Promise<void> => {
  const all = await plannedDue(env.TRANSACTIONS_DB, now)
  if (all.length === 0) return
  const [settings, wording] = await Promise.all([settingsFresh(env, now), wordingIn(env.TRANSACTIONS_DB)])
  for (const due of all) {
    try {
      await tell(env, due, { settings, wording, now })
    } catch (fault) {
      console.error(`${due.id} could not be told`, fault)
      const tries = due.tries + 1
      if (tries > PLANNED_TRIES_MAX) await donePlanned(env.TRANSACTIONS_DB, [due.id])
      else await postpone(env.TRANSACTIONS_DB, due.id, now + triedAgainAfter(due.tries), tries)
    }
  }
}
