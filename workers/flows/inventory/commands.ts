/** What staff do to stock: receive, count, correct; open a place where it stands, or change its rank. */
import { z } from 'zod'
import { locationId, variantId } from '#domain/ids'
import { STOCK_MAX, type Stock, type StockChange } from '#domain/inventory/stock'
import { ok, refuse, type Result } from '#domain/result'
import { offersOf } from '#schema/products/catalog/catalog'
import { command } from '../command.ts'
import { id, locationName, text } from '../input.ts'
import { applyInventoryFile } from './inventory-file.ts'
import { ringAwaited } from './ring-awaited.ts'
import { changeStocks, savePlace, type StockChangeRefusal } from './stock.ts'

/** Changes of one call: every cell of a table of a hundred variants at ten places, sent by one press. */
export const CHANGES_MAX = 1_000
/** The rank of a place that nobody ranked lies far behind those of people. */
const PRIORITY_MAX = 1_000

export const STOCK_CHANGES = ['receive', 'count', 'correct'] as const

export const stockChange = z.strictObject({
  type: z
    .enum(STOCK_CHANGES)
    .describe('`receive`: units came in; `count`: so many may be sold; `correct`: more or fewer than thought.'),
  variantId: id,
  location: locationName.default('main'),
  units: z.int().min(-STOCK_MAX).max(STOCK_MAX).describe('Negative only to correct.'),
  basedOn: z
    .int()
    .min(0)
    .max(STOCK_MAX)
    .optional()
    .describe(
      'Only to count, and then needed: how many were available there when you looked. What was sold since stays sold: ' +
        'the difference between the two is applied. When somebody else has changed the stock since: `stock-differs`.',
    ),
  note: text(0, 200).default('').describe('A sentence for colleagues: delivery note, who counted.'),
})

type Changed = readonly Result<Stock, StockChangeRefusal>[]

/** Each change for itself; when none could be made, the first reason is the answer. */
export const changingStock = command({
  name: 'inventory:change',
  permission: 'inventory:change',
  input: z.strictObject({ changes: z.array(stockChange).min(1).max(CHANGES_MAX) }),
  refusals: [
    'variant-unknown',
    'location-unknown',
    'count-unbased',
    'units-invalid',
    'change-id-reused',
    'stock-differs',
    'stock-below-zero',
  ],
  repeats: 'claim',
  act: async ({ env, now, once, staff }, { changes }) => {
    const items = changes.flatMap((change) => variantId(change.variantId) ?? [])
    const known = await offersOf(env.PRODUCTS_DB, items, now)
    const wanted: StockChange[] = []
    for (const [index, { variantId: variantText, location: place, ...change }] of changes.entries()) {
      const [item, location] = [variantId(variantText), locationId(place)]
      if (!item || !known.has(item)) return refuse({ code: 'variant-unknown', index })
      if (!location) return refuse({ code: 'location-unknown', index })
      const { type, units, basedOn, note } = change
      const rest = { id: `${once.key} ${index}`, item, location, units, note, who: staff.userId }
      if (type !== 'count') wanted.push({ ...rest, type })
      else if (basedOn === undefined) return refuse({ code: 'count-unbased', index })
      else wanted.push({ ...rest, type, basedOn, byHand: true })
    }
    const results: Changed = await changeStocks(env, wanted)
    await ringAwaited(env, wanted, results)
    const [first] = results
    return first && !first.ok && results.every(({ ok: made }) => !made) ? first : ok(results)
  },
  audit: ({ changes }, results) =>
    changes.flatMap(({ variantId: subject, ...details }, index) => (results[index]?.ok ? [{ subject, details }] : [])),
})

/** Lines of one call of an inventory file. */
export const LINES_MAX = 250

const line = z.strictObject({
  handle: text(1, 255),
  sku: text(0, 255).default(''),
  options: z
    .array(z.strictObject({ name: text(0, 255), value: text(0, 255) }))
    .max(3)
    .default([]),
  place: text(0, 255).describe('The name or id of a location.'),
  units: z.int().min(0).max(STOCK_MAX).describe('So many may be sold.'),
  basedOn: z
    .int()
    .min(0)
    .max(STOCK_MAX)
    .nullable()
    .default(null)
    .describe('So many could be sold when that was written.'),
})

/** Each line for itself. What was sold since the file was written stays sold; what a colleague has changed since is told. */
export const applyingInventory = command({
  name: 'inventory:file',
  permission: 'inventory:change',
  input: z.strictObject({
    lines: z.array(line).min(1).max(LINES_MAX),
    unknownPlaces: z.enum(['refuse', 'create']).default('refuse').describe('Of locations that the shop does not have.'),
  }),
  refusals: [],
  repeats: 'claim',
  act: async ({ env, once, staff }, { lines, unknownPlaces }) =>
    ok(await applyInventoryFile(env, lines, { unknownPlaces, key: once.key, who: staff.userId })),
  audit: ({ lines }, { applied }) =>
    lines.flatMap(({ handle: subject, ...details }, index) =>
      applied[index]?.outcome === 'changed' ? [{ subject, details }] : [],
    ),
})

export const rankingLocation = command({
  name: 'inventory:location',
  permission: 'inventory:change',
  input: z.strictObject({
    id: locationName,
    priority: z.int().min(0).max(PRIORITY_MAX).describe('0 is sold from first.'),
  }),
  refusals: ['location-unknown'],
  repeats: 'none',
  act: async ({ env }, { id: text, priority }) => {
    const location = locationId(text)
    if (!location) return refuse({ code: 'location-unknown' })
    const place = { id: location, priority }
    await savePlace(env, place)
    return ok(place)
  },
  audit: (_, place) => [{ subject: place.id, details: place }],
})
