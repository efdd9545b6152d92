/** Views that staff have saved of the list of products. Mounted at `/api/admin/product-views`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { removingView, savingView } from '../../flows/catalog/view-commands.ts'
import { listingViews } from '../../flows/catalog/view-questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: catalogue']
const SOLD_OUT = { name: 'Sold out', query: 'stock=none' }

const View = z
  .object({
    id: z.string().openapi({ example: 'view_0123456789abcdef' }),
    name: z.string(),
    query: z.string().describe('As in the address of the list, without the question mark.'),
  })
  .openapi('ProductView')

const Views = z.object({ views: z.array(View) }).openapi('ProductViews')

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingViews),
  summary: 'List the saved views of the list of products',
  description: `In the order in which they were saved; they are everybody's. ${mayLine(listingViews)}`,
  responses: { 200: answer(Views, 'All of them.'), ...refusals(...questionRefusals(listingViews)) },
})

const saving = createRoute({
  method: 'put',
  path: '/',
  tags,
  ...commands(savingView),
  summary: 'Save a view of the list of products',
  description: `Under a name that there is already it takes its place. ${mayLine(savingView)}`,
  request: { body: body(component(savingView.input, 'ProductViewToSave', SOLD_OUT)) },
  responses: { 200: answer(Views, 'All of them now.'), ...refusals(...commandRefusals(savingView)) },
})

const removing = createRoute({
  method: 'delete',
  path: '/{id}',
  tags,
  ...commands(removingView),
  summary: 'Take a saved view away',
  description: `Taken away twice it is away. ${mayLine(removingView)}`,
  request: { params: z.object({ id: z.string().max(60).openapi({ example: 'view_0123456789abcdef' }) }) },
  responses: {
    200: answer(z.object({ view: View.nullable() }).openapi('RemovedView'), 'As it was; null: there was none.'),
    ...refusals(...commandRefusals(removingView)),
  },
})

export const staffViews = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const all = await ask(c, listingViews, {})
    return all.ok ? c.json({ views: [...all.value.views] }, 200) : refused(c, all.refusal)
  })
  .openapi(saving, async (c) => {
    const done = await perform(c, savingView, c.req.valid('json'))
    if (!done.ok) return refused(c, done.refusal)
    const all = await ask(c, listingViews, {})
    return all.ok ? c.json({ views: [...all.value.views] }, 200) : refused(c, all.refusal)
  })
  .openapi(removing, async (c) => {
    const done = await perform(c, removingView, { view: c.req.valid('param').id })
    return done.ok ? c.json({ view: done.value.view ?? null }, 200) : refused(c, done.refusal)
  })
