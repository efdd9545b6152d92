/**
 * What was planned is told when its time has come: whom it concerns, and whether they may be written, is asked then. A message has the
 * id of what was planned, so it leaves once however often it is looked at.
 */
import type { OrderId, VariantId } from '#domain/ids'
import { UNASKED } from '#domain/notifications/consent'
import { MARKETING_PERIOD_MS, mayWriteAt } from '#domain/notifications/pace'
import { readerZone } from '#domain/notifications/reader-zone'
import {
  isRemembered,
  PLANNED_TRIES_MAX,
  REMEMBERED_MS,
  triedAgainAfter,
  type ToldAlone,
} from '#domain/notifications/planned'
import { messageIsKnown, writtenTo } from '#schema/transactions/notifications/messages'
import { zoneOfReader } from '#schema/users/customers/customers'
import { donePlanned, markTold, plannedDue, postpone, type Due } from '#schema/transactions/notifications/planned'
import type { Env } from '../../env.ts'
import { lookAtPromise } from '../orders/authorisations.ts'
import { settingsFresh } from '../settings/settings.ts'
import { cartReminderFor, planNextReminder } from './cart-reminders.ts'
import { paymentReminderFor } from './payment-reminders.ts'
import { invitationFor } from './review-invitations.ts'
import { tellNextAwaited } from './tell-alerts.ts'
import { sendMessages } from './send.ts'
import type { Moment, Telling, ToTell } from './telling.ts'
import { wordingIn } from './wording.ts'

const TELLINGS: Readonly<Record<ToldAlone, Telling>> = {
  'review-invitation': invitationFor,
  // Each is told by a fact of the users store.
  alerts: (env, { about }, { now }) => tellNextAwaited(env, about as VariantId, now),
  'cart-reminder': cartReminderFor,
  unpaid: paymentReminderFor,
  // Staff are told, under Payments.
  authorisation: (env, { about }, { now }) => lookAtPromise(env, about as OrderId, now),
  told: async () => null,
}

/** When it may leave, in ms since the epoch: not at night where its reader is, and no more than a few a week of what nobody asked for. */
const mayLeaveAt = async (env: Env, { message, country }: ToTell, { settings, now }: Moment): Promise<number> => {
  if (!UNASKED.includes(message.template)) return now
  const [written, own] = await Promise.all([
    writtenTo(env.TRANSACTIONS_DB, message.recipient, UNASKED, now - MARKETING_PERIOD_MS),
    zoneOfReader(env.USERS_DB, { id: message.customerId, email: message.recipient }),
  ])
  return mayWriteAt(written, { now, timeZone: readerZone({ own, country, shop: settings.shop.timeZone }, now) })
}

const tell = async (env: Env, due: Due, moment: Moment): Promise<void> => {
  const db = env.TRANSACTIONS_DB
  // Told before, and planned once more by a fact that was heard again.
  const told = (await messageIsKnown(db, due.id)) ? null : await TELLINGS[due.kind](env, due, moment)
  if (typeof told === 'number') return postpone(db, due.id, told)
  const leavesAt = told ? await mayLeaveAt(env, told, moment) : 0
  if (told && leavesAt > moment.now) return postpone(db, due.id, leavesAt)
  if (told) await sendMessages(env, [told.message])
  if (told?.again !== undefined) return postpone(db, due.id, told.again)
  if (told && due.kind === 'cart-reminder')
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
