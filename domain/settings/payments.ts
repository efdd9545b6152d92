/** By what shoppers pay: whoever moves money for the shop, and the ways that need nobody. */
import {
  checkAmount,
  checkCountries,
  checkHandle,
  checkText,
  checkWhole,
  checkWritten,
  distinct,
  each,
  issue,
  NAME_MAX,
  when,
  type SettingsIssue,
  type World,
} from './check.ts'
import { isCurrency, type Currency } from '../money.ts'
import { EXPIRY_MONTHS } from '../stored-value/expiry.ts'
import type { Text } from './text.ts'

/** `bank-transfer`: before it is sent. `cash-on-delivery`: to whoever brings it. `invoice`: within so many days. */
export const MANUAL_KINDS = ['bank-transfer', 'cash-on-delivery', 'invoice'] as const
export type ManualKind = (typeof MANUAL_KINDS)[number]

/** A way of paying of which staff say themselves that money has come. */
export type ManualMethod = {
  readonly id: string
  readonly kind: ManualKind
  readonly name: Text
  /** What the shopper reads when they have ordered: to which account, with which words. May be empty. */
  readonly instructions: Text
  /** Until when it is to be paid, from the day of the order; null: nothing is said, as of cash at the door. */
  readonly dueDays: number | null
  /** Where it is offered; null: in every country that the shop sells to. */
  readonly countries: readonly string[] | null
}

/** `order`: as soon as it is ordered. `dispatch`: it is promised then, and taken with the first parcel, or by hand. */
export const CAPTURES = ['order', 'dispatch'] as const
export type Capture = (typeof CAPTURES)[number]

/** Above so many minor units of a currency; none of a currency: whoever may give back may do so alone. */
export type RefundLimit = { readonly currency: Currency; readonly amount: number }

export type PaymentsSettings = {
  /** Whether is paid by whoever PAYMENT_PROVIDER names. */
  readonly online: boolean
  /** When the provider's money is taken. */
  readonly capture: Capture
  readonly manual: readonly ManualMethod[]
  /** Days before an order is to be paid, a reminder each; none: nobody is reminded before. */
  readonly remindBeforeDays: readonly number[]
  /** Days after it was to be paid, a reminder each; none: nobody is reminded when it is late. */
  readonly remindAfterDays: readonly number[]
  /** Days after it was to be paid: then an order of which nothing has come and nothing was sent is cancelled; null: never. */
  readonly cancelAfterDays: number | null
  /** From the day a gift card is dealt; null: it pays for ever. Where the law of the shop's country wants more, it is that. */
  readonly giftCardMonths: number | null
  /** Before a card expires; null: nobody is told. */
  readonly giftCardReminderDays: number | null
  /** Above which a refund needs a second person; none of a currency: never. */
  readonly refundLimits: readonly RefundLimit[]
}

type ByTheClock =
  | 'refundLimits'
  | 'remindBeforeDays'
  | 'remindAfterDays'
  | 'cancelAfterDays'
  | 'giftCardMonths'
  | 'giftCardReminderDays'

/**
 * What happens by the clock in a shop that has said nothing: somebody who forgot to pay is told so twice, nobody's order is
 * cancelled, gift cards pay for ever, and whoever may give money back does so alone.
 */
export const BY_THE_CLOCK: Pick<PaymentsSettings, ByTheClock> = {
  remindBeforeDays: [2],
  remindAfterDays: [3, 14],
  cancelAfterDays: null,
  giftCardMonths: null,
  giftCardReminderDays: 30,
  refundLimits: [],
}

/** Whether an order's money waits for its goods: what is handed out as a file is paid for first. */
export const isTakenLater = (
  { capture }: Pick<PaymentsSettings, 'capture'>,
  lines: readonly { readonly requiresShipping?: boolean }[],
): boolean => capture === 'dispatch' && lines.length > 0 && lines.every((line) => line.requiresShipping !== false)

const METHODS_MAX = 20
const CURRENCIES_MAX = 200
const DUE_DAYS_MAX = 365
export const REMINDERS_MAX = 3

/** Each day once: two mails of one day tell nobody more. */
const checkDays = (days: readonly number[], path: string): SettingsIssue[] => [
  ...each(path, days, REMINDERS_MAX, (one, at) => checkWhole(one, at, [1, DUE_DAYS_MAX])),
  ...days.flatMap((one, index) => when(days.indexOf(one) < index, `${path}.${index}`, 'duplicate')),
]

export const checkPayments = (settings: PaymentsSettings, world: World): SettingsIssue[] => {
  const { online, manual, remindBeforeDays, remindAfterDays, cancelAfterDays } = settings
  const { giftCardMonths: months, giftCardReminderDays: days, refundLimits } = settings
  return [
    ...checkWays({ online, manual }, world),
    ...checkDays(remindBeforeDays, 'remindBeforeDays'),
    ...checkDays(remindAfterDays, 'remindAfterDays'),
    ...(cancelAfterDays === null ? [] : checkWhole(cancelAfterDays, 'cancelAfterDays', [1, DUE_DAYS_MAX])),
    ...(months === null ? [] : checkWhole(months, 'giftCardMonths', EXPIRY_MONTHS)),
    ...(days === null ? [] : checkWhole(days, 'giftCardReminderDays', [1, DUE_DAYS_MAX])),
    ...each('refundLimits', refundLimits, CURRENCIES_MAX, ({ currency, amount }, path) => [
      ...when(!isCurrency(currency), `${path}.currency`, 'unknown-currency'),
      ...checkAmount(amount, `${path}.amount`),
    ]),
    ...distinct(
      'refundLimits',
      refundLimits.map(({ currency }) => currency),
      'currency',
    ),
  ]
}

type Ways = Pick<PaymentsSettings, 'online' | 'manual'>

const checkWays = ({ online, manual }: Ways, world: World): SettingsIssue[] => [
  // Without any nobody could buy anything that costs something.
  ...(!online && manual.length === 0 ? [issue('manual', 'required')] : []),
  ...each('manual', manual, METHODS_MAX, ({ id, kind, name, instructions, dueDays, countries }, path) => [
    ...checkHandle(id, `${path}.id`),
    ...checkWritten(name, `${path}.name`, NAME_MAX),
    ...checkText(instructions, `${path}.instructions`),
    ...(dueDays === null ? [] : checkWhole(dueDays, `${path}.dueDays`, [0, DUE_DAYS_MAX])),
    // An invoice without terms would never be late.
    ...when(kind === 'invoice' && dueDays === null, `${path}.dueDays`, 'required'),
    ...(countries ? checkCountries(countries, `${path}.countries`, world) : []),
  ]),
  ...distinct(
    'manual',
    manual.map(({ id }) => id),
    'id',
  ),
]

/** @param country where the order goes; empty where nothing travels: then only what is offered everywhere */
export const manualMethodsIn = ({ manual }: PaymentsSettings, country: string): readonly ManualMethod[] =>
  manual.filter(({ countries }) => countries === null || countries.includes(country))
