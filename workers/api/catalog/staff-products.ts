/** Products for the staff: of every status, with what shoppers do not see, and the changes a program makes. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { productId } from '#domain/ids'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { StaffProduct, StaffProductRow, staffProductOf } from './wire/staff-catalog.ts'
import { changingProduct } from '../../flows/catalog/product-commands.ts'
import { listingProducts, readingProduct } from '../../flows/catalog/questions.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, Next } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: catalogue']
const params = z.object({ handle: z.string().max(255).openapi({ example: 'delos-mug' }) })

const cursorIn = (after: string) => {
  const [text] = placeOf(after) ?? []
  const id = typeof text === 'string' ? productId(text) : undefined
  return id && { towards: 'next' as const, id }
}

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingProducts),
  summary: 'List products of every status',
  description: `By title. ${mayLine(listingProducts)}`,
  request: {
    query: listingProducts.input.omit({ cursor: true, priced: true }).extend({
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
    ...refusals(...questionRefusals(listingProducts)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{handle}',
  tags,
  ...questions(readingProduct),
  summary: 'Read a product, whatever its status',
  description: mayLine(readingProduct),
  request: { params },
  responses: { 200: answer(StaffProduct, 'The product.'), ...refusals(...questionRefusals(readingProduct)) },
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
    const { after, ...filter } = c.req.valid('query')
    const page = await ask(c, listingProducts, { ...filter, cursor: cursorIn(after ?? '') ?? null })
    if (!page.ok) return refused(c, page.refusal)
    const { rows, next } = page.value.page
    const last = rows.at(-1)
    const products = rows.map((line) => {
      const { title, tags: own, priced: _, ...row } = line
      return { ...row, title: title.en, tags: [...own] }
    })
    return c.json({ products, next: next && last ? cursorAt(last.id) : null }, 200)
  })
  .openapi(reading, async (c) => {
    const product = await ask(c, readingProduct, { product: c.req.valid('param').handle })
    return product.ok ? c.json(staffProductOf(product.value), 200) : refused(c, product.refusal)
  })
  .openapi(changing, async (c) => {
    const done = await perform(c, changingProduct, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(staffProductOf(done.value.product), 200) : refused(c, done.refusal)
  })
