/** What an editor of products does: make one, and change everything of it. */
import { z } from 'zod'
import { warningsOf } from '#domain/catalog/draft-warnings'
import type { Product } from '#domain/catalog/product'
import { slug } from '#domain/catalog/slug'
import { ok, refuse } from '#domain/result'
import { notByHand, saveMemberships, type Memberships } from '#schema/products/catalog/by-hand'
import { replaceProduct } from '#schema/products/catalog/change'
import { productAt } from '#schema/products/catalog/history'
import { addProduct, addUnderFreeHandle } from '#schema/products/catalog/lifecycle'
import { productsBy } from '#schema/products/catalog/catalog'
import { collectionTag, LISTS, productTag } from '../../cache/tags.ts'
import { command } from '../command.ts'
import { tellLowLines } from '../inventory/low-lines.ts'
import { editing, newProduct } from './edit.ts'
import { fields } from './edit-input.ts'
import { idOfProduct } from './history.ts'
import { typedOne, unknownReference } from './metafields.ts'
import { safeDraft } from './safe-draft.ts'

const EDIT_REFUSALS = [
  'title-missing',
  'variant-unknown',
  'no-variant-left',
  'options-mismatch',
  'variant-repeated',
  'picture-unknown',
  'schedule-empty',
  'compare-at-too-low',
  'metafield-unfit',
  'metafield-unknown',
  'metafields-too-many',
  'metafield-reference-unknown',
  'handle-taken',
  'collection-unknown',
] as const

const tagsOf = ({ add = [], remove = [] }: Partial<Memberships> = {}) => [...add, ...remove].map(collectionTag)

/** Taken as they are, and most likely a mistake. */
const warningsIn = ({ variants }: Product) =>
  warningsOf(variants).map(({ code, variant }) => ({ code, variantId: variants[variant]?.id ?? '' }))

/** Then the shelves hear of it now, and not with the next sweep. */
const saysLowStock = ({
  variants = [],
}: {
  readonly variants?: readonly { readonly lowStock?: unknown }[] | undefined
}) => variants.some(({ lowStock }) => lowStock !== undefined)

const unknownAmong = async (db: D1Database, { add = [], remove = [] }: Partial<Memberships> = {}) => {
  const [unknown] = add.length + remove.length > 0 ? await notByHand(db, [...add, ...remove]) : []
  return unknown
}

export const creatingProduct = command({
  name: 'catalog:create',
  permission: 'catalog:change',
  input: z.strictObject({
    ...fields,
    handle: fields.handle.describe(
      'In its address; without it made of the title, with `-1`, `-2` … behind it where another product has that.',
    ),
  }),
  refusals: [...EDIT_REFUSALS, 'product-unknown', 'idempotency-key-reused'],
  repeats: 'effect',
  act: async ({ env, now, once, staff }, { collections, handle, ...edit }) => {
    const db = env.PRODUCTS_DB
    const unknown = await unknownAmong(db, collections)
    if (unknown !== undefined) return refuse({ code: 'collection-unknown', handle: unknown })
    const said = safeDraft(await typedOne(db, edit))
    const made = newProduct(handle ?? slug(edit.text?.title ?? ''), said, now)
    if (!made.ok) return made
    const nobodys = await unknownReference(db, {}, said.metafields)
    if (nobodys) return refuse(nobodys)
    if (made.value.handle === '') return refuse({ code: 'title-missing' })
    const add = handle === undefined ? addUnderFreeHandle : addProduct
    const done = await add(db, made.value, { who: staff.userId, cause: 'create' }, now, once)
    if (!done.ok) return done
    // Also when it was made before: whoever made it may have died in between.
    if (collections) {
      const by = { who: staff.userId, cause: 'edit' } as const
      await saveMemberships(db, done.value.product.handle, collections, by, now)
    }
    if (saysLowStock(edit)) await tellLowLines(env)
    return ok({ ...done.value, warnings: warningsIn(done.value.product) })
  },
  purges: ({ collections }, { product: { handle }, changed }) =>
    changed ? [productTag(handle), LISTS, ...tagsOf(collections)] : [],
  audit: (_, { product: { handle, id }, changed }) => (changed ? [{ subject: handle, details: { id } }] : []),
})

/** Sent again it changes nothing: what it says is there already. */
export const editingProduct = command({
  name: 'catalog:edit',
  permission: 'catalog:change',
  input: z.strictObject({
    product: z.string().max(255).describe('Its id or its handle.'),
    version: z
      .int()
      .min(1)
      .describe(
        'That the editor saw. When it is another now, the answer is `product-differs`, with every field that differs.',
      ),
    merge: z
      .boolean()
      .default(false)
      .describe(
        'Where somebody has changed other fields meanwhile, take both. A field that both have changed is asked nevertheless.',
      ),
    ...fields,
  }),
  refusals: [...EDIT_REFUSALS, 'product-unknown', 'product-differs'],
  repeats: 'none',
  act: async ({ env, now, staff }, { product: name, version, merge, collections, ...said }) => {
    const db = env.PRODUCTS_DB
    const id = await idOfProduct(db, name)
    if (!id) return refuse({ code: 'product-unknown', product: name })
    const unknown = await unknownAmong(db, collections)
    if (unknown !== undefined) return refuse({ code: 'collection-unknown', handle: unknown })
    const [[before], base] = await Promise.all([productsBy(db, 'id', [id]), productAt(db, id, version)])
    const edit = safeDraft(await typedOne(db, said))
    const nobodys = before && (await unknownReference(db, before.metafields, edit.metafields))
    if (nobodys) return refuse(nobodys)
    const decide = editing({ edit, version, base, merge })
    const by = { who: staff.userId, cause: 'edit' } as const
    const done = await replaceProduct(db, id, decide, by, now)
    if (!done.ok) return done
    const { product, changed } = done.value
    if (collections) await saveMemberships(db, product.handle, collections, by, now)
    if (saysLowStock(said)) await tellLowLines(env)
    const handles = [...new Set([before?.handle ?? product.handle, product.handle])]
    return ok({ product, changed, handles, warnings: warningsIn(product) })
  },
  purges: ({ collections }, { handles, changed }) => [
    ...(changed || collections ? [...handles.map(productTag), LISTS] : []),
    ...tagsOf(collections),
  ],
  audit: ({ collections }, { product: { handle, version }, changed }) =>
    changed || collections ? [{ subject: handle, details: { version, ...(collections && { collections }) } }] : [],
})
