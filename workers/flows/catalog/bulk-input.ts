/** What a bulk change takes: one change for all that are named, something that is done to each as a whole, or one change for each. */
import { z } from 'zod'
import { hasEndings } from '#domain/catalog/amount-change'
import { AMOUNT_MAX, currency as toCurrency, digitsOf, isCurrency } from '#domain/money'
import { WHOLE_ACTIONS } from '#schema/products/catalog/whole-products'
import { id } from '../input.ts'
import { fields } from './edit-input.ts'
import { product as imported, VARIANTS_MAX } from './import-input.ts'

/** So many products in one call; of those with many variants it does fewer, and names the rest. */
export const BULK_MAX = 50

export const run = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .describe('Chosen by whoever begins: all calls of one change carry the same. Undone together, and in the history.')

export const PERCENT_MAX = 10_000

const name = z.string().max(255).describe('Its id or its handle.')
const amount = z.int().min(0).max(AMOUNT_MAX)
const field = z.enum(['price', 'compareAt', 'cost'])

const price = z
  .strictObject({
    currency: z.string().refine(isCurrency, 'No currency of ISO 4217').transform(toCurrency),
    field,
    from: field.optional().describe('What it begins from, as it was before the whole change; without it from itself.'),
    set: amount.nullable().optional().describe('Minor units, whatever was there; null: none any more.'),
    percent: z
      .number()
      .min(-100)
      .max(PERCENT_MAX)
      .multipleOf(0.01)
      .optional()
      .describe('10 is a tenth more, -20 a fifth less.'),
    add: z.int().min(-AMOUNT_MAX).max(AMOUNT_MAX).optional().describe('Minor units more, or fewer.'),
    ending: z
      .string()
      .regex(/^\d{1,4}$/)
      .optional()
      .describe(
        'Digits that the amount ends with: the nearest such amount, of two the higher. Only where there are hundredths.',
      ),
  })
  .refine(
    ({ set, percent, add }) => set === undefined || (percent === undefined && add === undefined),
    'either a new amount, or more or fewer',
  )
  .refine(({ currency, ending }) => ending === undefined || hasEndings(digitsOf(currency)), {
    path: ['ending'],
    message: 'Amounts of a currency without hundredths are not rounded so',
  })

const { shape } = imported
const { grams, hsCode, origin, lowStock, requiresShipping, taxable, tracked, oversell } =
  fields.variants.unwrap().element.shape

export const change = z.strictObject({
  status: shape.status,
  publishedFrom: shape.publishedFrom,
  publishedUntil: shape.publishedUntil,
  vendor: shape.vendor,
  type: shape.type,
  category: shape.category,
  taxClass: shape.taxClass,
  addTags: shape.tags,
  removeTags: shape.tags,
  collections: fields.collections,
  prices: z.array(price).max(60).optional(),
  everyVariant: z
    .strictObject({ grams, hsCode, origin, lowStock, requiresShipping, taxable, tracked, oversell })
    .optional()
    .describe('What is said of every variant alike.'),
})

const { collections: _, ...ofOne } = fields
const edit = z.strictObject({
  product: name,
  version: z
    .int()
    .min(1)
    .optional()
    .describe(
      'That was seen. What somebody has changed since and this changes too is refused; other fields go together.',
    ),
  ...ofOne,
})

export const bulk = z
  .strictObject({
    run,
    products: z.array(name).min(1).max(BULK_MAX).optional().describe('That `change` is for.'),
    variants: z
      .array(id)
      .max(VARIANTS_MAX)
      .optional()
      .describe('Only these of their variants have their prices changed; without it all.'),
    change: change.optional(),
    action: z
      .enum(WHOLE_ACTIONS)
      .optional()
      .describe(
        'In place of a change: a copy of each is made, a draft, or each is deleted. Undone by the run as well.',
      ),
    edits: z.array(edit).min(1).max(BULK_MAX).optional().describe('For each product what an edit of it says.'),
  })
  .refine(
    ({ products, change: one, action, edits }) =>
      edits === undefined
        ? products !== undefined && (one === undefined) !== (action === undefined)
        : products === undefined && one === undefined && action === undefined,
    'either `products` with `change` or `action`, or `edits`',
  )
