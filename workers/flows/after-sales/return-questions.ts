/** What staff read of returns: the list from the searchable copy, one with its order from the shard. */
import { z } from 'zod'
import { ok, refuse } from '#domain/result'
import { countReturns, RETURN_VIEWS, returnsPage } from '#schema/transactions/after-sales/returns'
import { question } from '../question.ts'
import { id } from '../input.ts'
import { orderForStaff } from '../orders/orders.ts'
import { orderNamed } from './input.ts'
import { returnableNow } from './judge.ts'

const permission = 'after-sales:see'

const search = z
  .string()
  .max(200)
  .default('')
  .describe('Of its order, beginnings of words: name, ids, customer, mail address, SKU, tracking number.')

export const listingReturns = question({
  name: 'returns:list',
  permission,
  input: z.object({
    view: z
      .enum(RETURN_VIEWS)
      .default('all')
      .describe('`coming`: approved or sent; `to-inspect`: received; `to-pay`: inspected. `all` when absent.'),
    q: search,
    after: z.object({ requestedAt: z.number(), id: z.string() }).nullable().default(null),
  }),
  refusals: [],
  answer: async ({ env }, { view, q, after }) => ok(await returnsPage(env.TRANSACTIONS_DB, { view, search: q }, after)),
})

/** How many stand where. */
export const countingReturns = question({
  name: 'returns:count',
  permission,
  input: z.object({ q: search }),
  refusals: [],
  answer: async ({ env }, { q }) => ok(await countReturns(env.TRANSACTIONS_DB, q)),
})

export const readingReturn = question({
  name: 'returns:read',
  permission,
  input: z.object({ order: id, return: id }),
  refusals: ['order-unknown', 'return-unknown'],
  answer: async ({ env }, { order: text, return: of }) => {
    const found = orderNamed(text)
    if (!found.ok) return found
    const stored = await orderForStaff(env, found.value)
    if (!stored) return refuse({ code: 'order-unknown' })
    const one = stored.order.returns?.find((other) => other.id === of)
    return one ? ok({ ...stored, return: one }) : refuse({ code: 'return-unknown' })
  },
})

/** What of an order may come back by the policy, for whoever asks in the place of its buyer. */
export const readingReturnable = question({
  name: 'returns:returnable',
  permission,
  input: z.object({ order: id }),
  refusals: ['order-unknown'],
  answer: async ({ env, now }, { order: text }) => {
    const found = orderNamed(text)
    if (!found.ok) return found
    const stored = await orderForStaff(env, found.value)
    if (!stored) return refuse({ code: 'order-unknown' })
    return ok({ order: stored.order, lines: await returnableNow(env, stored.order, now) })
  },
})
