/**
 * The one return policy of a shop: how long shoppers may change their minds, of which goods, what that costs, when the money goes
 * back, and where the law gives them more.
 */
import { isCurrency, type Currency } from '../money.ts'
import { METAFIELD_NAME } from '../catalog/metafields.ts'
import {
  checkAmount,
  checkCountries,
  checkHandle,
  checkLine,
  checkText,
  checkWhole,
  checkWritten,
  distinct,
  each,
  NAME_MAX,
  when,
  type SettingsIssue,
  type World,
} from './check.ts'
import type { ReturnReason } from './return-reasons.ts'
import type { Text } from './text.ts'

export const CARRIAGES = ['shop', 'shopper'] as const
type Carriage = (typeof CARRIAGES)[number]
/** When the money goes back: when it is asked for, with the first scan of the parcel, or after somebody has looked at what came. */
export const REFUNDS_ON = ['inspection', 'first-scan', 'request'] as const
export const APPROVALS = ['staff', 'automatic'] as const

/** Minor units. In a currency that is not named it is nothing. */
export type Amounts = readonly { readonly currency: Currency; readonly amount: number }[]

/** Of its conditions all must hold. */
export type ReturnWindow = {
  /** From the day it arrives; null: these do not come back. */
  readonly days: number | null
  /** For goods that have this tag; empty: any. */
  readonly tag: string
  /** For goods of this collection, by its handle; empty: any. */
  readonly collection: string
  /** For what was sent to this country; empty: everywhere. */
  readonly country: string
  /** For customers who have this tag; empty: anybody. */
  readonly customerTag: string
}

export type ReasonRule = {
  readonly reason: ReturnReason
  readonly paidBy: Carriage
  /** Of what the goods cost, in hundredths of a per cent, and a sum on top of that. */
  readonly feePercent: number
  readonly fees: Amounts
  /** Whether a picture has to come with it. */
  readonly pictures: boolean
}

export type FinalSale = {
  readonly tags: readonly string[]
  /** By their handles. */
  readonly collections: readonly string[]
  /** A field of products, `custom.final_sale`: what says yes there is final; empty: none. */
  readonly metafield: string
  /** From how much off its regular price on, in hundredths of a per cent; 0: never for that. */
  readonly discountFrom: number
}

export type Withdrawal = {
  /** Where the law gives it, ISO 3166-1 alpha-2; null: in the European Economic Area and the United Kingdom. */
  readonly countries: readonly string[] | null
  /** From the day on which the last parcel arrives. */
  readonly days: number
  /** Goods by their tag, of which the law lets nobody withdraw, and why. */
  readonly except: readonly { readonly tag: string; readonly reason: Text }[]
}

export type ReturnsSettings = {
  /** From the day it arrives; null: the shop promises nothing. */
  readonly days: number | null
  readonly paidBy: Carriage
  /** Where that holds; null: in every country that the shop sells to. */
  readonly countries: readonly string[] | null
  /** Other days for some; the first that fits holds. */
  readonly windows: readonly ReturnWindow[]
  readonly finalSale: FinalSale
  /** A reason without a rule costs nothing, wants no picture, and is sent back by whoever pays the way. */
  readonly reasons: readonly ReasonRule[]
  /** Up to so much the buyer keeps what the money goes back for. */
  readonly keepBelow: Amounts
  /** On top of what is exchanged or credited: of its worth, in hundredths of a per cent, and a sum on top of that. */
  readonly bonusPercent: number
  readonly bonuses: Amounts
  readonly refundOn: (typeof REFUNDS_ON)[number]
  readonly approval: (typeof APPROVALS)[number]
  /** What buyers read when their return is approved. */
  readonly instructions: Text
  /** Where it is sent, by its id; empty: the first location that has an address. */
  readonly location: string
  readonly withdrawal: Withdrawal
}

/** What a policy says that says no more than how many days there are. */
export const PLAIN = {
  windows: [],
  finalSale: { tags: [], collections: [], metafield: '', discountFrom: 0 },
  reasons: [],
  keepBelow: [],
  bonusPercent: 0,
  bonuses: [],
  refundOn: 'inspection',
  approval: 'staff',
  instructions: {},
  location: '',
  withdrawal: { countries: null, days: 14, except: [] },
} as const satisfies Partial<ReturnsSettings>

/** The one promise, of what was sent there: so many days from the day it arrives. Null: none is made. */
export const returnDaysIn = (
  { days, countries }: Pick<ReturnsSettings, 'days' | 'countries'>,
  country: string,
): number | null => (countries === null || countries.includes(country) ? days : null)

/** Ten years: nobody means to promise more. */
const DAYS_MAX = 3_650
/** Directive 2011/83/EU, article 9: no shorter, and a year more where nobody was told of it. */
const WITHDRAWAL_DAYS = [14, 14 + 365] as const
const LIST_MAX = 100
const PER_CENT_MAX = 10_000

const checkAmounts = (amounts: Amounts, path: string): SettingsIssue[] => [
  ...each(path, amounts, LIST_MAX, ({ currency, amount }, at) => [
    ...when(!isCurrency(currency), `${at}.currency`, 'unknown-currency'),
    ...checkAmount(amount, `${at}.amount`),
  ]),
  ...distinct(
    path,
    amounts.map(({ currency }) => currency),
    'currency',
  ),
]

const checkTag = (tag: string, path: string): SettingsIssue[] => [
  ...when(tag.length > NAME_MAX, path, 'too-long'),
  ...checkLine(tag, path),
]

const checkWindow = (of: ReturnWindow, path: string, world: World): SettingsIssue[] => [
  ...(of.days === null ? [] : checkWhole(of.days, `${path}.days`, [0, DAYS_MAX])),
  ...checkTag(of.tag, `${path}.tag`),
  ...(of.collection === '' ? [] : checkHandle(of.collection, `${path}.collection`)),
  ...when(of.country !== '' && !world.isCountry(of.country), `${path}.country`, 'unknown-country'),
  ...checkTag(of.customerTag, `${path}.customerTag`),
  // One that fits everything is the promise above it, said twice.
  ...when(!of.tag && !of.collection && !of.country && !of.customerTag, path, 'required'),
]

const checkFinal = ({ tags, collections, metafield, discountFrom }: FinalSale): SettingsIssue[] => [
  ...each('finalSale.tags', tags, LIST_MAX, checkTag),
  ...each('finalSale.collections', collections, LIST_MAX, checkHandle),
  ...when(metafield !== '' && !METAFIELD_NAME.test(metafield), 'finalSale.metafield', 'field-form'),
  ...checkWhole(discountFrom, 'finalSale.discountFrom', [0, PER_CENT_MAX]),
]

export const checkReturns = (of: ReturnsSettings, world: World): SettingsIssue[] => [
  ...(of.days === null ? [] : checkWhole(of.days, 'days', [0, DAYS_MAX])),
  ...(of.countries ? checkCountries(of.countries, 'countries', world) : []),
  ...each('windows', of.windows, LIST_MAX, (one, path) => checkWindow(one, path, world)),
  ...checkFinal(of.finalSale),
  ...each('reasons', of.reasons, LIST_MAX, ({ feePercent, fees }, path) => [
    ...checkWhole(feePercent, `${path}.feePercent`, [0, PER_CENT_MAX]),
    ...checkAmounts(fees, `${path}.fees`),
  ]),
  ...distinct(
    'reasons',
    of.reasons.map(({ reason }) => reason),
    'reason',
  ),
  ...checkAmounts(of.keepBelow, 'keepBelow'),
  ...checkWhole(of.bonusPercent, 'bonusPercent', [0, PER_CENT_MAX]),
  ...checkAmounts(of.bonuses, 'bonuses'),
  ...checkText(of.instructions, 'instructions'),
  ...checkTag(of.location, 'location'),
  ...(of.withdrawal.countries ? checkCountries(of.withdrawal.countries, 'withdrawal.countries', world) : []),
  // A form cannot say nobody: an empty list is what goes without saying.
  ...when(of.withdrawal.countries?.length === 0, 'withdrawal.countries', 'required'),
  ...checkWhole(of.withdrawal.days, 'withdrawal.days', WITHDRAWAL_DAYS),
  ...each('withdrawal.except', of.withdrawal.except, LIST_MAX, ({ tag, reason }, path) => [
    ...when(tag.trim() === '', `${path}.tag`, 'required'),
    ...checkTag(tag, `${path}.tag`),
    ...checkWritten(reason, `${path}.reason`),
  ]),
]
