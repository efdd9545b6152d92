/**
 * The list of products as staff narrow and sort it: found in an index that holds all that it is narrowed by, so that a page reads the
 * rows that it shows and no others. A page is found from the row that it follows: page 100 costs what page 1 does.
 */
import type { Availability, Product, ProductStatus } from '#domain/catalog/product'
import type { Priced } from '#domain/catalog/margins'
import type { ProductId } from '#domain/ids'
import type { Translated } from '#domain/languages'
import type { Currency, Money } from '#domain/money'
import { conditions, keyOf, type ProductQuery } from './list-conditions.ts'
import { readTogether, rowsIn, type Reading } from './reading.ts'
import { pageOf, STAFF_PAGE, zhOf, type StaffCursor, type StaffPage } from './staff-lists.ts'
import { namesReading, type NamesInUse } from './names-in-use.ts'
import { valueOfField, valuesReading, type ValuesInUse } from './product-values.ts'
import { viewsReading, type ListView } from './list-views.ts'
import { pageOf as pageOfFile, SIZED, wholeProducts, type Sized } from './walk.ts'

export type ProductLine = {
  readonly id: ProductId
  readonly handle: string
  readonly title: Translated
  readonly status: ProductStatus
  readonly vendor: string
  readonly type: string
  readonly tags: readonly string[]
  readonly picture: string | null
  readonly variants: number
  /** The lowest price in the shop's currency; null when it has none there. */
  readonly price: Money | null
  readonly priceVaries: boolean
  readonly availability: Availability
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  /** Different ones that its variants have, and the only one. */
  readonly skus: number
  readonly sku: string | null
  /** Price and cost of its variants in the shop's currency, those that differ; empty where nobody has asked for them. */
  readonly priced: readonly Priced[]
}

type Row = Omit<ProductLine, 'title' | 'price' | 'priceVaries' | 'tags' | 'priced'> & {
  readonly title: string
  readonly translations: string
  readonly tags: string
  readonly lowest: number | null
  readonly highest: number | null
  readonly priced: string | null
}

/** What a margin is reckoned of; of more different ones than these nobody reads a margin. */
const PRICED = `(SELECT json_group_array(json_array(json(prices), json(cost)))
  FROM (SELECT DISTINCT v.prices, v.cost FROM variants v WHERE v.product = p.number LIMIT 500))`

const pricedIn = (text: string | null, currency: Currency): Priced[] => {
  const amount = (all: readonly Money[]) => all.find((one) => one.currency === currency)?.amount
  return (JSON.parse(text ?? '[]') as [Money[], Money[]][]).map(([prices, cost]) => ({
    price: amount(prices),
    cost: amount(cost),
  }))
}

const linesReading = (
  db: D1Database,
  query: ProductQuery,
  currency: Currency,
  now: number,
  cursor: StaffCursor<ProductId> | null,
): Reading<StaffPage<ProductLine>> => {
  const { bound, bind, lowest, where } = conditions(query, currency, now)
  const backwards = cursor?.towards === 'previous'
  const descends = query.descending !== backwards
  const key = keyOf(query.sort, lowest)
  const beyond = cursor
    ? `AND (${key}, p.number) ${descends ? '<' : '>'} (SELECT ${key}, p.number FROM products p WHERE p.id = ${bind(cursor.id)})`
    : ''
  const order = descends ? 'DESC' : 'ASC'
  // First which, by the index alone; then what each says.
  const statement = db
    .prepare(
      `WITH page AS MATERIALIZED (
         SELECT p.number, row_number() OVER () AS place FROM (
           SELECT p.number FROM products p WHERE ${where} ${beyond}
           ORDER BY ${key} ${order}, p.number ${order} LIMIT ${STAFF_PAGE + 1}) p)
       SELECT p.id, p.handle, p.title, p.translations, p.status, p.vendor, p.type, p.tags, p.version,
              p.pictures->>'$[0].src' AS picture, p.created_at AS createdAt, p.updated_at AS updatedAt, p.availability,
              ${query.priced ? PRICED : 'NULL'} AS priced, k.skus, iif(k.skus = 1, k.sku, NULL) AS sku,
              (SELECT count(*) FROM variants v WHERE v.product = p.number) AS variants, r.lowest, r.highest
       FROM page JOIN products p ON p.number = page.number
         JOIN (SELECT n.number, count(DISTINCT nullif(v.sku, '')) AS skus, max(v.sku) AS sku
           FROM page n LEFT JOIN variants v ON v.product = n.number GROUP BY n.number) k ON k.number = p.number
         LEFT JOIN product_prices r ON r.product = p.number AND r.currency = ?1
       ORDER BY page.place`,
    )
    .bind(...bound)
  return {
    statements: [statement],
    read: ([found]) =>
      pageOf(
        rowsIn<Row>(found).map(
          ({ title, translations, tags, lowest: price, highest, priced, ...row }): ProductLine => ({
            ...row,
            tags: JSON.parse(tags) as string[],
            title: { en: title, ...zhOf(translations) },
            price: price === null ? null : { amount: price, currency },
            priceVaries: price !== highest,
            priced: pricedIn(priced, currency),
          }),
        ),
        cursor,
      ),
  }
}

/** The same list whole, a page of so many products as a file bears at a time. @param after the last of the page before */
export const productsListed = async (
  db: D1Database,
  query: ProductQuery,
  { currency, now, after }: { readonly currency: Currency; readonly now: number; readonly after: ProductId | null },
): Promise<{ readonly products: Product[]; readonly next: ProductId | null }> => {
  const { bound, bind, lowest, where } = conditions(query, currency, now)
  const key = keyOf(query.sort, lowest)
  const [order, side] = query.descending ? ['DESC', '<'] : ['ASC', '>']
  const beyond = after
    ? `AND (${key}, p.number) ${side} (SELECT ${key}, p.number FROM products p WHERE p.id = ${bind(after)})`
    : ''
  const { results } = await db
    .prepare(
      // The currency is bound, whether a condition is about prices or not.
      `SELECT ${SIZED} FROM products p WHERE ?1 IS NOT NULL AND ${where} ${beyond}
       ORDER BY ${key} ${order}, p.number ${order} LIMIT ${FILE_PAGE}`,
    )
    .bind(...bound)
    .all<Sized>()
  const rows = pageOfFile(results)
  const isLast = rows.length === results.length && results.length < FILE_PAGE
  return { products: await wholeProducts(db, rows), next: isLast ? null : (rows.at(-1)?.id ?? null) }
}

/** Read at once for a file: far more than a page of the list shows. */
const FILE_PAGE = 250

export type ProductCounts = Readonly<Record<ProductStatus | 'all', number>>

const countsReading = (db: D1Database): Reading<ProductCounts> => ({
  statements: [db.prepare('SELECT status, count(*) AS products FROM products GROUP BY status')],
  read: ([found]) => {
    const rows = rowsIn<{ status: ProductStatus; products: number }>(found)
    const of = (status: ProductStatus) => rows.find((row) => row.status === status)?.products ?? 0
    const [active, draft, archived] = [of('active'), of('draft'), of('archived')]
    return { all: active + draft + archived, active, draft, archived }
  },
})

export type ProductListing = {
  readonly page: StaffPage<ProductLine>
  readonly counts: ProductCounts
  readonly names: NamesInUse
  readonly values: ValuesInUse
  readonly views: readonly ListView[]
}

/** The page, how many there are of each status, what can be chosen from, and the saved views: in one trip. */
export const productListing = async (
  db: D1Database,
  query: ProductQuery,
  {
    currency,
    now,
    cursor,
  }: { readonly currency: Currency; readonly now: number; readonly cursor: StaffCursor<ProductId> | null },
): Promise<ProductListing> => {
  const proposed = [query.option ?? [], query.metafield === undefined ? [] : valueOfField(query.metafield)].flat()
  const [page, counts, names, values, views] = await readTogether<
    [StaffPage<ProductLine>, ProductCounts, NamesInUse, ValuesInUse, readonly ListView[]]
  >(db, [
    linesReading(db, query, currency, now, cursor),
    countsReading(db),
    namesReading(db),
    valuesReading(db, proposed),
    viewsReading(db),
  ])
  // The row that it lies beside was deleted meanwhile: then the list begins anew.
  if (cursor && page.rows.length === 0 && !page.next) {
    return productListing(db, query, { currency, now, cursor: null })
  }
  return { page, counts, names, values, views }
}
