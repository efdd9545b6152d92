/** Which tax the shop collects, place by place and class by class. Whether its prices contain it is said of the market. */
import { HUNDRED_PER_CENT } from '../allocation.ts'
import { isDay } from '../days.ts'
import { postcodeRanges } from '../postcodes.ts'
import { rateAt, STANDARD } from '../tax/rates.ts'
import type { TaxRate, TaxSettings } from '../tax/table.ts'
import { isOneLine } from '../one-line.ts'
import { NAME_MAX, checkHandle, checkWritten, distinct, each, when, type SettingsIssue, type World } from './check.ts'

const RATES_MAX = 1_000
const CLASSES_MAX = 50
const REGISTRATIONS_MAX = 50
const NUMBER_MAX = 40
const POSTCODES_MAX = 500

const text = (value: string | undefined): string => value ?? ''

/** Of two rates that hold for the same on one day nobody could say which. */
const overlaps = (a: TaxRate, b: TaxRate): boolean =>
  a.country === b.country &&
  text(a.region).toLowerCase() === text(b.region).toLowerCase() &&
  (a.taxClass || STANDARD) === (b.taxClass || STANDARD) &&
  sharesPostcodes(text(a.postcodes), text(b.postcodes)) &&
  (a.until === null || b.from === null || b.from <= a.until) &&
  (b.until === null || a.from === null || a.from <= b.until)

/** Ranges of the same number of signs that have one in common; of different lengths the longer is the nearer one. */
const sharesPostcodes = (one: string, other: string): boolean => {
  if (one === '' || other === '') return one === other
  const [mine, theirs] = [postcodeRanges(one) ?? [], postcodeRanges(other) ?? []]
  return mine.some(([first, last]) =>
    theirs.some(([begin, end]) => begin.length === first.length && begin <= last && first <= end),
  )
}

/** For the whole country and the standard class. @returns hundredths of a per cent; undefined where the shop has said nothing */
export const taxRateOn = (tax: Pick<TaxSettings, 'rates'>, country: string, day: string): number | undefined =>
  rateAt(tax, { country, region: '', postcode: '' }, STANDARD, day)?.rate

/** Whether the shop has said anything about tax there, if only for a part of it. */
export const isTaxSaid = ({ rates }: Pick<TaxSettings, 'rates'>, country: string, day: string): boolean =>
  rates.some((rate) => rate.country === country && (rate.until === null || day <= rate.until))

/** The classes that goods can have. */
export const taxClassesOf = ({ classes = [] }: Pick<TaxSettings, 'classes'>): readonly string[] => [
  STANDARD,
  ...classes.map(({ id }) => id),
]

/** Four digits after the point of a per cent, and no more. */
const isRate = (rate: number): boolean =>
  rate >= 0 && rate <= HUNDRED_PER_CENT && Math.abs(rate * 100 - Math.round(rate * 100)) < 1e-6

const checkRates = (tax: TaxSettings, world: World): SettingsIssue[] => {
  const { rates } = tax
  const classes = taxClassesOf(tax)
  return [
    ...each('rates', rates, RATES_MAX, (one, path) => {
      const { country, rate, from, until, region, postcodes, taxClass, source } = one
      return [
        ...when(!world.isCountry(country), `${path}.country`, 'unknown-country'),
        ...when(text(region).length > NAME_MAX, `${path}.region`, 'too-long'),
        ...when(!isOneLine(text(region)), `${path}.region`, 'unwritable'),
        ...when(text(postcodes).length > POSTCODES_MAX, `${path}.postcodes`, 'too-long'),
        ...when(postcodeRanges(text(postcodes)) === undefined, `${path}.postcodes`, 'postcode-range'),
        ...when(!classes.includes(taxClass || STANDARD), `${path}.taxClass`, 'unknown-class'),
        ...when(!isRate(rate), `${path}.rate`, 'out-of-range'),
        ...when(from !== null && !isDay(from), `${path}.from`, 'date-form'),
        ...when(until !== null && !isDay(until), `${path}.until`, 'date-form'),
        ...when(from !== null && until !== null && from > until, `${path}.until`, 'dates-reversed'),
        ...when(text(source).length > NAME_MAX, `${path}.source`, 'too-long'),
        ...when(!isOneLine(text(source)), `${path}.source`, 'unwritable'),
      ]
    }),
    ...(rates.length > RATES_MAX ? [] : duplicates(rates)),
  ]
}

const duplicates = (rates: readonly TaxRate[]): SettingsIssue[] =>
  rates.flatMap((rate, index) =>
    when(
      rates.slice(0, index).some((before) => overlaps(before, rate)),
      `rates.${index}`,
      'duplicate',
    ),
  )

/** The letters of the country are part of a number in the union, and of no other. */
const checkRegistrations = ({ registrations = [] }: TaxSettings, world: World): SettingsIssue[] => [
  ...each('registrations', registrations, REGISTRATIONS_MAX, ({ country, number }, path) => [
    ...when(!world.isCountry(country), `${path}.country`, 'unknown-country'),
    ...when(number === '', `${path}.number`, 'required'),
    ...when(number.length > NUMBER_MAX, `${path}.number`, 'too-long'),
    ...when(!isOneLine(number), `${path}.number`, 'unwritable'),
    ...when(number !== '' && !world.isTaxNumber(country, number), `${path}.number`, 'vat-id-form'),
  ]),
  ...distinct(
    'registrations',
    registrations.map(({ country }) => country),
    'country',
  ),
]

export const checkTax = (tax: TaxSettings, world: World): SettingsIssue[] => {
  const { classes = [], deliveryClass } = tax
  return [
    ...checkRates(tax, world),
    ...each('classes', classes, CLASSES_MAX, ({ id, name }, path) => [
      ...checkHandle(id, `${path}.id`),
      ...checkWritten(name, `${path}.name`, NAME_MAX),
    ]),
    ...distinct('classes', [STANDARD, ...classes.map(({ id }) => id)], 'id').map(({ path, code }) => ({
      path: path.replace(/\d+/, (found) => `${Number(found) - 1}`),
      code,
    })),
    ...when(!taxClassesOf(tax).includes(deliveryClass || STANDARD), 'deliveryClass', 'unknown-class'),
    ...checkRegistrations(tax, world),
  ]
}
