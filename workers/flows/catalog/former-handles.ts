/**
 * Goods of a file that the shop has under a handle of before: until handles of files stayed as they are, `größe-42` became
 * `grosse-42`. They are the same goods; they get the handle of their file, and the old address leads to it.
 */
import type { Draft } from '#domain/catalog/draft'
import type { By } from '#domain/catalog/history'
import type { Product } from '#domain/catalog/product'
import { slug } from '#domain/catalog/slug'
import type { ProductId } from '#domain/ids'
import { ok } from '#domain/result'
import { productsBy } from '#schema/products/catalog/catalog'
import { replaceProduct } from '#schema/products/catalog/change'

/** As handles were made: what is no letter became a hyphen, for some time the vowels of Hindi and Thai too. */
const formerOf = (handle: string): string[] =>
  [
    ...new Set([slug(handle), slug(handle.replaceAll(/(?<![\p{Script=Latin}\p{Script=Greek}\p{M}])\p{M}+/gu, '-'))]),
  ].filter((one) => one !== '' && one !== handle)

/** A SKU in common says it; where neither has one, the title. */
const isSame = ({ variants, text }: Product, draft: Draft): boolean => {
  const known = new Set(variants.map(({ sku }) => sku).filter(Boolean))
  const said = (draft.variants ?? []).flatMap(({ sku }) => sku || [])
  if (known.size > 0 && said.length > 0) return said.some((sku) => known.has(sku))
  return known.size + said.length === 0 && draft.text?.title === text.title
}

/** Goods that the shop has under a handle of before, each under the handle of its draft. */
export const formerlyNamed = async (
  db: D1Database,
  drafts: readonly Pick<Draft, 'handle' | 'variants' | 'text'>[],
): Promise<ReadonlyMap<string, Product>> => {
  const named = new Set(drafts.map(({ handle }) => handle))
  const former = drafts.flatMap((draft) => {
    const names = formerOf(draft.handle).filter((before) => !named.has(before))
    return names.map((before) => ({ before, draft }))
  })
  if (former.length === 0) return new Map()
  const there = await productsBy(db, 'handle', [
    ...former.map(({ before }) => before),
    ...former.map(({ draft }) => draft.handle),
  ])
  const byHandle = new Map(there.map((product) => [product.handle, product]))
  const found = new Map<string, Product>()
  const taken = new Set<ProductId>()
  for (const { before, draft } of former) {
    const product = byHandle.get(before)
    if (!product || byHandle.has(draft.handle) || found.has(draft.handle) || taken.has(product.id)) continue
    if (!isSame(product, draft)) continue
    found.set(draft.handle, product)
    taken.add(product.id)
  }
  return found
}

/** @returns handles of before: their pages are elsewhere now */
export const renameFormer = async (
  db: D1Database,
  former: ReadonlyMap<string, Product>,
  by: By,
  now: number,
): Promise<readonly string[]> => {
  const renamed: string[] = []
  for (const [handle, { id, handle: before }] of former) {
    const done = await replaceProduct<null, never>(
      db,
      id,
      (there) => ok({ product: { ...there, handle }, answer: null }),
      by,
      now,
    )
    if (done.ok) renamed.push(before)
  }
  return renamed
}
