/** Countries by their names in the language of the request. */
import { countryName } from '#domain/formats'
import { countriesServed } from '#domain/settings/markets'
import type { RequestContext } from '../frame/request-context.ts'

export const countriesByName = (
  request: Pick<RequestContext, 'locale' | 'settings'>,
): { code: string; name: string }[] => {
  const { compare } = new Intl.Collator(request.locale)
  return countriesServed(request.settings.markets)
    .map((code) => ({ code, name: countryName(code, request.locale) }))
    .toSorted((a, b) => compare(a.name, b.name))
}
