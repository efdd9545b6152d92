/** Products for the staff: of every status, with what shoppers do not see, and the changes a program makes. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Draft } from '#domain/catalog/draft'
import type { Product as KeptProduct } from '#domain/catalog/product'
import { productId } from '#domain/ids'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { saveProducts } from '#schema/products/catalog/save'
import { productLines } from '#schema/products/catalog/staff-lists'
import { purge } from '../../cache/purge.ts'
import { LISTS, productTag } from '../../cache/tags.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { writeAuditEntry } from '../../http/staff.ts'
import { StaffProduct, StaffProductRow, staffProductOf } from './wire/staff-catalog.ts'
import { answer, body, Next, Price, VariantId } from '../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../contract/problem.ts'
import { CHANGING_REFUSALS, only, STAFF_REFUSALS, STAFF_SECURITY as security, type Door } from '../contract/staff.ts'

const tags = ['Staff: catalogue']
const params = z.object({ handle: z.string().max(255).openapi({ example: 'delos-mug' }) })
const Status = z.enum(['active', 'draft', 'archived'])

/** A product has at most so many variants, and each has a price in some currencies. */
const PRICES_MAX = 5_000

const cursorIn = (after: string) => {
  const [text] = placeOf(after) ?? []
  const id = typeof text === 'string' ? productId(text) : undefined
  return id && { towards: 'next' as const, id }
}

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  security,
  middleware: [only('catalog:see')] as const,
  summary: 'List products of every status',
  description: 'By title. May: `catalog:see`.',
  request: {
    query: z.object({
      status: Status.optional(),
      q: z.string().max(200).optional().openapi({ description: 'A part of title, vendor, SKU or barcode.' }),
      after: z
        .string()
        .refine((after) => cursorIn(after) !== undefined, 'No cursor of this list')
        .optional(),
    }),
  },
  responses: {
    200: answer(
      z.object({ products: z.array(StaffProductRow), next: Next }).openapi('StaffProductList'),
      'Fifty at a time.',
    ),
    ...refusals(...STAFF_REFUSALS, 'request-invalid'),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{handle}',
  tags,
  security,
  middleware: [only('catalog:see')] as const,
  summary: 'Read a product, whatever its status',
  description: 'May: `catalog:see`.',
  request: { params },
  responses: { 200: answer(StaffProduct, 'The product.'), ...refusals(...STAFF_REFUSALS, 'product-unknown') },
})

const Change = z
  .strictObject({
    status: Status.optional(),
    prices: z
      .array(
        z.strictObject({
          variantId: VariantId,
          price: Price.describe('In one currency; its prices in others stay.'),
          compareAt: Price.nullable().optional().describe('The price before, in the same currency; null for none.'),
        }),
      )
      .min(1)
      .max(PRICES_MAX)
      .optional(),
  })
  .openapi('ProductChange', { description: 'What is absent stays as it is. Everything else comes in by the import.' })

const changing = createRoute({
  method: 'patch',
  path: '/{handle}',
  tags,
  security,
  middleware: [only('catalog:change')] as const,
  summary: 'Change status and prices of a product',
  description:
    'All or nothing. Shoppers see it within a minute; what they pay follows within seconds. May: `catalog:change`.',
  request: { params, body: body(Change) },
  responses: {
    200: answer(StaffProduct, 'The product now.'),
    ...refusals(...CHANGING_REFUSALS, ...BODY_REFUSALS, 'product-unknown', 'variant-unknown', 'currency-mismatch'),
  },
})

/** The change as a draft: a variant is told by its options. Or which line of it cannot be. */
const draftOf = (product: KeptProduct, { status, prices = [] }: z.infer<typeof Change>) => {
  const variants: NonNullable<Draft['variants']>[number][] = []
  for (const [variantId, together] of Map.groupBy(prices, (one) => one.variantId)) {
    const variant = product.variants.find(({ id }) => id === variantId)
    if (!variant) return { refusal: { code: 'variant-unknown', variantId } } as const
    const mixed = together.some(({ price, compareAt }) => compareAt && compareAt.currency !== price.currency)
    if (mixed) return { refusal: { code: 'currency-mismatch', variantId } } as const
    variants.push({
      options: variant.options,
      prices: together.map(({ price, compareAt }) => ({
        currency: currency(price.currency),
        price: price.amount,
        compareAt: compareAt === undefined ? undefined : (compareAt?.amount ?? null),
      })),
    })
  }
  return { draft: { handle: product.handle, status, variants } satisfies Draft }
}

export const staffProducts = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const { status, q = '', after } = c.req.valid('query')
    const filter = { status: status ?? null, search: q, currency: currency(c.env.CURRENCY) }
    const page = await productLines(c.env.PRODUCTS_DB, filter, cursorIn(after ?? '') ?? null)
    const last = page.rows.at(-1)
    const products = page.rows.map(({ title, ...row }) => ({ ...row, title: title.en }))
    return c.json({ products, next: page.next && last ? cursorAt(last.id) : null }, 200)
  })
  .openapi(reading, async (c) => {
    const { handle } = c.req.valid('param')
    const product = await productByHandle(c.env.PRODUCTS_DB, handle)
    return product ? c.json(staffProductOf(product), 200) : refused(c, { code: 'product-unknown', handle })
  })
  .openapi(changing, async (c) => {
    const { handle } = c.req.valid('param')
    const product = await productByHandle(c.env.PRODUCTS_DB, handle)
    if (!product) return refused(c, { code: 'product-unknown', handle })
    const change = c.req.valid('json')
    const made = draftOf(product, change)
    if (made.refusal) return refused(c, made.refusal)
    const [saved] = await saveProducts(c.env.PRODUCTS_DB, [made.draft], Date.now())
    if (!saved || saved.outcome === 'refused') throw new Error(`a change of ${handle} was refused`)
    if (saved.outcome === 'updated') {
      purge([productTag(handle), LISTS])
      await writeAuditEntry(c, 'catalog:change', handle, change)
    }
    return c.json(staffProductOf(saved.product), 200)
  })
