/** What staff do to many products at once, and the undo of it: of a bulk change, and of a whole import. */
import { z } from 'zod'
import { ok, refuse } from '#domain/result'
import { notByHand } from '#schema/products/catalog/by-hand'
import { sizesOf } from '#schema/products/catalog/many'
import { collectionTag, LISTS, productTag } from '../../cache/tags.ts'
import { command } from '../command.ts'
import { bulk, run } from './bulk-input.ts'
import { isBack, putBack } from './bulk-undo.ts'
import { tellLowLines } from '../inventory/low-lines.ts'
import { actInBulk, changeInBulk, type Bulked } from './bulk.ts'

/** Then the shelves hear of it now, and not with the next sweep. */
const saysLowStock = ({ change, edits = [] }: z.output<typeof bulk>): boolean =>
  change?.everyVariant?.lowStock !== undefined ||
  edits.some(({ variants = [] }) => variants.some(({ lowStock }) => lowStock !== undefined))

/** @returns a name of a product that another name says already: of two edits of one product neither is the last */
const repeatedIn = async (db: D1Database, names: readonly string[]): Promise<string | undefined> => {
  const ids = (await sizesOf(db, names)).map(({ id }) => id)
  const at = ids.findIndex((id, index) => ids.indexOf(id) < index)
  return at < 0 ? undefined : ids[at]
}

const DONE: ReadonlySet<Bulked['outcome']> = new Set(['changed', 'created', 'deleted'])

/** Of what was changed, made or deleted. */
const handleDone = (one: Bulked): string[] => (DONE.has(one.outcome) && 'product' in one ? [one.product.handle] : [])

export const changingInBulk = command({
  name: 'catalog:bulk',
  permission: 'catalog:change',
  input: bulk,
  refusals: ['collection-unknown', 'product-repeated'],
  // A run changes a product once.
  repeats: 'none',
  act: async ({ env, now, staff }, input) => {
    const { add = [], remove = [] } = input.change?.collections ?? {}
    const [unknown] = await notByHand(env.PRODUCTS_DB, [...add, ...remove])
    if (unknown !== undefined) return refuse({ code: 'collection-unknown', handle: unknown })
    const repeated = await repeatedIn(env.PRODUCTS_DB, input.edits?.map(({ product }) => product) ?? [])
    if (repeated !== undefined) return refuse({ code: 'product-repeated', product: repeated })
    const done = input.action
      ? await actInBulk(env.PRODUCTS_DB, input, input.action, staff.userId, now)
      : await changeInBulk(env.PRODUCTS_DB, input, staff.userId, now)
    if (saysLowStock(input)) await tellLowLines(env)
    return ok(done)
  },
  purges: ({ change }, { products }) => {
    const { add = [], remove = [] } = change?.collections ?? {}
    const changed = products.flatMap((one) =>
      one.outcome === 'changed' ? [one.before.handle, one.product.handle] : handleDone(one),
    )
    if (changed.length === 0) return []
    return [...[...new Set(changed)].map(productTag), LISTS, ...[...add, ...remove].map(collectionTag)]
  },
  audit: ({ run: subject, change, action }, { products }) => {
    const changed = products.flatMap(handleDone)
    const what = { ...(change && { change }), ...(action && { action }) }
    return changed.length > 0 ? [{ subject, details: { products: changed, ...what } }] : []
  },
})

/** Sent again from the same place it answers the same and changes nothing. */
export const undoingRun = command({
  name: 'catalog:undo',
  permission: 'catalog:change',
  input: z.strictObject({
    run,
    after: z.string().max(100).default('').describe('Where the call before has ended (`next`).'),
  }),
  refusals: ['run-unknown'],
  repeats: 'none',
  // What it has put back it purges, as the undo of a file does.
  act: async ({ env, now, staff }, input) => {
    const undone = await putBack(env, { ...input, who: staff.userId, now })
    if (undone.products.length === 0 && input.after === '') return refuse({ code: 'run-unknown' })
    return ok(undone)
  },
  audit: ({ run: subject }, { products }) => {
    const count = products.filter(isBack).length
    return count > 0 ? [{ subject, details: { products: count } }] : []
  },
})
