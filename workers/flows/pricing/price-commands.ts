/** What staff say that single variants cost by a list of fixed prices: line by line, or by a file. */
import { z } from 'zod'
import { isGiftCard } from '#domain/catalog/gift-card'
import type { VariantId } from '#domain/ids'
import { UNITS_MAX } from '#domain/orders/cart'
import { BREAKS_MAX } from '#domain/pricing/price-list'
import { areRising, breaksAfter } from '#domain/pricing/quantity-breaks'
import { readListPrices, type ListPriceRow, type RefusedRow } from '#domain/pricing/list-price-file'
import { ok, refuse } from '#domain/result'
import { variantsNamed } from '#schema/products/catalog/variants-named'
import { breaksOf, saveListPrices, type PriceLine } from '#schema/products/pricing/list-prices'
import { LISTS } from '../../cache/tags.ts'
import { command } from '../command.ts'
import { tableOf } from '../file-table.ts'
import { followChange } from './follow.ts'
import { listId, priceLine } from './input.ts'
import { listKnown } from './list-commands.ts'

/** Lines of one call. */
export const LIST_LINES_MAX = 2_000
/** Letters of a file: so many lines of some forty. */
const FILE_LENGTH_MAX = 200_000

type MeantLine = PriceLine & { readonly row: number }
type Meant = { readonly lines: readonly MeantLine[]; readonly refused: readonly RefusedRow[] }

/** Of which variants the rows are; one that nobody has, or several share, is refused by itself, and so is one that is said twice. */
const meantBy = async (db: D1Database, rows: readonly ListPriceRow[]): Promise<Meant> => {
  const found = Map.groupBy(await variantsNamed(db, [...new Set(rows.map(({ name }) => name))]), ({ name }) => name)
  const lines: MeantLine[] = []
  const known = new Set<string>()
  const refused: RefusedRow[] = []
  for (const { row, name, byId, units, amount } of rows) {
    const [only, ...others] = (found.get(name) ?? []).filter((one) => one.byId === byId)
    if (!only) refused.push({ row, fault: 'unknown' })
    else if (others.length > 0) refused.push({ row, fault: 'shared' })
    else if (isGiftCard(only)) refused.push({ row, fault: 'gift-card' })
    else if (known.has(`${only.variant} ${units}`)) refused.push({ row, fault: 'repeated' })
    else lines.push({ row, variant: only.variant, units, amount })
    if (only) known.add(`${only.variant} ${units}`)
  }
  return { lines, refused }
}

type Unfit = { readonly full: ReadonlySet<VariantId>; readonly rising: ReadonlySet<VariantId> }

/** Variants that would have more quantities than anybody reads, or would cost more for each where more are taken. */
const unfitOf = async (
  db: D1Database,
  id: Parameters<typeof breaksOf>[1],
  lines: readonly PriceLine[],
): Promise<Unfit> => {
  const there = await breaksOf(
    db,
    id,
    lines.map(({ variant }) => variant),
  )
  const counted = Map.groupBy(lines, ({ variant }) => variant)
  const after = Array.from(counted, ([variant, own]) => ({
    variant,
    breaks: breaksAfter(there.get(variant) ?? [], own),
    // Whoever only takes prices out may.
    sets: own.some(({ amount }) => amount !== null),
  }))
  return {
    full: new Set(after.filter(({ breaks }) => breaks.length > BREAKS_MAX).map(({ variant }) => variant)),
    rising: new Set(after.filter(({ breaks, sets }) => sets && areRising(breaks)).map(({ variant }) => variant)),
  }
}

/** It says what prices are: twice is the same as once. What cannot be meant is refused line by line, and the others are taken. */
export const settingListPrices = command({
  name: 'pricing:list-prices',
  permission: 'catalog:change',
  input: z.strictObject({
    id: listId,
    lines: z.array(priceLine).max(LIST_LINES_MAX).default([]),
    file: z
      .string()
      .max(FILE_LENGTH_MAX)
      .default('')
      .describe('CSV instead of lines: Variant ID or SKU, Minimum quantity, Price.'),
  }),
  refusals: ['price-list-unknown', 'price-list-by-rule', 'file-unreadable'],
  repeats: 'none',
  act: async ({ env, now }, { id, lines, file }) => {
    const db = env.PRODUCTS_DB
    const list = await listKnown(db, id)
    if (!list.ok) return list
    if (list.value.pricing.type !== 'fixed') return refuse({ code: 'price-list-by-rule' })
    const table = tableOf(new TextEncoder().encode(file))
    if (!table.ok) return refuse({ code: 'file-unreadable' })
    const read =
      file.trim() === '' ? { rows: [], refused: [] } : readListPrices(table.value.rows, list.value.currency, UNITS_MAX)
    const typed = lines.map(({ variant, sku, units, amount }, index): ListPriceRow => ({
      row: index + 1,
      name: variant ?? sku ?? '',
      byId: variant !== undefined,
      units,
      amount,
    }))
    const meant = await meantBy(db, [...typed, ...read.rows])
    const { full, rising } = await unfitOf(db, list.value.id, meant.lines)
    const fits = meant.lines.filter(({ variant }) => !full.has(variant))
    const taken = fits.filter(({ variant }) => !rising.has(variant))
    const dearer = fits.flatMap(({ row, variant }): RefusedRow[] =>
      rising.has(variant) ? [{ row, fault: 'rising' }] : [],
    )
    if (taken.length > 0) {
      await saveListPrices(db, list.value.id, taken, now)
      await followChange(env, now)
    }
    const refused = [...read.refused, ...meant.refused, ...dearer]
    return ok({ list: list.value, taken: taken.length, refused, tooMany: meant.lines.length - fits.length })
  },
  audit: ({ id: subject }, { taken }) => (taken > 0 ? [{ subject, details: { prices: taken } }] : []),
  purges: (_, { taken }) => (taken > 0 ? [LISTS] : []),
})
