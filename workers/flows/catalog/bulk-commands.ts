/** What staff do to many products at once, and the undo of it: of a bulk change, and of a whole import. */
import { z } from 'zod'
import { ok, refuse } from '#domain/result'
import { setAvailability } from '#schema/products/catalog/catalog'
import { notByHand } from '#schema/products/catalog/by-hand'
import { collectionTag, LISTS, productTag } from '../../cache/tags.ts'
import { command } from '../command.ts'
import { availabilityOfItems } from '../inventory/availability.ts'
import { bulk, run } from './bulk-input.ts'
import { changeInBulk, undoOfRun } from './bulk.ts'

export const changingInBulk = command({
  name: 'catalog:bulk',
  permission: 'catalog:change',
  input: bulk,
  refusals: ['collection-unknown'],
  // A run changes a product once.
  repeats: 'none',
  act: async ({ env, now, staff }, input) => {
    const { add = [], remove = [] } = input.change?.collections ?? {}
    const [unknown] = await notByHand(env.PRODUCTS_DB, [...add, ...remove])
    if (unknown !== undefined) return refuse({ code: 'collection-unknown', handle: unknown })
    return ok(await changeInBulk(env.PRODUCTS_DB, input, staff.userId, now))
  },
  purges: ({ change }, { products }) => {
    const { add = [], remove = [] } = change?.collections ?? {}
    const changed = products.flatMap((one) =>
      one.outcome === 'changed' ? [one.before.handle, one.product.handle] : [],
    )
    if (changed.length === 0) return []
    return [...[...new Set(changed)].map(productTag), LISTS, ...[...add, ...remove].map(collectionTag)]
  },
  audit: ({ run: subject, change }, { products }) => {
    const changed = products.flatMap((one) => (one.outcome === 'changed' ? [one.product.handle] : []))
    return changed.length > 0 ? [{ subject, details: { products: changed, ...(change && { change }) } }] : []
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
  act: async ({ env, now, staff }, input) => {
    const db = env.PRODUCTS_DB
    const undone = await undoOfRun(db, { ...input, who: staff.userId, now })
    if (undone.products.length === 0 && input.after === '') return refuse({ code: 'run-unknown' })
    const back = undone.products.flatMap((one) => {
      if (one.outcome !== 'changed') return []
      const known = new Set(one.before.variants.map(({ id }) => id))
      return one.product.variants.filter(({ id }) => !known.has(id)).map(({ id }) => id)
    })
    // What was sold while they were gone nobody could tell the catalogue.
    await setAvailability(db, await availabilityOfItems(env, back))
    return ok(undone)
  },
  purges: (_, { products, collections }) => {
    const handles = products.flatMap((one) => {
      if (one.outcome === 'deleted') return [one.product.handle]
      return one.outcome === 'changed' ? [one.before.handle, one.product.handle] : []
    })
    const moved = collections.map(collectionTag)
    return [...[...new Set(handles)].map(productTag), ...moved, ...(handles.length + moved.length > 0 ? [LISTS] : [])]
  },
  audit: ({ run: subject }, { products }) => {
    const count = products.filter(({ outcome }) => outcome === 'changed' || outcome === 'deleted').length
    return count > 0 ? [{ subject, details: { products: count } }] : []
  },
})
