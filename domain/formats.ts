/**
 * What writes numbers and days as people of a language do.
 *
 * To make one takes the runtime some 30 µs, to use it one: a list of two dozen cards made a hundred of them. There are as
 * many as there are languages, currencies and ways to write, which no visitor can add to; so they are kept.
 */

const memoized = <Options, Format>(make: (locale: string, options: Options | undefined) => Format) => {
  const made = new Map<string, Format>()
  return (locale: string, options?: Options): Format => {
    const key = options ? `${locale} ${JSON.stringify(options)}` : locale
    let format = made.get(key)
    if (!format) made.set(key, (format = make(locale, options)))
    return format
  }
}

export const numberFormat = memoized<Intl.NumberFormatOptions, Intl.NumberFormat>(
  (locale, options) => new Intl.NumberFormat(locale, options),
)

export const dateFormat = memoized<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(
  (locale, options) => new Intl.DateTimeFormat(locale, options),
)

export const pluralRules = memoized<Intl.PluralRulesOptions, Intl.PluralRules>(
  (locale, options) => new Intl.PluralRules(locale, options),
)

const displayNames = memoized<Intl.DisplayNamesOptions, Intl.DisplayNames>(
  (locale, options) => new Intl.DisplayNames(locale, { type: 'region', ...options }),
)

/** `30 Nov 2026` of `2026-11-30`: a day as documents carry it, which no time zone moves. */
export const dayName = (day: string, locale: string): string =>
  dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day))

/** How large a file is, as people say it: `1.2 MB`. */
export const fileSize = (bytes: number, locale: string): string =>
  bytes < 1e6
    ? numberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.ceil(bytes / 1e3))
    : numberFormat(locale, { style: 'unit', unit: 'megabyte', maximumSignificantDigits: 2 }).format(bytes / 1e6)

/** `Netherlands` of `NL`; what is no code, as somebody typed it, stays what it is: `Intl` throws at it. */
export const countryName = (code: string, locale: string): string =>
  /^[A-Z]{2}$/.test(code) ? (displayNames(locale, { type: 'region' }).of(code) ?? code) : code

/** `€` of `EUR`, as narrow as the language writes it; empty where it has no sign but the code. */
export const currencySign = (code: string, locale: string): string => {
  const written = numberFormat(locale, { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' })
  const sign = written.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? ''
  return sign === code ? '' : sign
}

/** All that people and spreadsheets write beside an amount: `JPY`, `¥`, `JP¥`. */
export const currencyMarks = (code: string): readonly string[] =>
  ['en', 'en-IE'].flatMap((locale) => {
    const written = numberFormat(locale, { style: 'currency', currency: code })
    const mark = written.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? code
    return [code, currencySign(code, locale), mark]
  })

/** `Euro` of `EUR`; what is no code stays what it is. */
export const currencyName = (code: string, locale: string): string =>
  /^[A-Z]{3}$/.test(code) ? (displayNames(locale, { type: 'currency' }).of(code) ?? code) : code

/** Each knows the short names that its people use; where none does, the difference is the name. */
const NAMERS = ['en-GB', 'en-US', 'en-AU']
const shortZone = (at: number, timeZone: string, locale: string): string =>
  dateFormat(locale, { timeZone, timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone

/** `CET`, `EST`, `GMT+9`: in winter another one than in summer. */
export const zoneNameOf = (at: number, timeZone: string): string => {
  const names = NAMERS.map((locale) => shortZone(at, timeZone, locale))
  return names.find((name) => !/^GMT[+-]/.test(name)) ?? names[0] ?? timeZone
}
