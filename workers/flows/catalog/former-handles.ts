/**
 * Goods of a file that the shop has under a handle of before: until handles of files stayed as they are, `größe-42` became
 * `grosse-42`. They are the same goods; they get the handle of their file, and the old address leads to it.
 */
import type { Draft } from '#domain/catalog/draft'
import type { By } from '#domain/catalog/history'
import type { Product } from '#domain/catalog/product'
import { slug } from '#domain/catalog/slug'
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

/** @returns handles of before: their pages are elsewhere now */
export const renameFormer = async (
  db: D1Database,
  drafts: readonly Draft[],
  by: By,
  now: number,
): Promise<readonly string[]> => {
  const named = new Set(drafts.map(({ handle }) => handle))
  const former = drafts.flatMap((draft) => {
    const names = formerOf(draft.handle).filter((before) => !named.has(before))
    return names.map((before) => ({ before, draft }))
  })
  if (former.length === 0) return []
  const there = await productsBy(db, 'handle', [
    ...former.map(({ before }) => before),
    ...former.map(({ draft }) => draft.handle),
  ])
  const byHandle = new Map(there.map((product) => [product.handle, product]))
  const renamed: string[] = []
  for (const { before, draft } of former) {
    const product = byHandle.get(before)
    if (!product || byHandle.has(draft.handle) || !isSame(product, draft)) continue
    const done = await replaceProduct<null, never>(
      db,
      product.id,
      (there) => ok({ product: { ...there, handle: draft.handle }, answer: null }),
      by,
      now,
    )
    if (done.ok) renamed.push(before)
  }
  return renamed
}
