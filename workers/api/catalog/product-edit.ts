/** The editor of products for the staff's programs: make one, and change everything of it. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { creatingProduct, editingProduct } from '../../flows/catalog/edit-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import type { Door } from '../contract/staff.ts'
import { StaffProduct, staffProductOf } from './wire/staff-catalog.ts'

const tags = ['Staff: catalogue']
const Edited = StaffProduct.extend({
  warnings: z
    .array(z.object({ code: z.enum(['barcode-check-digit']), variantId: z.string() }))
    .describe('What was taken as it was sent and is most likely a mistake.'),
}).openapi('EditedProduct')

const MUG = {
  text: { title: 'Delos mug', description: '<p>Thrown by hand.</p>' },
  options: [{ name: 'Glaze' }],
  variants: [{ options: ['Chalk'], sku: 'MUG-C', prices: [{ currency: 'EUR', price: 2800 }] }],
}

const creating = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(creatingProduct),
  summary: 'Make a product',
  description: `A draft, unless it says otherwise. Pictures and stock follow by routes of their own. ${mayLine(creatingProduct)}`,
  request: { headers: IdempotencyKey, body: body(component(creatingProduct.input, 'NewProduct', MUG)) },
  responses: { 200: answer(Edited, 'The product.'), ...refusals(...commandRefusals(creatingProduct)) },
})

const editing = createRoute({
  method: 'put',
  path: '/{handle}',
  tags,
  ...commands(editingProduct),
  summary: 'Edit a product',
  description:
    'What is absent stays, what is blank is made blank; variants are told by their ids. When somebody has changed the product ' +
    'since `version`, the answer is `product-differs` with each field as it was, as it is and as it was sent (`fields`); sent ' +
    `again with the \`version\` that it names, what was chosen holds. ${mayLine(editingProduct)}`,
  request: {
    params: z.object({ handle: z.string().max(255).openapi({ example: 'delos-mug' }) }),
    body: body(
      component(editingProduct.input.omit({ product: true }), 'ProductEdit', {
        version: 3,
        text: { title: 'Delos cup' },
      }),
    ),
  },
  responses: { 200: answer(Edited, 'The product now.'), ...refusals(...commandRefusals(editingProduct)) },
})

export const staffProductEdit = new OpenAPIHono<Door>()
  .openapi(creating, async (c) => {
    const done = await perform(c, creatingProduct, c.req.valid('json'))
    if (!done.ok) return refused(c, done.refusal)
    return c.json({ ...staffProductOf(done.value.product), warnings: done.value.warnings }, 200)
  })
  .openapi(editing, async (c) => {
    const done = await perform(c, editingProduct, { ...c.req.valid('json'), product: c.req.valid('param').handle })
    if (!done.ok) return refused(c, done.refusal)
    return c.json({ ...staffProductOf(done.value.product), warnings: done.value.warnings }, 200)
  })
