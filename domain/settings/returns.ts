/** How long shoppers may change their minds, and who pays the way back. */
import { checkCountries, checkWhole, type SettingsIssue, type World } from './check.ts'

export type ReturnsSettings = {
  /** From the day it arrives; null: the shop promises nothing. */
  readonly days: number | null
  readonly paidBy: 'shop' | 'shopper'
  /** Where that holds; null: in every country that the shop sells to. */
  readonly countries: readonly string[] | null
}

/** The one promise, of what was sent there: so many days from the day it arrives. Null: none is made. */
export const returnDaysIn = ({ days, countries }: ReturnsSettings, country: string): number | null =>
  countries === null || countries.includes(country) ? days : null

const DAYS_MAX = 3_650

export const checkReturns = ({ days, countries }: ReturnsSettings, world: World): SettingsIssue[] => [
  ...(days === null ? [] : checkWhole(days, 'days', [0, DAYS_MAX])),
  ...(countries ? checkCountries(countries, 'countries', world) : []),
]
