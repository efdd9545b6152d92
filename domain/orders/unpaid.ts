/**
 * An order that is not paid yet: when its buyer is reminded, and when nobody waits for it any more. By days around the day until which
 * it is to be paid; of one without a day, and of cash at the door, nobody is reminded.
 */
import type { PaymentsSettings } from '../settings/payments.ts'
import { dueOf } from './balance.ts'
import type { Order } from './order.ts'

export type UnpaidRules = Pick<PaymentsSettings, 'remindBeforeDays' | 'remindAfterDays' | 'cancelAfterDays'>

/** @property days from the day: below 0 before it @property at ms since the epoch */
export type Reminder = { readonly days: number; readonly at: number }

const DAY_MS = 24 * 60 * 60_000

/** Until when it is to be paid; null where nobody is reminded of it. */
const dayOf = ({ terms }: Pick<Order, 'terms'>): number | null =>
  terms && terms.kind !== 'cash-on-delivery' ? terms.dueAt : null

/** Whether something of it is to be paid by a day. */
export const isAwaited = (order: Order): boolean =>
  dayOf(order) !== null && order.status !== 'cancelled' && dueOf(order).amount > 0

/** In the order of their days. What would come within a day of the order itself reminds nobody of anything. */
const remindersOf = (order: Order, { remindBeforeDays, remindAfterDays }: UnpaidRules): readonly Reminder[] => {
  const day = dayOf(order)
  if (day === null) return []
  return [...remindBeforeDays.map((days) => -days), ...remindAfterDays]
    .map((days) => ({ days, at: day + days * DAY_MS }))
    .filter(({ at }) => at >= order.placedAt + DAY_MS)
    .toSorted((a, b) => a.at - b.at)
}

/** The latest whose time has come: after a pause nobody gets several at once. */
export const reminderReached = (order: Order, rules: UnpaidRules, now: number): Reminder | undefined =>
  remindersOf(order, rules).findLast(({ at }) => at <= now)

const cancelledAt = (order: Order, { cancelAfterDays }: UnpaidRules): number | null => {
  const day = dayOf(order)
  return day === null || cancelAfterDays === null ? null : day + cancelAfterDays * DAY_MS
}

/** Nobody waits for it any more: nothing of it has come, and nothing was sent. */
export const isGivenUp = (order: Order, rules: UnpaidRules, now: number): boolean => {
  const at = cancelledAt(order, rules)
  return at !== null && at <= now && isAwaited(order) && order.status === 'placed' && order.payment === 'due'
}

/** When to look again: at what comes next, and once a day, as the rules may change meanwhile. In ms since the epoch. */
export const lookAgainAt = (order: Order, rules: UnpaidRules, now: number): number => {
  const moments = [...remindersOf(order, rules).map(({ at }) => at), cancelledAt(order, rules) ?? 0]
  return Math.min(now + DAY_MS, ...moments.filter((at) => at > now))
}
