/**
 * The collection that a product file names beside a product, as Shopify's files do: it joins one by hand, which is made where the shop
 * has none of that name. What a rule gathers nobody joins. A blank cell says nothing.
 */
import type { Draft } from '#domain/catalog/draft'
import { slug } from '#domain/catalog/slug'
import type { By } from '#domain/catalog/history'
import type { Product } from '#domain/catalog/product'
import { collectionsCalled, standingIn } from '#schema/products/catalog/by-hand'
import { saveCollections } from '#schema/products/catalog/collection-save'
import { membershipStatements } from '#schema/products/catalog/run-memberships'

/** `joins` one that is there, or that the import makes; `by-rule`, `nameless`: left as it is, and told. */
export type Joining = {
  readonly title: string
  readonly handle: string
  readonly outcome: 'joins' | 'new' | 'by-rule' | 'nameless'
}

type Named = Pick<Draft, 'handle' | 'collection'>

/** @returns of each draft, in their order, where it is to stand and does not yet */
export const joiningOf = async (db: D1Database, drafts: readonly Named[]): Promise<(Joining | undefined)[]> => {
  const titles = [...new Set(drafts.flatMap(({ collection }) => collection || []))]
  if (titles.length === 0) return drafts.map(() => undefined)
  const names = titles.map((title) => ({ title, handle: slug(title) }))
  const [there, stands] = await Promise.all([
    collectionsCalled(db, names),
    standingIn(
      db,
      drafts.map(({ handle }) => handle),
    ),
  ])
  return drafts.map(({ handle: product, collection: title }): Joining | undefined => {
    if (!title) return undefined
    const known = there.get(title)
    const handle = known?.handle ?? slug(title)
    if (stands.has(`${product} ${handle}`)) return undefined
    return { title, handle, outcome: known ? (known.byRule ? 'by-rule' : 'joins') : handle === '' ? 'nameless' : 'new' }
  })
}

/** @param joining of each draft; of those whose product is there @returns handles of the collections that hold more now */
export const join = async (
  db: D1Database,
  joining: readonly (Joining | undefined)[],
  products: readonly (Product | undefined)[],
  by: By,
  now: number,
): Promise<string[]> => {
  const able = joining.flatMap((one, index) => {
    const product = products[index]
    return one && product && (one.outcome === 'joins' || one.outcome === 'new') ? [{ ...one, product }] : []
  })
  const fresh = new Map(able.flatMap(({ outcome, handle, title }) => (outcome === 'new' ? [[handle, title]] : [])))
  if (fresh.size > 0)
    await saveCollections(
      db,
      [...fresh].map(([handle = '', title = '']) => ({ handle, title })),
      by,
      now,
    )
  for (const [handle, some] of Map.groupBy(able, (one) => one.handle)) {
    const goods = some.map(({ product }) => product)
    const run = by.run ?? crypto.randomUUID()
    await db.batch(membershipStatements(db, run, goods, { add: [handle], remove: [] }))
  }
  return [...new Set(able.map(({ handle }) => handle))]
}
