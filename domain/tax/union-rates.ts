/**
 * The rates of value added tax in the member states of the union, to be taken over into the merchant's table: nothing is taxed by this
 * list itself. Which goods are reduced in which country its law says, and the merchant knows.
 *
 * Regional rates (Corsica, Madeira, the islands of Greece) are left out, and rates for services that no shop sells.
 *
 * @see https://taxation-customs.ec.europa.eu/tedb/vatRates.html as kept by `eu-vat-rates-data` (MIT), version 2026-02-27
 */
import type { TaxRate, TaxSettings } from './table.ts'
import { STANDARD } from './rates.ts'

export const UNION_RATES_SOURCE = 'TEDB 2026-02-27'

/** The classes of the list, in the words of the directive (articles 97 to 99, 110). */
export const UNION_CLASSES = ['reduced', 'second-reduced', 'super-reduced'] as const
export type UnionClass = (typeof UNION_CLASSES)[number]

type Rates = { readonly standard: number } & { readonly [C in UnionClass]?: number }

/** Standard, reduced, the lower one of two, and `s` before the super-reduced one; per cent. */
const WRITTEN =
  'AT 20 13 10|BE 21 12 6|BG 20 9|CY 19 9 5 s3|CZ 21 12|DE 19 7|DK 25|EE 24 13 9|ES 21 10 s4|FI 25.5 13.5 10|FR 20 10 5.5 s2.1|' +
  'GR 24 13 6|HR 25 13 5|HU 27 18 5|IE 23 13.5 9|IT 22 10 5 s4|LT 21 12 5|LU 17 14 8 s3|LV 21 12 5|MT 18 7 5|NL 21 9|PL 23 8 5|' +
  'PT 23 13 6|RO 21 11|SE 25 12 6|SI 22 9.5 5|SK 23 19 5'

const hundredths = (percent: string): number => Math.round(Number(percent) * 100)

const readRates = (line: string): readonly [country: string, rates: Rates] => {
  const [country = '', standard = '', ...lower] = line.split(' ')
  const superReduced = lower.find((one) => one.startsWith('s'))
  const [reduced, second] = lower.filter((one) => !one.startsWith('s'))
  return [
    country,
    {
      standard: hundredths(standard),
      ...(reduced && { reduced: hundredths(reduced) }),
      ...(second && { 'second-reduced': hundredths(second) }),
      ...(superReduced && { 'super-reduced': hundredths(superReduced.slice(1)) }),
    },
  ]
}

/** Hundredths of a per cent, by country. */
export const UNION_RATES: ReadonlyMap<string, Rates> = new Map(WRITTEN.split('|').map(readRates))

const rowsOf = (country: string, rates: Rates): readonly TaxRate[] =>
  ([STANDARD, ...UNION_CLASSES] as const).flatMap((taxClass): TaxRate[] => {
    const rate = taxClass === STANDARD ? rates.standard : rates[taxClass]
    if (rate === undefined) return []
    const where = { region: '', postcodes: '', taxClass: taxClass === STANDARD ? '' : taxClass }
    return [{ country, ...where, rate, from: null, until: null, source: UNION_RATES_SOURCE }]
  })

/** All of the list as rows of the merchant's table. */
export const unionRows: readonly TaxRate[] = Array.from(UNION_RATES, ([country, rates]) =>
  rowsOf(country, rates),
).flat()

const isSame = (one: TaxRate, other: TaxRate): boolean =>
  one.country === other.country &&
  (one.taxClass || STANDARD) === (other.taxClass || STANDARD) &&
  !one.region &&
  !one.postcodes

/** Rows for what the table says nothing about yet: whatever the merchant has said of a country and a class stays. */
export const unionRowsFor = ({ rates }: Pick<TaxSettings, 'rates'>): readonly TaxRate[] =>
  unionRows.filter((row) => !rates.some((own) => isSame(own, row)))
