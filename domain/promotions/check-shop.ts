/** What a promotion names has to be the shop's: a currency that it sells in, a country that there is, a way that it delivers by. */
import type { Currency } from '../money.ts'
import type { Draft, PromotionIssue } from './check.ts'

export type Shop = {
  readonly currencies: readonly Currency[]
  /** Ids of its ways of delivery. */
  readonly methods: readonly string[]
  readonly isCountry: (code: string) => boolean
}

/** Every amount of a draft, wherever it stands in it. */
const currenciesIn = (of: unknown, path: string): (readonly [path: string, currency: string])[] => {
  if (typeof of !== 'object' || of === null) return []
  if ('amount' in of && 'currency' in of) return [[`${path}.currency`, String(of.currency)]]
  return Object.entries(of).flatMap(([name, one]) => currenciesIn(one, path === '' ? name : `${path}.${name}`))
}

/** In a currency, a country or a way that there is not, it would never count, and nobody would know why. */
export const checkAtShop = (draft: Draft, { currencies, methods, isCountry }: Shop): readonly PromotionIssue[] => {
  const isSold = (currency: string) => currencies.some((one) => one === currency)
  const { effect, conditions, limits } = draft
  return [
    ...currenciesIn({ effect, conditions, limits }, '').flatMap(([path, currency]): PromotionIssue[] =>
      isSold(currency) ? [] : [{ path, code: 'unsold-currency' }],
    ),
    ...(conditions.currencies ?? []).flatMap((currency, at): PromotionIssue[] =>
      isSold(currency) ? [] : [{ path: `conditions.currencies.${at}`, code: 'unsold-currency' }],
    ),
    ...(conditions.countries ?? []).flatMap((country, at): PromotionIssue[] =>
      isCountry(country) ? [] : [{ path: `conditions.countries.${at}`, code: 'unknown-country' }],
    ),
    ...(effect.type === 'delivery' && effect.methods?.some((id) => !methods.includes(id))
      ? [{ path: 'effect.methods', code: 'unknown' } as const]
      : []),
  ]
}
