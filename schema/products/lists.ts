/**
 * Lists of products for shoppers: one page of cards, how many there are, and what they can be narrowed by.
 *
 * All of it is one batch, so that cards and counts belong to the same moment.
 */
import type { Card, FacetValue, Facets, ListQuery, ProductList } from '#domain/catalog/list-query'
import type { Availability, Picture, Product } from '#domain/catalog/product'
import type { ProductId } from '#domain/ids'
import type { Translated } from '#domain/languages'
import { money, type Currency } from '#domain/money'
import { ratingOf } from './rows.ts'
import { narrow, type Facet, type Narrowed } from './narrow.ts'
import { findProducts } from './search.ts'

/** More values of one option than anybody scrolls through. */
const FACET_VALUES_MAX = 100

type CardRow = {
  readonly id: ProductId
  readonly handle: string
  readonly title: string
  readonly titles: string
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

const CARD_COLUMNS = `p.id, p.handle, p.title, p.translations AS titles, p.words, p.vendor, p.type, r.lowest, r.highest, r.was,
  p.availability, p.pictures -> '$[0]' AS first, p.pictures -> '$[1]' AS second,
  p.rating_sum AS ratingSum, p.rating_count AS ratingCount`

/** What has no price stands last, whichever way prices are sorted. Ties keep the order in which the shop grew. */
const ORDER: Record<ListQuery['sort'], string> = {
  featured: 'n.position, p.number',
  newest: 'p.created_at DESC, p.number DESC',
  'price-up': 'r.lowest IS NULL, r.lowest, p.number',
  'price-down': 'r.lowest DESC NULLS LAST, p.number',
  title: 'p.title COLLATE NOCASE, p.number',
  relevance: 'n.position, p.number',
}

export const listProducts = async (db: D1Database, query: ListQuery): Promise<ProductList> => {
  const hits = query.terms === undefined ? undefined : (await findProducts(db, query.terms)).products
  const of = (facet?: Facet) => narrow(query, hits, facet)
  const ask = (select: string, { from, where, values }: Narrowed, rest = '') =>
    db.prepare(`SELECT ${select} FROM ${from} WHERE ${where} ${rest}`).bind(...values)
  const all = of()
  const page = `ORDER BY ${ORDER[query.sort]} LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}`
  const chosen = Object.keys(query.filters.options)
  const [cards, count, prices, vendors, types, options, ...again] = await db.batch<never>([
    ask(CARD_COLUMNS, all, page),
    ask('count(*) AS total', all),
    ask('min(r.lowest) AS least, max(r.lowest) AS most', of('price')),
    ask('p.vendor AS value, count(*) AS count', of('vendor'), `AND p.vendor <> '' ${grouped('p.vendor')}`),
    ask(
      'p.type AS value, count(*) AS count, max(p.words) AS words',
      of('type'),
      `AND p.type <> '' ${grouped('p.type')}`,
    ),
    optionsOf(db, of()),
    ...chosen.map((name) => optionsOf(db, of({ option: name }), name)),
  ])
  const rows = <T>(result: D1Result<never> | undefined) => (result?.results ?? []) as unknown as T[]
  return {
    cards: rows<CardRow>(cards).map((row) => cardOf(row, query.currency)),
    total: rows<{ total: number }>(count)[0]?.total ?? 0,
    facets: {
      options: optionFacets(
        [options, ...again].map((result) => rows<OptionRow>(result)),
        chosen,
      ),
      vendors: rows<CountRow>(vendors).map(({ value, count }) => ({ value, count, label: { en: value } })),
      types: rows<CountRow>(types).map(({ value, count, words }) => ({ value, count, label: labelled(value, words) })),
      price: priceFacet(rows<PriceRow>(prices)[0], query.currency),
    },
  }
}

type CountRow = { readonly value: string; readonly count: number; readonly words?: string }
type PriceRow = { readonly least: number | null; readonly most: number | null }
type OptionRow = {
  readonly name: string
  readonly value: string
  readonly count: number
  readonly nameText: string
  readonly valueText: string
}

const grouped = (column: string) => `GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT ${FACET_VALUES_MAX}`

/** Counts the values of all options, or of one. */
const optionsOf = (db: D1Database, { from, where, values }: Narrowed, name?: string): D1PreparedStatement =>
  db
    .prepare(
      `SELECT o.name, o.value, count(*) AS count, max(o.name_text) AS nameText, max(o.value_text) AS valueText
       FROM ${from} JOIN product_options o ON o.product = p.number
       WHERE ${where} ${name === undefined ? '' : `AND o.name = ?${values.length + 1}`}
       GROUP BY o.name, o.value ORDER BY count(*) DESC, o.name, o.value LIMIT ${4 * FACET_VALUES_MAX}`,
    )
    .bind(...values, ...(name === undefined ? [] : [name]))

/** An option that is chosen shows its other values too: those would widen the list. */
const optionFacets = (counts: readonly OptionRow[][], chosen: readonly string[]): Facets['options'] => {
  const [all = [], ...again] = counts
  const rows = [...again.flat(), ...all.filter(({ name }) => !chosen.includes(name))]
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, found]) => ({
    name,
    label: JSON.parse(found[0]?.nameText ?? '{}'),
    values: found
      .slice(0, FACET_VALUES_MAX)
      .map(({ value, count, valueText }): FacetValue => ({ value, count, label: JSON.parse(valueText) })),
  }))
}

const priceFacet = (row: PriceRow | undefined, currency: Currency): Facets['price'] =>
  row?.least == null || row.most == null ? null : { min: money(row.least, currency), max: money(row.most, currency) }

const labelled = (value: string, words = '{}'): Translated => {
  const said: Product['words'] = JSON.parse(words)
  return { en: value, ...(said.zh?.[value] && { zh: said.zh[value] }) }
}

const cardOf = (row: CardRow, currency: Currency): Card => {
  const translations: Product['translations'] = JSON.parse(row.titles)
  const picture = (text: string | null): Picture | null => (text === null ? null : JSON.parse(text))
  return {
    id: row.id,
    handle: row.handle,
    text: { en: row.title, ...(translations.zh?.title && { zh: translations.zh.title }) },
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
