/**
 * Words that shoppers type, as the search index understands them.
 *
 * Chinese is written without spaces: each pair of neighbouring characters is indexed as a word of its own, and a
 * query in Chinese asks for all of its pairs.
 */

import type { Product } from './product.ts'

/** More words than anybody types; each costs the index one look. */
export const TERMS_MAX = 8
/** Longer words are cut: no language of the shop has them, attackers do. */
const TERM_LENGTH_MAX = 40

const HAN_RUN = /[\p{Script=Han}々〇]+/gu

/** `马克杯` becomes `马克 克杯`; a character alone stays alone. */
const pairsOf = (run: string): string[] => {
  const characters = Array.from(run)
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** The Chinese in a text, as words for the index: pairs, and every character alone. */
export const hanWords = (text: string): string =>
  (text.match(HAN_RUN) ?? []).flatMap((run) => [...pairsOf(run), ...(run.length > 1 ? Array.from(run) : [])]).join(' ')

/** The words of a query: runs of letters and digits of any script; everything else separates. */
export const termsOf = (query: string): string[] =>
  (
    query
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  )
    .flatMap((word) => word.match(/[\p{Script=Han}々〇]+|[^\p{Script=Han}々〇]+/gu) ?? [])
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, TERMS_MAX)
    .map((word) => Array.from(word).slice(0, TERM_LENGTH_MAX).join(''))

/**
 * A query in the index's own language, in which nothing that a shopper typed has a meaning: each word stands in
 * quotes. All words must be found; the last may be the beginning of one, as while typing.
 *
 * @see https://www.sqlite.org/fts5.html#full_text_query_syntax
 * @returns undefined when there is nothing to look for
 */
export const matchOf = (query: string): string | undefined => {
  const terms = termsOf(query)
  if (terms.length === 0) return undefined
  const han = (term: string) => /^[\p{Script=Han}々〇]/u.test(term)
  return terms
    .map((term, index) => {
      if (han(term))
        return pairsOf(term)
          .map((pair) => `han:"${pair}"`)
          .join(' AND ')
      return `"${term}"${index === terms.length - 1 ? '*' : ''}`
    })
    .join(' AND ')
}

/** What the index keeps of a product, by weight: its title, its labels, its text; and the Chinese in all of them. */
export type SearchText = {
  readonly title: string
  readonly labels: string
  readonly body: string
  readonly han: string
}

const plain = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&[a-z]+;|&#\w+;/gi, ' ')

export const searchTextOf = (product: Product): SearchText => {
  const translations = Object.values(product.translations)
  const title = [product.text.title, ...translations.map((text) => text.title ?? '')].join(' ')
  const words = Object.values(product.words).flatMap((said) => Object.values(said))
  const skus = product.variants.map((variant) => variant.sku)
  const values = product.options.flatMap((option) => option.values)
  const { vendor, type, category, tags } = product
  const labels = [...new Set([vendor, type, category, ...tags, ...values, ...skus, ...words])].join(' ')
  const body = [
    plain(product.text.description),
    ...translations.map((text) => plain(text.description ?? '')),
    product.text.seoDescription,
  ].join(' ')
  return { title, labels, body, han: hanWords([title, labels, body].join(' ')) }
}
