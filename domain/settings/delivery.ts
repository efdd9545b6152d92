/** How goods travel, what that costs, and the hours of the place that they are sent from. */
import { isDay } from '../days.ts'
import { AMOUNT_MAX, isCurrency, type Currency } from '../money.ts'
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
import { isTimeZone } from './shop.ts'
import { checkSurcharges, type Surcharge } from './surcharges.ts'
import type { Text } from './text.ts'
import { checkZones, ELSEWHERE_ZONE, type Zone } from './zones.ts'

/**
 * By what a method is priced: `flat`: each order costs the same; `weight`: grams; `sum`: minor units of the goods that travel, after
 * discounts; `units`: pieces that travel.
 */
export const MEASURES = ['flat', 'weight', 'sum', 'units'] as const
export type Measure = (typeof MEASURES)[number]

export type DeliveryPrice = {
  readonly currency: Currency
  /** From how much of the method's measure on it holds, as far as the next one of its currency; absent: from nothing. */
  readonly from?: number | undefined
  /** Minor units. */
  readonly price: number
  /** From this worth of goods on it costs nothing, compared after discounts; null: never. */
  readonly freeOver: number | null
}

export type DeliveryMethod = {
  readonly id: string
  readonly name: Text
  /** What is said beside the days: `held for 7 days`. May be empty. */
  readonly note: Text
  /** Working days until it is there, first and last, handling included. */
  readonly days: readonly [number, number]
  /** The location at which the buyer fetches it, by its id; empty or absent: it is sent. `days` are those until it is ready. */
  readonly pickup?: string | undefined
  /** Where it goes; null: to every country that the shop sells to. */
  readonly countries: readonly string[] | null
  /** Of which zones, by their ids, and `elsewhere` for what is in none; none or absent: elsewhere alone. */
  readonly zones?: readonly string[] | undefined
  /** Absent: `flat`. */
  readonly by?: Measure | undefined
  /** Grams of a whole order that it takes at most; null or absent: any. */
  readonly weightMax?: number | null | undefined
  readonly prices: readonly DeliveryPrice[]
}

/** The place that parcels leave from. */
export type Dispatch = {
  readonly timeZone: string
  /** Days of the week on which parcels travel: 1 is Monday, 7 is Sunday. */
  readonly weekdays: readonly number[]
  /** `16:00`: what is ordered later counts as ordered on the next working day; null: the whole day counts. */
  readonly until: string | null
  /** `2026-12-25` once, `12-25` every year. */
  readonly holidays: readonly string[]
  /** Working days until a parcel leaves; the days of a method contain them. */
  readonly handlingDays: number
}

export type DeliverySettings = {
  /** The first that fits is the usual one: pages speak of it before the shopper has chosen. */
  readonly methods: readonly DeliveryMethod[]
  /** Absent: none, and methods go by their countries alone. */
  readonly zones?: readonly Zone[] | undefined
  /** Absent: none. */
  readonly surcharges?: readonly Surcharge[] | undefined
  readonly dispatch: Dispatch
}

const METHODS_MAX = 500
const PRICES_MAX = 1_000
/** A hundred tons in grams: whoever sends more by one order has slipped. */
export const WEIGHT_MAX = 100_000_000
const UNITS_MAX = 1_000_000
/** A parcel by ship is there after a season. */
const DAYS_MAX = 120
/** Some years of a country that has many. */
const HOLIDAYS_MAX = 400

const FROM_MAX = { weight: WEIGHT_MAX, sum: AMOUNT_MAX, units: UNITS_MAX } as const

const checkFrom = (from: number, by: Measure, path: string): SettingsIssue[] =>
  by === 'flat' ? when(from !== 0, path, 'measure-missing') : checkWhole(from, path, [0, FROM_MAX[by]])

/** @param zones that there are */
const checkMethod = (method: DeliveryMethod, path: string, world: World, zones: ReadonlySet<string>) => {
  const {
    id,
    name,
    note,
    days,
    countries,
    prices,
    by = 'flat',
    weightMax = null,
    zones: own = [],
    pickup = '',
  } = method
  return [
    ...checkHandle(id, `${path}.id`),
    ...checkWritten(name, `${path}.name`, NAME_MAX),
    ...checkText(note, `${path}.note`, NAME_MAX),
    ...days.flatMap((count, index) => checkWhole(count, `${path}.days.${index}`, [0, DAYS_MAX])),
    ...when(days[0] > days[1], `${path}.days`, 'days-reversed'),
    ...(countries ? checkCountries(countries, `${path}.countries`, world) : []),
    ...own.flatMap((one, index) => when(!zones.has(one), `${path}.zones.${index}`, 'unknown-zone')),
    ...distinct(`${path}.zones`, own),
    ...(pickup === '' ? [] : checkHandle(pickup, `${path}.pickup`)),
    ...(weightMax === null ? [] : checkWhole(weightMax, `${path}.weightMax`, [1, WEIGHT_MAX])),
    ...when(prices.length === 0, `${path}.prices`, 'price-missing'),
    ...each(`${path}.prices`, prices, PRICES_MAX, ({ currency, from = 0, price, freeOver }, at) => [
      ...when(!isCurrency(currency), `${at}.currency`, 'unknown-currency'),
      ...checkFrom(from, by, `${at}.from`),
      ...checkAmount(price, `${at}.price`),
      ...(freeOver === null ? [] : checkAmount(freeOver, `${at}.freeOver`)),
    ]),
    ...distinct(
      `${path}.prices`,
      prices.map(({ currency, from = 0 }) => `${currency} ${from}`),
      'currency',
    ),
  ]
}

/** Every year has it: the 29th of February is told by a leap year. */
const isHoliday = (text: string) => isDay(text.length === 5 ? `2024-${text}` : text)

const checkDispatch = ({ timeZone, weekdays, until, holidays, handlingDays }: Dispatch): SettingsIssue[] => [
  ...when(!isTimeZone(timeZone), 'dispatch.timeZone', 'unknown-time-zone'),
  // Without a working day no parcel would ever arrive.
  ...(weekdays.length === 0 ? [issue('dispatch.weekdays', 'required')] : []),
  ...weekdays.flatMap((day, index) => checkWhole(day, `dispatch.weekdays.${index}`, [1, 7])),
  ...distinct('dispatch.weekdays', weekdays.map(String)),
  ...when(until !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(until), 'dispatch.until', 'time-form'),
  ...each('dispatch.holidays', holidays, HOLIDAYS_MAX, (day, path) => when(!isHoliday(day), path, 'date-form')),
  ...distinct('dispatch.holidays', holidays),
  ...checkWhole(handlingDays, 'dispatch.handlingDays', [0, DAYS_MAX]),
]

export const checkDelivery = (
  { methods, zones = [], surcharges = [], dispatch }: DeliverySettings,
  world: World,
): SettingsIssue[] => [
  ...each('methods', methods, METHODS_MAX, (method, path) =>
    checkMethod(method, path, world, new Set([ELSEWHERE_ZONE, ...zones.map(({ id }) => id)])),
  ),
  ...distinct(
    'methods',
    methods.map(({ id }) => id),
    'id',
  ),
  ...checkZones(zones, world),
  ...checkSurcharges(surcharges, new Set(methods.map(({ id }) => id)), world),
  ...checkDispatch(dispatch),
]
