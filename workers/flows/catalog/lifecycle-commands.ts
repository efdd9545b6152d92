/** What staff do to whole products: make a copy, delete, bring a former version back. */
import { z } from 'zod'
import { handleFrom } from '#domain/catalog/slug'
import { productId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { productsBy, setAvailability } from '#schema/products/catalog/catalog'
import { addProduct, deleteProduct, restoreProduct } from '#schema/products/catalog/lifecycle'
import { copyOf } from '#schema/products/catalog/whole-products'
import { LISTS, productTag } from '../../cache/tags.ts'
import { command } from '../command.ts'
import { text } from '../input.ts'
import { availabilityOfItems } from '../inventory/availability.ts'
import { idOfProduct } from './history.ts'

/** By its id or its handle. */
const product = z.string().max(255)
const version = z.int().min(1)

const productNamed = async (db: D1Database, name: string) =>
  (await productsBy(db, productId(name) ? 'id' : 'handle', [name]))[0]

export const duplicatingProduct = command({
  name: 'catalog:duplicate',
  permission: 'catalog:change',
  input: z.strictObject({
    product,
    title: text(1, 500).optional().describe('Of the copy; without it the same.'),
    handle: z
      .string()
      .max(255)
      .transform(handleFrom)
      .pipe(z.string().min(1))
      .optional()
      .describe('Of the copy; without it the handle with `-copy`.'),
  }),
  refusals: ['product-unknown', 'handle-taken', 'idempotency-key-reused'],
  repeats: 'effect',
  act: async ({ env, now, once, staff }, { product: name, title, handle }) => {
    const db = env.PRODUCTS_DB
    const there = await productNamed(db, name)
    if (!there) return refuse({ code: 'product-unknown', product: name })
    const copy = await copyOf(db, there, { handle, title }, now)
    return addProduct(db, copy, { who: staff.userId, cause: 'duplicate' }, now, once)
  },
  purges: (_, { product: { handle }, changed }) => (changed ? [productTag(handle), LISTS] : []),
  audit: ({ product: of }, { product: { handle }, changed }) => (changed ? [{ subject: handle, details: { of } }] : []),
})

export const deletingProduct = command({
  name: 'catalog:delete',
  permission: 'catalog:change',
  input: z.strictObject({
    product,
    version: version.describe('That was seen: another one is not deleted. Restoring it brings the product back.'),
  }),
  refusals: ['product-unknown', 'product-differs'],
  repeats: 'none',
  act: async ({ env, now, staff }, { product: name, version: seen }) => {
    const there = await productNamed(env.PRODUCTS_DB, name)
    if (!there) return refuse({ code: 'product-unknown', product: name })
    return deleteProduct(env.PRODUCTS_DB, there.id, seen, { who: staff.userId, cause: 'delete' }, now)
  },
  purges: (_, { handle }) => [productTag(handle), LISTS],
  audit: (_, { handle, id, version: last }) => [{ subject: handle, details: { id, version: last } }],
})

/** The undo of every change, of an import and of a deletion. Restored twice it is restored once. */
export const restoringProduct = command({
  name: 'catalog:restore',
  permission: 'catalog:change',
  input: z.strictObject({
    product: product.describe('Its id or its handle; its id when it was deleted.'),
    version: version.describe('The one that is to be the latest again, under a number of its own.'),
  }),
  refusals: ['product-unknown', 'version-unknown', 'handle-taken'],
  repeats: 'none',
  act: async ({ env, now, staff }, { product: name, version: which }) => {
    const db = env.PRODUCTS_DB
    const id = await idOfProduct(db, name)
    if (!id) return refuse({ code: 'product-unknown', product: name })
    const [before] = await productsBy(db, 'id', [id])
    const done = await restoreProduct(db, id, which, { who: staff.userId, cause: 'restore' }, now)
    if (!done.ok) return done
    const known = new Set(before?.variants.map((variant) => variant.id))
    const back = done.value.product.variants.filter((variant) => !known.has(variant.id)).map((variant) => variant.id)
    // What was sold while they were gone nobody could tell the catalogue.
    await setAvailability(db, await availabilityOfItems(env, back))
    return ok({ ...done.value, handles: [...new Set([before?.handle, done.value.product.handle])] })
  },
  purges: (_, { changed, handles }) =>
    changed ? [...handles.flatMap((handle) => (handle === undefined ? [] : [productTag(handle)])), LISTS] : [],
  audit: ({ version: which }, { product: { handle }, changed }) =>
    changed ? [{ subject: handle, details: { version: which } }] : [],
})
