/** What staff do to redirects: lay many at once, take one away. */
import { z } from 'zod'
import { PATH_MAX } from '#domain/catalog/redirects'
import { ok, refuse } from '#domain/result'
import { deleteRedirect, saveRedirects } from '#schema/products/catalog/redirects'
import { command } from '../command.ts'

/** So many in one call: one transaction of some milliseconds. */
export const REDIRECTS_AT_ONCE = 500

/** What is too long for a path is refused by the rule, with its line; a body holds no book. */
const address = z.string().max(10 * PATH_MAX)

/** The same however often it is sent, so it needs no key. What is wrong is refused line by line. */
export const layingRedirects = command({
  name: 'catalog:redirects-save',
  permission: 'catalog:change',
  input: z.strictObject({
    redirects: z
      .array(z.strictObject({ from: address, to: address }))
      .min(1)
      .max(REDIRECTS_AT_ONCE)
      .describe('`from` a path of this shop; `to` a path or an address of elsewhere.'),
  }),
  refusals: [],
  repeats: 'none',
  act: async ({ env, now }, { redirects }) => ok(await saveRedirects(env.PRODUCTS_DB, redirects, now)),
  audit: (_, laid) => {
    const fresh = laid.flatMap((one) => (one.ok && one.value.isNew ? [one.value] : []))
    const [first] = fresh
    if (!first) return []
    return [{ subject: first.from, details: { to: first.to, redirects: fresh.length } }]
  },
})

export const deletingRedirect = command({
  name: 'catalog:redirect-delete',
  permission: 'catalog:change',
  input: z.strictObject({ from: address.describe('The path as it is listed.') }),
  refusals: ['redirect-unknown'],
  repeats: 'none',
  act: async ({ env }, { from }) =>
    (await deleteRedirect(env.PRODUCTS_DB, from)) ? ok({ from }) : refuse({ code: 'redirect-unknown' }),
  audit: ({ from: subject }) => [{ subject }],
})
