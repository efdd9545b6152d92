/** Which tax the shop collects, country by country. Whether its prices contain it is said of the market. */
import { isDay } from '../days.ts'
import { checkWhole, each, when, type SettingsIssue, type World } from './check.ts'

export type TaxRate = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** Hundredths of a per cent: 1950 is 19.5 %. */
  readonly rate: number
  /** The first and the last day on which it holds, by the shop's clock: `2026-07-01`; null: ever since, for ever. */
  readonly from: string | null
  readonly until: string | null
}

export type TaxSettings = { readonly rates: readonly TaxRate[] }

const RATES_MAX = 1_000
const HUNDRED_PER_CENT = 10_000

const isOn = ({ from, until }: TaxRate, day: string) =>
  (from === null || from <= day) && (until === null || day <= until)

/** Of two rates that hold on one day nobody could say which. */
const overlaps = (a: TaxRate, b: TaxRate): boolean =>
  a.country === b.country &&
  (a.until === null || b.from === null || b.from <= a.until) &&
  (b.until === null || a.from === null || a.from <= b.until)

/** @param day `2026-11-28`, by the shop's clock. @returns hundredths of a per cent; undefined where the shop has said nothing */
export const taxRateOn = ({ rates }: TaxSettings, country: string, day: string): number | undefined =>
  rates.find((rate) => rate.country === country && isOn(rate, day))?.rate

export const checkTax = ({ rates }: TaxSettings, world: World): SettingsIssue[] => [
  ...each('rates', rates, RATES_MAX, ({ country, rate, from, until }, path) => [
    ...when(!world.isCountry(country), `${path}.country`, 'unknown-country'),
    ...checkWhole(rate, `${path}.rate`, [0, HUNDRED_PER_CENT]),
    ...when(from !== null && !isDay(from), `${path}.from`, 'date-form'),
    ...when(until !== null && !isDay(until), `${path}.until`, 'date-form'),
    ...when(from !== null && until !== null && from > until, `${path}.until`, 'dates-reversed'),
  ]),
  ...rates.flatMap((rate, index) =>
    when(
      rates.slice(0, index).some((before) => overlaps(before, rate)),
      `rates.${index}`,
      'duplicate',
    ),
  ),
]
