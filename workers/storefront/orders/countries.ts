/** Countries by their names in the language of the visit. */
import { COUNTRIES_SERVED } from '#domain/orders/delivery'
import type { Visit } from '../frame/visit.ts'

export const countryName = ({ locale }: Pick<Visit, 'locale'>, country: string): string =>
  new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country

export const countriesByName = (visit: Pick<Visit, 'locale'>): { code: string; name: string }[] => {
  const { compare } = new Intl.Collator(visit.locale)
  return COUNTRIES_SERVED.map((code) => ({ code, name: countryName(visit, code) })).toSorted((a, b) =>
    compare(a.name, b.name),
  )
}
