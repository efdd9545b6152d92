/** Countries, currencies and time zones as people name them: to choose from, and to read from what was typed. */
import { folded } from '#domain/folding'
import { countryName, dateFormat } from '#domain/formats'
import { isTimeZone } from '#domain/settings/shop'
import { allCountries } from '../../flows/logistics/address-formats.ts'

const codes = new Map<string, ReadonlyMap<string, string>>()
const codesIn = (locale: string): ReadonlyMap<string, string> => {
  let found = codes.get(locale)
  if (!found) {
    found = new Map(allCountries().map((code) => [folded(countryName(code, locale)), code]))
    codes.set(locale, found)
  }
  return found
}

/** `Netherlands`, `荷兰` or `nl`; what is none of them stays as it was typed, and is refused by the rule. */
export const countryMeant = (typed: string, locales: readonly string[]): string => {
  const text = typed.trim()
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase()
  return locales.map((locale) => codesIn(locale).get(folded(text))).find(Boolean) ?? text
}

let currencies: readonly string[] | undefined
export const allCurrencies = (): readonly string[] => (currencies ??= Intl.supportedValuesOf('currency'))

let zones: readonly string[] | undefined
export const allZones = (): readonly string[] =>
  (zones ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])])

/** `UTC+1`, as it is at this moment; of what is no zone nothing. */
export const offsetName = (zone: string, at: number): string => (isTimeZone(zone) ? offsetAt(zone, at) : '')

const offsetAt = (zone: string, at: number): string =>
  dateFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace('GMT', 'UTC') ?? ''
