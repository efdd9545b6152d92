/**
 * What everyone pays is reckoned anew where it has changed: when a sale begins or ends, when a list or a product is changed. Written
 * with it, in one transaction: what lists, facets and orders of lists go by, and the history (by triggers).
 *
 * Whoever sells or shows one product does not wait for this: it decides by the lists and the moment (domain/pricing/price-for.ts).
 */
import { asGiftCard, isGiftCard } from '#domain/catalog/gift-card'
import type { ProductId, VariantId } from '#domain/ids'
import type { Currency } from '#domain/money'
import { nextMoment } from '#domain/pricing/price-list'
import { PRIOR_PRICE_MS, priorPrice, type PastPrice } from '#domain/pricing/prior-price'
import { withRates } from '#domain/pricing/conversion'
import { markOf, shownPrices, type PriceMarks, type ShownPrice } from '#domain/pricing/public-prices'
import { same } from '#domain/same'
import { listVariants } from '../catalog/listed-variants.ts'
import { VARIANT_COLUMNS, variantOf, type VariantRow } from '../catalog/rows.ts'
import { changed } from '../changes.ts'
import { IS_OF_LIST, listsIn, listsOf } from './lists-of.ts'
import { rangeStatements } from './price-ranges.ts'
import { RATES, ratesIn } from './rates-of.ts'

/** Products of one transaction, which stays far below D1's 30 seconds. */
const CHUNK = 200

type DueRow = {
  readonly number: number
  readonly handle: string
  readonly version: number
  /** 0: since nobody knows when. */
  readonly at: number
  readonly moment: number
}

type PricedRow = VariantRow & {
  readonly category: string
  readonly shownPrices: string
  readonly priceMarks: string
  readonly lists: string
  readonly rates: string | null
}

/** A variant as it shall be; `is`: as it stands. */
type Reckoned = {
  readonly id: VariantId
  readonly product: number
  readonly prices: readonly { readonly amount: number; readonly currency: Currency }[]
  readonly marks: PriceMarks
  readonly isSame: boolean
}

/**
 * Some of the products that are due, in the order of their moments, each as it stood at its own: so the history says when a sale began,
 * and not when somebody looked.
 *
 * @returns their handles; none when nothing is due
 */
export const followPrices = async (db: D1Database, now: number): Promise<string[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${DUE} FROM price_due d JOIN products p ON p.number = d.product WHERE d.at <= ?1 ORDER BY d.at, d.product LIMIT ?2`,
    )
    .bind(now, CHUNK)
    .all<DueRow>()
  return settle(db, results)
}

/** Of products that were saved just now; nothing else is looked through. */
export const followSaved = async (db: D1Database, ids: readonly ProductId[], now: number): Promise<void> => {
  if (ids.length === 0) return
  const { results } = await db
    .prepare(
      `SELECT ${DUE} FROM json_each(?2) n CROSS JOIN products p ON p.id = n.value CROSS JOIN price_due d ON d.product = p.number
       WHERE d.at <= ?1`,
    )
    .bind(now, JSON.stringify(ids))
    .all<DueRow>()
  await settle(db, results)
}

const DUE = 'p.number, p.handle, p.version, d.at, iif(d.at = 0, ?1, d.at) AS moment'

const settle = async (db: D1Database, due: readonly DueRow[]): Promise<string[]> => {
  if (due.length === 0) return []
  const numbers = JSON.stringify(due.map(({ number }) => number))
  const first = Math.min(...due.map(({ moment }) => moment))
  const columns = VARIANT_COLUMNS.replaceAll(/(^|,\s*)(\w+)/g, '$1v.$2')
  const [parts, past] = await db.batch<PricedRow | PastRow>([
    db
      .prepare(
        `SELECT ${columns}, p.category, v.shown_prices AS shownPrices, v.price_marks AS priceMarks, ${RATES} AS rates,
           ${listsOf('?2', 'everyone')} AS lists
         FROM products p CROSS JOIN variants v ON v.product = p.number
         WHERE p.number IN (SELECT value FROM json_each(?1)) ORDER BY v.product, v.position`,
      )
      .bind(numbers, first),
    db.prepare(PAST).bind(numbers),
  ])
  const variants = Map.groupBy((parts?.results ?? []) as PricedRow[], ({ product }) => product)
  const histories = Map.groupBy((past?.results ?? []) as PastRow[], ({ variant, currency }) => `${variant} ${currency}`)
  const reckoned = due.flatMap(({ number, moment }) =>
    (variants.get(number) ?? []).map((row) => reckon(row, moment, histories)),
  )
  const next = due.map(({ number, version, at, moment }) => ({
    number,
    version,
    at,
    next: nextMoment(
      (variants.get(number) ?? []).flatMap(({ lists }) => listsIn(lists)),
      moment,
    ),
  }))
  const news = reckoned.filter(({ isSame }) => !isSame)
  const touched = new Set(news.map(({ product }) => product))
  const written = due.filter(({ number }) => touched.has(number))
  await db.batch([
    ...(news.length > 0 ? newsStatements(db, news, written) : []),
    ...[NEXT, DONE].map((text) => db.prepare(text).bind(JSON.stringify(next))),
  ])
  return due.map(({ handle }) => handle)
}

const newsStatements = (db: D1Database, news: readonly Reckoned[], written: readonly DueRow[]) => {
  const names = written.map(({ number }) => number)
  const at = new Map(written.map((one) => [one.number, one]))
  const rows = news.map(({ id, product, prices, marks }) => {
    const of = at.get(product)
    return { id, product, version: of?.version, at: of?.moment, prices, marks }
  })
  return [
    db.prepare(WRITE).bind(JSON.stringify(rows)),
    ...rangeStatements(db, 'number', names),
    ...listVariants(db, 'number', names),
    changed(db, ['products', ...written.map(({ handle }) => `product-${handle}`)]),
  ]
}

const reckon = (row: PricedRow, at: number, histories: ReadonlyMap<string, readonly PastRow[]>): Reckoned => {
  const isOfCards = isGiftCard(row)
  const own = isOfCards ? asGiftCard(variantOf(row)) : variantOf(row)
  const variant = withRates(own, ratesIn(row.rates))
  const shown = shownPrices({ ...variant, lists: listsIn(row.lists), isGiftCard: isOfCards }, at)
  const prices = shown.map(({ price }) => price)
  const marks = Object.fromEntries(
    shown.flatMap((one) => {
      const { currency } = one.price
      const mark = markOf(one, priorOf(one, at, histories.get(`${variant.id} ${currency}`) ?? []))
      return Object.keys(mark).length > 0 ? [[currency, mark]] : []
    }),
  ) as PriceMarks
  const isSame = same(prices, JSON.parse(row.shownPrices)) && same(marks, JSON.parse(row.priceMarks))
  return { id: variant.id, product: row.product, prices, marks, isSame }
}

/** By the history as it will stand when this is written. */
const priorOf = ({ price, reduced }: ShownPrice, at: number, past: readonly PastRow[]): number | null => {
  if (!reduced) return null
  const before = past.map(({ at: since, amount, reduced: was }): PastPrice => ({
    at: since,
    amount,
    reduced: was === 1,
  }))
  const last = before.at(-1)
  const isLast = last?.amount === price.amount && last.reduced
  return priorPrice(isLast ? before : [...before, { at, amount: price.amount, reduced }])
}

type PastRow = {
  readonly variant: VariantId
  readonly currency: Currency
  readonly amount: number | null
  readonly reduced: number
  readonly at: number
}

/**
 * Of each price what is newer than thirty days before the last one that was no reduction, and the one before: all that a reduction can
 * be reckoned from, however long it goes on.
 */
const PAST = `
  WITH ends AS (
    SELECT v.id AS variant, c.currency, coalesce((
      SELECT max(h.at) FROM price_history h
      WHERE h.variant = v.id AND h.public = 1 AND h.currency = c.currency AND h.reduced = 0), 0) - ${PRIOR_PRICE_MS} AS since
    FROM variants v CROSS JOIN (SELECT DISTINCT h.currency FROM variants o JOIN price_history h ON h.variant = o.id AND h.public = 1
      WHERE o.product IN (SELECT value FROM json_each(?1))) c
    WHERE v.product IN (SELECT value FROM json_each(?1)))
  SELECT h.variant, h.currency, h.amount, h.reduced, h.at FROM ends e
  CROSS JOIN price_history h ON h.variant = e.variant AND h.public = 1 AND h.currency = e.currency
    AND h.at >= coalesce((SELECT max(b.at) FROM price_history b
      WHERE b.variant = e.variant AND b.public = 1 AND b.currency = e.currency AND b.at <= e.since), 0)
  ORDER BY h.variant, h.currency, h.at, h.seq`

/** What somebody has saved since it was read is due again by itself, and is left for the next look. */
const WRITE = `
  UPDATE variants SET shown_prices = n.prices, price_marks = n.marks, priced_at = n.at
  FROM (SELECT value ->> 'id' AS id, value -> 'prices' AS prices, value -> 'marks' AS marks,
      value ->> 'at' AS at, value ->> 'product' AS product, value ->> 'version' AS version
    FROM json_each(?1)) n
  WHERE variants.id = n.id AND EXISTS (SELECT 1 FROM products WHERE number = n.product AND version = n.version)`

const READ_SO = `FROM (SELECT value ->> 'number' AS number, value ->> 'version' AS version, value ->> 'at' AS at,
    value ->> 'next' AS next FROM json_each(?1)) n
  JOIN products p ON p.number = n.number AND p.version = n.version
  WHERE price_due.product = n.number AND price_due.at = n.at`

const NEXT = `UPDATE price_due SET at = n.next ${READ_SO} AND n.next IS NOT NULL`
const DONE = `DELETE FROM price_due WHERE product IN (SELECT n.number ${READ_SO} AND n.next IS NULL)`

/** Everything of this list is looked through again. @param list its id */
export const dueOf = (db: D1Database, list: string, now: number): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO price_due (product, at)
       SELECT p.number, ?2 FROM price_lists l CROSS JOIN products p
       WHERE l.id = ?1 AND l.state = 'published' AND l.audience ->> '$.type' = 'everyone' AND ${IS_OF_LIST}
       ON CONFLICT (product) DO UPDATE SET at = min(at, excluded.at)`,
    )
    .bind(list, now)

/** Until nothing is due. @param rounds at most, each of so many products */
export const followAll = async (db: D1Database, now: number, rounds: number): Promise<string[]> => {
  const handles: string[] = []
  for (let round = 0; round < rounds; round++) {
    const some = await followPrices(db, now)
    handles.push(...some)
    if (some.length === 0) break
  }
  return handles
}
