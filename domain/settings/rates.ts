/** The rates by which a shop prices what has no price in a currency. */
import { isDay } from '../days.ts'
import { isCurrency, type Currency } from '../money.ts'
import { isOneLine } from '../one-line.ts'
import { lessOf, RATE_FORM, stepOf, type ConversionRate } from '../pricing/conversion.ts'
import { checkWhole, distinct, each, NAME_MAX, when, type SettingsIssue } from './check.ts'

/** One for each currency at most. */
const RATES_MAX = 50
/** Hundredths of a per cent: half of it off, as much again on top. */
const ADJUSTMENT = [-5_000, 10_000] as const

const checkRounding = (of: ConversionRate, path: string): SettingsIssue[] => {
  const [step, less] = [stepOf(of), lessOf(of)]
  return [
    ...when(!step, `${path}.step`, 'step-form'),
    ...when(less === undefined || (step !== undefined && less >= step), `${path}.less`, 'less-form'),
  ]
}

type Rates = {
  /** Those of the shop, its own first. */
  readonly currencies: readonly Currency[]
  readonly rates?: readonly ConversionRate[] | undefined
}

export const checkRates = ({ currencies, rates = [] }: Rates): SettingsIssue[] => [
  ...each('rates', rates, RATES_MAX, (one, path) => [
    ...when(!isCurrency(one.currency), `${path}.currency`, 'unknown-currency'),
    ...when(isCurrency(one.currency) && !currencies.includes(one.currency), `${path}.currency`, 'unsold-currency'),
    ...when(one.currency === currencies[0], `${path}.currency`, 'rate-of-own'),
    ...when(!RATE_FORM.test(one.rate) || /^[0.]*$/.test(one.rate), `${path}.rate`, 'rate-form'),
    ...checkWhole(one.adjustment, `${path}.adjustment`, ADJUSTMENT),
    ...(isCurrency(one.currency) ? checkRounding(one, path) : []),
    ...when(one.day !== null && !isDay(one.day), `${path}.day`, 'date-form'),
    ...when(one.source.length > NAME_MAX, `${path}.source`, 'too-long'),
    ...when(!isOneLine(one.source), `${path}.source`, 'unwritable'),
  ]),
  ...distinct(
    'rates',
    rates.map(({ currency }) => currency),
    'currency',
  ),
]
