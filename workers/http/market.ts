/**
 * Which market an address is in: `/en-japan/products/vase`, `/zh-japan/cart`. The shop's own has the addresses without one.
 *
 * An address and nothing else decides what a page that is kept shows, so it is the same for everyone who asks for it.
 */
import { LANGUAGES } from '#domain/languages'

const PREFIX = new RegExp(`^/(${LANGUAGES.join('|')})-([a-z0-9][a-z0-9-]{0,62})(?=/|$)`)

/** @returns the id that stands there, whether there is such a market or not; null: none */
export const marketIn = (path: string): string | null => PREFIX.exec(path)?.[2] ?? null

/** The same path in the shop's own market: `/zh-japan/cart` becomes `/zh/cart`, and `/en-japan` becomes `/`. */
export const withoutMarket = (path: string): string => {
  const [prefix, language] = PREFIX.exec(path) ?? []
  if (prefix === undefined) return path
  const rest = path.slice(prefix.length)
  return language === 'en' ? rest || '/' : `/${language}${rest}`
}

/** @param path in any language, in no market. @param id null: the shop's own */
export const inMarket = (id: string | null, path: string): string => {
  if (id === null) return path
  const [, language = 'en', rest = path] = /^\/(zh)(?=[/?#]|$)(.*)$/s.exec(path) ?? []
  return `/${language}-${id}${rest === '/' ? '' : rest.replace(/^\/(?=[?#])/, '')}`
}
