/** Countries by their names in the language of the request. */
import { countriesServed } from '#domain/settings/markets'
import type { RequestContext } from '../frame/request-context.ts'

export const countryName = ({ locale }: Pick<RequestContext, 'locale'>, country: string): string =>
  new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country

export const countriesByName = (
  request: Pick<RequestContext, 'locale' | 'settings'>,
): { code: string; name: string }[] => {
  const { compare } = new Intl.Collator(request.locale)
  return countriesServed(request.settings.markets)
    .map((code) => ({ code, name: countryName(request, code) }))
    .toSorted((a, b) => compare(a.name, b.name))
}
