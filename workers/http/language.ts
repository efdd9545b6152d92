/** Which language an address speaks: Chinese under `/zh`, English everywhere else. */
import { LANGUAGES, type Language } from '#domain/languages'

/** The first language has no prefix: its addresses are the ones that shoppers and migrants know. */
const PREFIXED = LANGUAGES.filter((language) => language !== 'en')

export const languageOf = (path: string): Language =>
  PREFIXED.find((language) => path === `/${language}` || path.startsWith(`/${language}/`)) ?? 'en'

/** The same path as the first language writes it: `/zh/cart` becomes `/cart`. */
export const plainPath = (path: string): string => {
  const language = languageOf(path)
  return language === 'en' ? path : path.slice(language.length + 1) || '/'
}

/** @param path without a language, beginning with `/` */
export const pathIn = (language: Language, path: string): string => {
  if (language === 'en') return path
  return path === '/' ? `/${language}` : `/${language}${path}`
}

/** For `lang` and `hreflang`: the script of Chinese must be said, its country must not. */
export const tagOf = (language: Language): string => ({ en: 'en', zh: 'zh-Hans' })[language]
