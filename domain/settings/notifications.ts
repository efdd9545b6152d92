/** What the shop writes to people of its own accord, and when. What belongs to an order or an account is not asked about here. */
import { checkWhole, each, when, type SettingsIssue } from './check.ts'

export type NotificationsSettings = {
  /** Days after all of an order was sent; null: nobody is asked what they think. */
  readonly reviewAfterDays: number | null
  /** Of those who wait for something that is sold out, how many are told for each unit that came. */
  readonly toldPerUnit: number
  /** Hours after the last change of a cart, one reminder each; empty: nobody is reminded. */
  readonly cartReminderHours: readonly number[]
}

const DAYS_MAX = 365
const TOLD_MAX = 100
export const CART_REMINDERS_MAX = 3
/** A month: whoever has not bought by then has forgotten the cart. */
const HOURS_MAX = 720

export const checkNotifications = ({
  reviewAfterDays,
  toldPerUnit,
  cartReminderHours,
}: NotificationsSettings): SettingsIssue[] => [
  ...(reviewAfterDays === null ? [] : checkWhole(reviewAfterDays, 'reviewAfterDays', [0, DAYS_MAX])),
  ...checkWhole(toldPerUnit, 'toldPerUnit', [1, TOLD_MAX]),
  ...each('cartReminderHours', cartReminderHours, CART_REMINDERS_MAX, (hours, path) =>
    checkWhole(hours, path, [1, HOURS_MAX]),
  ),
  ...cartReminderHours.flatMap((hours, index) =>
    when(index > 0 && hours <= (cartReminderHours[index - 1] ?? 0), `cartReminderHours.${index}`, 'out-of-range'),
  ),
]
