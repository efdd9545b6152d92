/**
 * Which market an address is in: `/en-japan/products/vase`, `/zh-japan/cart`; in another than its usual currency `/en-japan_usd/cart`
 * (domain/settings/market-choice.ts). The shop's own has the addresses without one.
 *
 * An address and nothing else decides what a page that is kept shows, so it is the same for everyone who asks for it.
 */
import { LANGUAGES } from '#domain/languages'

const PREFIX = new RegExp(`^/(${LANGUAGES.join('|')})-([a-z0-9][a-z0-9-]{0,62}(?:_[a-z]{3})?)(?=/|$)`)

/** @returns the market that stands there, with its currency, whether there is such a one or not; null: none */
export const marketIn = (path: string): string | null => PREFIX.exec(path)?.[2] ?? null

/** The same path in the shop's own market: `/zh-japan/cart` becomes `/zh/cart`, and `/en-japan` becomes `/`. */
export const withoutMarket = (path: string): string => {
  const [prefix, language] = PREFIX.exec(path) ?? []
  if (prefix === undefined) return path
  const rest = path.slice(prefix.length)
  return language === 'en' ? rest || '/' : `/${language}${rest}`
}

/** @param market as it is written, with its currency; null: the shop's own. @param path in any language, in no market */
export const inMarket = (market: string | null, path: string): string => {
  if (market === null) return path
  const [, language = 'en', rest = path] = /^\/(zh)(?=[/?#]|$)(.*)$/s.exec(path) ?? []
  return `/${language}-${market}${rest === '/' ? '' : rest.replace(/^\/(?=[?#])/, '')}`
}
