/** One page of a list: which products, in which order, and of each what its card shows. */
import type { Card, ListQuery, Place, Selling, Sort } from '#domain/catalog/list-query'
import { translationOf, type Availability, type Picture, type Product } from '#domain/catalog/product'
import type { ProductId } from '#domain/ids'
import type { Translated } from '#domain/languages'
import { money, type Currency } from '#domain/money'
import { STRUCK } from '../pricing/lists-of.ts'
import { isWholeShop, narrow, type Narrowing } from './narrow.ts'
import { rowsIn, type Reading } from './reading.ts'
import { ratingOf } from './rows.ts'
import { soldThere } from './sold-there.ts'

type CardRow = {
  readonly id: ProductId
  readonly handle: string
  readonly title: string
  readonly titleZh: string | null
  readonly words: string
  readonly vendor: string
  readonly type: string
  readonly lowest: number | null
  readonly highest: number | null
  readonly was: number | null
  readonly availability: Availability
  readonly first: string | null
  readonly second: string | null
  readonly ratingSum: number
  readonly ratingCount: number
}

/** Of `p`, a product, and `r`, its prices in the currency of the cards. Of what is said in other languages the title travels alone. */
const CARD_COLUMNS = `p.id, p.handle, p.title, p.translations ->> '$.zh.title' AS titleZh, p.words, p.vendor, p.type,
  r.lowest, r.highest, ${STRUCK} AS was, p.availability, p.pictures -> '$[0]' AS first, p.pictures -> '$[1]' AS second,
  p.shown_sum AS ratingSum, p.shown_count AS ratingCount`

/**
 * What has no price or no reviews stands last, whichever way it is sorted. Ties keep the order in which the shop grew;
 * among equally dear or equally good things, too.
 */
const ORDER: Record<Exclude<Sort, 'featured' | 'relevance'>, string> = {
  newest: 'l.created_at DESC, l.product DESC',
  'price-up': 'r.lowest NULLS LAST, l.product',
  'price-down': 'r.lowest DESC NULLS LAST, l.product',
  title: 'l.title COLLATE NOCASE, l.product',
  rating: 'l.esteem DESC, l.product',
}

/** What each of those orders goes by. */
const KEY: Record<keyof typeof ORDER, string> = {
  newest: 'l.created_at',
  'price-up': 'r.lowest',
  'price-down': 'r.lowest',
  title: 'l.title COLLATE NOCASE',
  rating: 'l.esteem',
}
const DESCENDING: ReadonlySet<Sort> = new Set(['newest', 'price-down', 'rating'])

/** What has no price or no reviews. */
const MAY_LACK_KEY: ReadonlySet<Sort> = new Set(['price-up', 'price-down', 'rating'])

const SORTED_BY_PRICE: ReadonlySet<Sort> = new Set(['price-up', 'price-down'])

/** The place that a list says: of the shop as a whole, the order in which it grew. */
const orderOf = (query: ListQuery, hits: readonly number[] | undefined): string => {
  const { sort } = query
  if (sort !== 'featured' && sort !== 'relevance') return ORDER[sort]
  return isWholeShop(query, hits) ? 'l.product' : 'n.position, l.product'
}

/** Hits alone come best first: whoever wants them so looks at no more of them than a page has. */
const isInOrder = ({ collection, sort }: ListQuery, hits: readonly number[] | undefined): boolean =>
  collection === undefined && hits !== undefined && (sort === 'featured' || sort === 'relevance')

/** Only what comes behind that place. @param bind gives a value a place in the statement */
const behindOf = (
  { behind, ...query }: ListQuery,
  hits: readonly number[] | undefined,
  bind: (value: string | number) => string,
): string => {
  if (!behind) return ''
  const product = bind(behind.product)
  const { sort } = query
  if (sort === 'featured' || sort === 'relevance') {
    if (isWholeShop(query, hits)) return `AND l.product > ${product}`
    // What answers to the words may be more or less by now: the hit itself says where it stands.
    const at = hits?.indexOf(behind.product) ?? -1
    const position = bind(at >= 0 ? at : (behind.key ?? 0))
    return `AND (n.position > ${position} OR (n.position = ${position} AND l.product > ${product}))`
  }
  const key = KEY[sort]
  const further = `l.product ${sort === 'newest' ? '<' : '>'} ${product}`
  if (behind.key === null) return `AND ${key} IS NULL AND ${further}`
  const value = bind(behind.key)
  const beyond = `${key} ${DESCENDING.has(sort) ? '<' : '>'} ${value}`
  return `AND (${beyond} OR (${key} = ${value} AND ${further}) ${MAY_LACK_KEY.has(sort) ? `OR ${key} IS NULL` : ''})`
}

const placeKeyOf = (query: ListQuery, hits: readonly number[] | undefined): string => {
  const { sort } = query
  if (sort !== 'featured' && sort !== 'relevance') return KEY[sort]
  return isWholeShop(query, hits) ? '0' : 'n.position'
}

export const cardsReading = (db: D1Database, query: ListQuery): Reading<Card[]> => {
  const { statements, read } = pageReading(db, query)
  return { statements, read: (results) => read(results).cards }
}

type Page = { readonly cards: Card[]; readonly places: Place[] }

/** First which, from narrow rows and an index where there is one; then of those alone what a card shows. */
export const pageReading = (
  db: D1Database,
  query: ListQuery,
  { hits }: Pick<Narrowing, 'hits'> = {},
): Reading<Page> => {
  const narrowed = narrow(query, { hits, priced: SORTED_BY_PRICE.has(query.sort) })
  const values = [...narrowed.values]
  const { from } = narrowed
  const where = `${narrowed.where} ${behindOf(query, hits, (value) => `?${values.push(value)}`)}`
  const order = orderOf(query, hits)
  const sorted = isInOrder(query, hits) ? '' : `ORDER BY ${order}`
  const place = isWholeShop(query, hits) ? '0' : 'n.position'
  const statement = db
    .prepare(
      `SELECT ${CARD_COLUMNS}, n.product AS number, ${placeKeyOf(query, hits)} AS key
       FROM (SELECT l.product, ${place} AS position FROM ${from} WHERE ${where} ${sorted}
         LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}) n
       CROSS JOIN listed l ON l.product = n.product CROSS JOIN products p ON p.number = n.product
       LEFT JOIN product_prices r ON r.product = n.product AND r.currency = ?${values.length + 1} ORDER BY ${order}`,
    )
    .bind(...values, query.currency)
  return {
    statements: [statement],
    read: ([result]) => {
      const rows = rowsIn<CardRow & { readonly number: number; readonly key: Place['key'] }>(result)
      return {
        cards: rows.map((row) => cardOf(row, query.currency)),
        places: rows.map(({ key, number }) => ({ key, product: number })),
      }
    },
  }
}

/** Those of these that are for sale, in the order in which they are named. @param handles some ten */
export const namedCards = async (
  db: D1Database,
  handles: readonly string[],
  { currency, without = [] }: Selling,
): Promise<Card[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${CARD_COLUMNS} FROM json_each(?1) n CROSS JOIN products p ON p.handle = n.value AND p.status = 'active' AND p.shown = 1
       LEFT JOIN product_prices r ON r.product = p.number AND r.currency = ?2 WHERE ${soldThere('p.number', '?3')} ORDER BY n.key`,
    )
    .bind(JSON.stringify(handles), currency, JSON.stringify(without))
    .all<CardRow>()
  return results.map((row) => cardOf(row, currency))
}

/** A row beside a product: the first of its own first shelf, or where it stands on none, of its kind; never itself. */
export const neighboursReading = (
  db: D1Database,
  handle: string,
  { currency, without = [], many }: Selling & { readonly many: number },
): Reading<Card[]> => {
  const statement = db
    .prepare(
      `WITH me AS (SELECT number, type FROM products WHERE handle = ?1),
         shelf AS (SELECT c.number FROM collection_products m JOIN collections c ON c.number = m.collection
           WHERE m.product = (SELECT number FROM me) ORDER BY c.position, c.number LIMIT 1),
         near AS (
           SELECT * FROM (SELECT product, position FROM collection_products WHERE collection = (SELECT number FROM shelf)
             AND product <> (SELECT number FROM me) ORDER BY position, product LIMIT ?3)
           UNION ALL
           SELECT * FROM (SELECT product, product FROM listed WHERE NOT EXISTS (SELECT 1 FROM shelf)
             AND type = (SELECT nullif(type, '') FROM me) AND product <> (SELECT number FROM me) ORDER BY product LIMIT ?3))
       SELECT ${CARD_COLUMNS} FROM near n CROSS JOIN products p ON p.number = n.product
       LEFT JOIN product_prices r ON r.product = n.product AND r.currency = ?2
       WHERE ${soldThere('n.product', '?4')} ORDER BY n.position, n.product`,
    )
    .bind(handle, currency, many, JSON.stringify(without))
  return { statements: [statement], read: ([result]) => rowsIn<CardRow>(result).map((row) => cardOf(row, currency)) }
}

/** A word of a product in all languages that say it. */
export const labelled = (value: string, words = '{}'): Translated => {
  const said: Product['words'] = JSON.parse(words)
  const zh = translationOf(said, 'zh', value)
  return { en: value, ...(zh && { zh }) }
}

const cardOf = (row: CardRow, currency: Currency): Card => {
  const picture = (text: string | null): Picture | null => (text === null ? null : JSON.parse(text))
  return {
    id: row.id,
    handle: row.handle,
    text: { en: row.title, ...(row.titleZh && { zh: row.titleZh }) },
    vendor: row.vendor,
    type: row.type,
    typeText: labelled(row.type, row.words),
    price: row.lowest === null ? null : money(row.lowest, currency),
    wasPrice: row.was === null ? null : money(row.was, currency),
    priceVaries: row.lowest !== row.highest,
    availability: row.availability,
    picture: picture(row.first),
    secondPicture: picture(row.second),
    rating: ratingOf(row),
  }
}
