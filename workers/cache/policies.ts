/**
 * What is kept of the shop's answers, on one page: of what each is made, and what of its address it reads.
 *
 * A route states its line, `cached(PRODUCT_PAGE, page)`, and nothing else about caches. Such a page is the same for
 * everyone: it is made from its address alone, without a single header of who asked for it.
 */
import { LIST_PARAMETERS } from '#domain/catalog/list-query'
import { collectionTag, CONTENT, DROPS, LISTS, MENU, productTag, PROMOTIONS, SETTINGS } from './tags.ts'

export type AnswerPolicy = {
  /**
   * Parameters of the address that the page reads; one that ends with a dot stands for all that begin so. Whatever
   * else a link drags along makes no page of its own, and the page never sees it.
   */
  readonly reads: readonly string[]
  /** Of what it is made. A page that learns of more while it is made says so by `cache-tag`. */
  readonly tags: (named: (parameter: string) => string) => readonly string[]
  /** Beside those that every answer carries. */
  readonly headers?: Readonly<Record<string, string>>
}

export const HOME_PAGE: AnswerPolicy = { reads: [], tags: () => [SETTINGS, MENU, LISTS, DROPS, CONTENT] }
export const PRODUCT_PAGE: AnswerPolicy = {
  reads: ['variant'],
  tags: (named) => [SETTINGS, MENU, DROPS, PROMOTIONS, productTag(named('handle'))],
}
export const REVIEWS_PAGE: AnswerPolicy = {
  reads: ['sort', 'stars', 'pictures', 'page'],
  tags: (named) => [SETTINGS, MENU, productTag(named('handle'))],
}
export const COLLECTION_PAGE: AnswerPolicy = {
  reads: LIST_PARAMETERS,
  tags: (named) => [SETTINGS, MENU, LISTS, DROPS, collectionTag(named('handle'))],
}
export const SEARCH_PAGE: AnswerPolicy = {
  reads: LIST_PARAMETERS,
  tags: () => [SETTINGS, MENU, LISTS, DROPS, CONTENT],
}
export const SUGGESTIONS: AnswerPolicy = { reads: ['q'], tags: () => [SETTINGS, MENU, LISTS] }
export const PRODUCT_CARD: AnswerPolicy = {
  reads: [],
  tags: (named) => [SETTINGS, DROPS, productTag(named('handle'))],
}
export const PROSE_PAGE: AnswerPolicy = { reads: [], tags: () => [SETTINGS, MENU, LISTS, DROPS, CONTENT] }
export const BLOG_PAGE: AnswerPolicy = { reads: ['page'], tags: () => [SETTINGS, MENU, CONTENT] }
export const LLMS_TEXT: AnswerPolicy = { reads: [], tags: () => [SETTINGS, MENU] }
export const SITEMAP: AnswerPolicy = { reads: [], tags: () => [SETTINGS, MENU, LISTS, CONTENT] }

/** The API is open to programs of every site, and says so with every answer. */
export const OPEN = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' } as const
const LISTED = [...LIST_PARAMETERS, 'after', 'currency', 'language', 'limit', 'market'] as const

export const MARKETS_JSON: AnswerPolicy = { reads: [], tags: () => [SETTINGS], headers: OPEN }

export const PRODUCT_JSON: AnswerPolicy = {
  reads: ['language'],
  tags: (named) => [SETTINGS, productTag(named('handle'))],
  headers: OPEN,
}
export const REVIEWS_JSON: AnswerPolicy = {
  reads: ['sort', 'stars', 'pictures', 'page', 'after', 'language'],
  tags: (named) => [SETTINGS, productTag(named('handle'))],
  headers: OPEN,
}
export const PRODUCTS_JSON: AnswerPolicy = { reads: LISTED, tags: () => [SETTINGS, LISTS], headers: OPEN }
export const COLLECTIONS_JSON: AnswerPolicy = { reads: ['language'], tags: () => [SETTINGS, MENU], headers: OPEN }
export const COLLECTION_JSON: AnswerPolicy = {
  reads: LISTED,
  tags: (named) => [SETTINGS, LISTS, collectionTag(named('handle'))],
  headers: OPEN,
}
