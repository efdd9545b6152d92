/** Products for the staff: of every status, with what shoppers do not see, and the changes a program makes. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { productId } from '#domain/ids'
import { productByHandle } from '#schema/products/catalog/catalog'
import { productLines } from '#schema/products/catalog/staff-lists'
import { ownCurrencyFresh } from '../../flows/settings/settings.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { StaffProduct, StaffProductRow, staffProductOf } from './wire/staff-catalog.ts'
import { changingProduct } from '../../flows/catalog/product-commands.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, Next } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { only, STAFF_REFUSALS, STAFF_SECURITY as security, type Door } from '../contract/staff.ts'

const tags = ['Staff: catalogue']
const params = z.object({ handle: z.string().max(255).openapi({ example: 'delos-mug' }) })
const Status = z.enum(['active', 'draft', 'archived'])

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

const changing = createRoute({
  method: 'patch',
  path: '/{handle}',
  tags,
  ...commands(changingProduct),
  summary: 'Change status and prices of a product',
  description: `All or nothing. Shoppers see it within a minute; what they pay follows within seconds. ${mayLine(changingProduct)}`,
  request: { params, body: body(component(changingProduct.input.omit({ handle: true }), 'ProductChange')) },
  responses: { 200: answer(StaffProduct, 'The product now.'), ...refusals(...commandRefusals(changingProduct)) },
})

export const staffProducts = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const { status, q = '', after } = c.req.valid('query')
    const filter = { status: status ?? null, search: q, currency: await ownCurrencyFresh(c.env, Date.now()) }
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
    const done = await perform(c, changingProduct, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(staffProductOf(done.value.product), 200) : refused(c, done.refusal)
  })
