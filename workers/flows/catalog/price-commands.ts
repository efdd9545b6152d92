/** Prices of many variants at once, each named by its SKU or its id: what a price list says. */
import { z } from 'zod'
import { AMOUNT_MAX, currency, isCurrency } from '#domain/money'
import { ok } from '#domain/result'
import { command } from '../command.ts'
import { run } from './bulk-input.ts'
import { applyPrices } from './files/price-rows.ts'

/** Lines of one call. */
export const PRICE_LINES_MAX = 250

const amount = z.int().min(0).max(AMOUNT_MAX)

const line = z
  .strictObject({
    variant: z.string().max(100).optional().describe('Its id; without it the variant is told by its SKU.'),
    sku: z.string().max(255).optional(),
    currency: z.string().refine(isCurrency, 'No currency of ISO 4217').transform(currency),
    price: amount.optional().describe('Minor units; absent: as it is.'),
    compareAt: amount.nullable().optional().describe('null: none any more.'),
    cost: amount.nullable().optional().describe('null: not known any more.'),
  })
  .refine(({ variant, sku }) => (variant === undefined) !== (sku === undefined), 'either `variant` or `sku`')

/** It says what prices are, not how much more they are: twice is the same as once. */
export const settingPrices = command({
  name: 'catalog:prices',
  permission: 'catalog:change',
  input: z.strictObject({ run, lines: z.array(line).min(1).max(PRICE_LINES_MAX) }),
  refusals: [],
  repeats: 'none',
  act: async ({ env, now, staff }, { run: name, lines }) => {
    const items = lines.map(({ variant, sku, ...prices }, row) => ({
      row,
      line: { ...prices, ...(variant === undefined ? { sku: sku ?? '' } : { variant }) },
    }))
    return ok(await applyPrices(env.PRODUCTS_DB, items, { who: staff.userId, run: name }, now))
  },
  audit: ({ run: subject }, rows) => {
    const changed = rows.filter(({ outcome }) => outcome === 'changed').length
    return changed > 0 ? [{ subject, details: { prices: changed } }] : []
  },
})
