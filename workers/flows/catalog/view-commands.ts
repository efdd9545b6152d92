/** Views of the list of products that staff save for one another: what it is narrowed and sorted by, and which columns it has. */
import { z } from 'zod'
import { ok, refuse } from '#domain/result'
import { base32 } from '#domain/ids'
import { removeView, saveView } from '#schema/products/catalog/list-views'
import { command } from '../command.ts'
import { text } from '../input.ts'

export const savingView = command({
  name: 'catalog:save-view',
  permission: 'catalog:change',
  input: z.strictObject({
    name: text(1, 60).describe('One that there is already is saved anew.'),
    query: z.string().max(2_000).describe('As in the address of the list, without the question mark.'),
  }),
  refusals: ['views-full'],
  repeats: 'none',
  act: async ({ env, now }, { name, query }) => {
    const id = `view_${base32(crypto.getRandomValues(new Uint8Array(10)))}`
    if (!(await saveView(env.PRODUCTS_DB, { id, name, query }, now))) return refuse({ code: 'views-full' })
    return ok({ name, query })
  },
  audit: ({ name: subject, query }) => [{ subject, details: { query } }],
})

/** Taken away twice it is away. */
export const removingView = command({
  name: 'catalog:remove-view',
  permission: 'catalog:change',
  input: z.strictObject({ view: z.string().max(60) }),
  refusals: [],
  repeats: 'none',
  act: async ({ env }, { view }) => ok({ view: await removeView(env.PRODUCTS_DB, view) }),
  audit: (_, { view }) => (view ? [{ subject: view.name, details: { query: view.query } }] : []),
})
