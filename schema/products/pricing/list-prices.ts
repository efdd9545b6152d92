/** What price lists say of single variants: fixed prices, from so many units of a line on. */
import type { VariantId } from '#domain/ids'
import type { Translated } from '#domain/languages'
import type { Money } from '#domain/money'
import { choiceOf } from '#domain/catalog/product'
import type { PriceListId, QuantityBreak } from '#domain/pricing/price-list'

/** A price of a list, with what its variant is called and costs without it. */
export type ListPrice = QuantityBreak & {
  readonly variant: VariantId
  readonly sku: string
  readonly handle: string
  readonly title: Translated
  readonly choice: Translated
  readonly prices: readonly Money[]
}

type Row = QuantityBreak & {
  readonly variant: VariantId
  readonly sku: string
  readonly handle: string
  readonly title: string
  readonly zh: string | null
  readonly words: string
  readonly options: string
  readonly prices: string
}

/** Where a page ends: a variant and a number of units. */
export type PricePlace = { readonly variant: string; readonly units: number }

/** In the order of the variants; of variants that are gone nothing is told. */
export const listPrices = async (
  db: D1Database,
  id: PriceListId,
  { after, most }: { readonly after: PricePlace | null; readonly most: number },
): Promise<ListPrice[]> => {
  const { results } = await db
    .prepare(
      `SELECT f.variant, f.units, f.amount, v.sku, v.options, v.prices, p.handle, p.title,
         p.translations ->> '$.zh.title' AS zh, p.words
       FROM price_list_prices f JOIN variants v ON v.id = f.variant JOIN products p ON p.number = v.product
       WHERE f.list = (SELECT number FROM price_lists WHERE id = ?1) AND (f.variant, f.units) > (?2, ?3)
       ORDER BY f.variant, f.units LIMIT ?4`,
    )
    .bind(id, after?.variant ?? '', after?.units ?? 0, most)
    .all<Row>()
  return results.map(({ title, zh, words, options, prices, ...row }) => ({
    ...row,
    title: { en: title, ...(zh && { zh }) },
    choice: choiceOf({ words: JSON.parse(words) }, { options: JSON.parse(options) }),
    prices: JSON.parse(prices),
  }))
}

export type PriceLine = { readonly variant: VariantId; readonly units: number; readonly amount: number | null }

/**
 * Said twice it is the same as once. Its time of change is that of the list, which the history goes by.
 *
 * @param lines `amount` null: no price any more
 */
export const saveListPrices = async (
  db: D1Database,
  id: PriceListId,
  lines: readonly PriceLine[],
  now: number,
): Promise<void> => {
  const rows = JSON.stringify(lines)
  const list = '(SELECT number FROM price_lists WHERE id = ?2)'
  await db.batch([
    db.prepare('UPDATE price_lists SET updated_at = ?2 WHERE id = ?1').bind(id, now),
    dueOfVariants(db, id, lines, now),
    db
      .prepare(
        `DELETE FROM price_list_prices WHERE list = ${list} AND (variant, units) IN (
           SELECT value ->> 'variant', value ->> 'units' FROM json_each(?1) WHERE value ->> 'amount' IS NULL)`,
      )
      .bind(rows, id),
    db
      .prepare(
        `INSERT INTO price_list_prices (variant, list, units, amount)
         SELECT v.id, ${list}, value ->> 'units', value ->> 'amount' FROM json_each(?1) JOIN variants v ON v.id = value ->> 'variant'
         WHERE value ->> 'amount' IS NOT NULL
         ON CONFLICT (variant, list, units) DO UPDATE SET amount = excluded.amount WHERE amount <> excluded.amount`,
      )
      .bind(rows, id),
  ])
}

/** Of a list for everyone that is published. */
const dueOfVariants = (db: D1Database, id: PriceListId, lines: readonly PriceLine[], now: number) =>
  db
    .prepare(
      `INSERT INTO price_due (product, at)
       SELECT DISTINCT v.product, ?3 FROM json_each(?1) JOIN variants v ON v.id = value ->> 'variant'
       WHERE EXISTS (SELECT 1 FROM price_lists WHERE id = ?2 AND state = 'published' AND audience ->> '$.type' = 'everyone')
       ON CONFLICT (product) DO UPDATE SET at = min(at, excluded.at)`,
    )
    .bind(JSON.stringify(lines), id, now)

/** What a list says of each of these variants already. */
export const breaksOf = async (
  db: D1Database,
  id: PriceListId,
  variants: readonly VariantId[],
): Promise<ReadonlyMap<VariantId, readonly QuantityBreak[]>> => {
  const { results } = await db
    .prepare(
      `SELECT f.variant, json_group_array(json_object('units', f.units, 'amount', f.amount)) AS breaks FROM price_list_prices f
       WHERE f.list = (SELECT number FROM price_lists WHERE id = ?1) AND f.variant IN (SELECT value FROM json_each(?2))
       GROUP BY f.variant`,
    )
    .bind(id, JSON.stringify(variants))
    .all<{ variant: VariantId; breaks: string }>()
  return new Map(results.map(({ variant, breaks }) => [variant, JSON.parse(breaks) as QuantityBreak[]]))
}
