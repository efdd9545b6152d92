/** What delivery costs beside the price of its method: for goods that are hard to carry, and for places that are hard to reach. */
import { isCurrency, type Currency } from '../money.ts'
import {
  checkAmount,
  checkHandle,
  checkLine,
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
import type { Text } from './text.ts'
import { checkPostcodes } from './zones.ts'

/** Once for the whole order, or for each of the units that it is about. */
export const SURCHARGED = ['once', 'unit'] as const

/** Of its conditions all must hold; with none it is for every order. */
export type Surcharge = {
  readonly id: string
  /** Buyers read it. */
  readonly name: Text
  /** For goods that have this tag; empty: any. */
  readonly tag: string
  /** For goods of which one weighs so many grams or more; null: any. */
  readonly weightFrom: number | null
  /** For this country, ISO 3166-1 alpha-2; empty: everywhere. */
  readonly country: string
  /** Of that country, `35` or `1000-1099`; none: all of it. */
  readonly postcodes: readonly string[]
  /** Of which methods, by their ids; none: of all. */
  readonly methods: readonly string[]
  readonly per: (typeof SURCHARGED)[number]
  /** Whether it is asked for also where the delivery itself is free. */
  readonly evenIfFree: boolean
  /** Minor units. In a currency without a price it costs nothing. */
  readonly prices: readonly { readonly currency: Currency; readonly price: number }[]
}

const SURCHARGES_MAX = 50
const PRICES_MAX = 200
/** Ten tons: no single thing that is sent weighs more. */
const PIECE_MAX = 10_000_000

const checkSurcharge = (of: Surcharge, path: string, methods: ReadonlySet<string>, world: World): SettingsIssue[] => {
  const { id, name, tag, weightFrom, country, postcodes, methods: own, prices } = of
  const known = country === '' || world.isCountry(country)
  return [
    ...checkHandle(id, `${path}.id`),
    ...checkWritten(name, `${path}.name`, NAME_MAX),
    ...when(tag.length > NAME_MAX, `${path}.tag`, 'too-long'),
    ...checkLine(tag, `${path}.tag`),
    ...(weightFrom === null ? [] : checkWhole(weightFrom, `${path}.weightFrom`, [1, PIECE_MAX])),
    ...when(!known, `${path}.country`, 'unknown-country'),
    // Without its country nobody knows whose postcodes they are.
    ...(country === '' && postcodes.length > 0 ? [issue(`${path}.country`, 'required')] : []),
    ...(country !== '' && known ? checkPostcodes(country, postcodes, `${path}.postcodes`, world) : []),
    ...own.flatMap((one, index) => when(!methods.has(one), `${path}.methods.${index}`, 'unknown-method')),
    ...distinct(`${path}.methods`, own),
    ...when(prices.length === 0, `${path}.prices`, 'price-missing'),
    ...each(`${path}.prices`, prices, PRICES_MAX, ({ currency, price }, at) => [
      ...when(!isCurrency(currency), `${at}.currency`, 'unknown-currency'),
      ...checkAmount(price, `${at}.price`),
    ]),
    ...distinct(
      `${path}.prices`,
      prices.map(({ currency }) => currency),
      'currency',
    ),
  ]
}

/** @param methods that there are */
export const checkSurcharges = (
  surcharges: readonly Surcharge[],
  methods: ReadonlySet<string>,
  world: World,
): SettingsIssue[] => [
  ...each('surcharges', surcharges, SURCHARGES_MAX, (one, path) => checkSurcharge(one, path, methods, world)),
  ...distinct(
    'surcharges',
    surcharges.map(({ id }) => id),
    'id',
  ),
]
