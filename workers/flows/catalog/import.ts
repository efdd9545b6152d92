/**
 * Goods come in: texts are made safe, products saved, stock counted, collections laid out.
 *
 * Every step may be repeated: the same import again says "unchanged" and counts nothing twice.
 */
import type { BlankedField } from '#domain/catalog/blanked'
import type { CollectionDraft, Draft } from '#domain/catalog/draft'
import { warningsOf, type VariantWarning } from '#domain/catalog/draft-warnings'
import type { By } from '#domain/catalog/history'
import type { MetafieldRefusal } from '#domain/catalog/metafields'
import type { Outcome } from '#domain/catalog/merge'
import type { FileMetafield } from '#domain/catalog/shopify/own-fields'
import type { Unmentioned, VariantRefusal } from '#domain/catalog/merge-variants'
import type { LocationId, VariantId } from '#domain/ids'
import { productsBy } from '#schema/products/catalog/catalog'
import { saveCollections, type SavedCollection } from '#schema/products/catalog/collection-save'
import { saveProducts, type Saved } from '#schema/products/catalog/save'
import { purge } from '../../cache/purge.ts'
import { collectionTag, LISTS, MENU, productTag } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'
import { countStated, type CountedUnits, type StockTold } from './import-stock.ts'
import { formerlyNamed, renameFormer } from './former-handles.ts'
import { join, joiningOf, type Joining } from './join-collections.ts'
import { addMetafields, typedAll, unfitIn, unnamedIn, type Unnamed } from './metafields.ts'
import { safeDraft, safeText, safeTexts } from './safe-draft.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'

type Env = TopologyEnv & Pick<Databases, 'PRODUCTS_DB'>

export type Import = {
  readonly products: readonly Draft[]
  readonly collections: readonly CollectionDraft[]
  /** Where the units stand that the products state. */
  readonly location: LocationId
  /** false: a product that is there already stays as it is. */
  readonly overwrite: boolean
  /** Of new products that do not say it themselves. */
  readonly status?: 'active' | 'draft'
  /** What happens to variants that a product has and its draft has not, where the draft does not say it. */
  readonly unmentioned?: 'keep' | 'remove'
  /** Fields of the merchant's own that the file names. */
  readonly metafields?: readonly FileMetafield[]
  /** Absent: a program of the shop itself. */
  readonly by?: By
  /** Told of the units that are counted, before the count is settled. */
  readonly counted?: (counted: readonly CountedUnits[]) => Promise<void>
}

/** What became of one product; `refused` names variants that were not taken, from 0 in the product's own list. */
export type Imported = {
  readonly handle: string
  readonly outcome: Outcome | 'refused'
  readonly variants: number
  readonly reason?: string
  readonly refused: readonly VariantRefusal[]
  /** Taken as it is, and most likely a mistake. */
  readonly warnings: readonly VariantWarning[]
  /** Fields of its own that were left as they were. */
  readonly unfit?: readonly MetafieldRefusal[]
  /** What its fields name and the shop has not, or not yet. */
  readonly unnamed?: readonly Unnamed[]
  /** Of each variant, from 0 in the product's own list, whose stock was to change. */
  readonly stock?: readonly ({ readonly variant: number } & StockTold)[]
  /** Variants of the product that the draft has not: kept, or no longer for sale. */
  readonly unmentioned?: readonly Unmentioned[]
  /** The collection that it has joined, or why it has not. */
  readonly joining?: Joining | undefined
  /** Fields that said something before and say nothing now. */
  readonly blanked?: readonly BlankedField[]
}

export type ImportAnswer = {
  readonly products: readonly Imported[]
  readonly collections: readonly SavedCollection[]
  /** Fields that the settings did not have, and have now. */
  readonly metafields: readonly string[]
}

export const importCatalog = async (env: Env, input: Import, now: number): Promise<ImportAnswer> => {
  const db = env.PRODUCTS_DB
  const added = await addMetafields(db, input.metafields ?? [], now)
  const typed = await typedAll(db, input.products)
  const there = await formerlyNamed(db, typed)
  // What stays as it is stays where it is too.
  const former = input.overwrite ? await renameFormer(db, there, input.by ?? { who: '', cause: 'import' }, now) : []
  const drafts = input.overwrite ? typed : (await newOnes(db, typed)).filter(({ handle }) => !there.has(handle))
  const saved = await saveProducts(
    db,
    drafts.map((draft) => safeDraft({ statusWhenNew: input.status, unmentioned: input.unmentioned, ...draft })),
    now,
    input.by,
  )
  const stated = saved.flatMap((one) => (one.outcome === 'refused' ? [] : one.stated))
  const fresh = new Set(
    saved.flatMap((one) => (one.outcome === 'created' ? one.product.variants.map(({ id }) => id) : [])),
  )
  const stock = await countStated(env, stated, input.location, input.counted && { fresh, write: input.counted })
  const by = input.by ?? { who: '', cause: 'import' as const }
  const joining = await joiningOf(db, drafts)
  const taken = new Map(saved.flatMap((one) => (one.outcome === 'refused' ? [] : [[one.handle, one.product] as const])))
  const joined = await join(
    db,
    joining,
    drafts.map(({ handle }) => taken.get(handle)),
    by,
    now,
  )
  const joins = new Map(joining.flatMap((one, index) => (one ? [[drafts[index]?.handle, one] as const] : [])))
  const collections = await saveCollections(db, input.collections.map(safeCollection), input.by, now)
  purge([
    ...tagsOf(saved, collections),
    ...former.map(productTag),
    ...joined.map(collectionTag),
    ...(joined.length > 0 ? [MENU] : []),
  ])
  const answers = new Map(saved.map((one) => [one.handle, answerOf(one, stock)]))
  const unnamed = await unnamedIn(db, typed)
  const products = typed.map((draft, index): Imported => {
    const { handle, variants } = draft
    const answer = answers.get(handle) ?? { handle, outcome: 'unchanged', variants: 0, refused: [] }
    return {
      ...answer,
      warnings: warningsOf(variants),
      unfit: unfitIn(draft),
      unnamed: unnamed[index] ?? [],
      joining: joins.get(handle),
    }
  })
  return { products, collections, metafields: added }
}

const tagsOf = (products: readonly Saved[], collections: readonly SavedCollection[]): string[] => {
  const isChanged = ({ outcome }: { readonly outcome: string }) => outcome === 'created' || outcome === 'updated'
  const goods = products.filter(isChanged).map(({ handle }) => productTag(handle))
  const shelves = collections.filter(isChanged).map(({ handle }) => collectionTag(handle))
  return [...goods, ...(goods.length > 0 ? [LISTS] : []), ...shelves, ...(shelves.length > 0 ? [MENU] : [])]
}

const newOnes = async (db: D1Database, drafts: readonly Draft[]): Promise<Draft[]> => {
  const there = await productsBy(
    db,
    'handle',
    drafts.map(({ handle }) => handle),
  )
  const handles = new Set(there.map(({ handle }) => handle))
  return drafts.filter(({ handle }) => !handles.has(handle))
}

const safeCollection = (draft: CollectionDraft): CollectionDraft => ({
  ...safeText(draft),
  ...(draft.translations && { translations: safeTexts(draft.translations) }),
})

const answerOf = (saved: Saved, stock: ReadonlyMap<VariantId, StockTold>): Omit<Imported, 'warnings'> => {
  const { handle, outcome } = saved
  if (saved.outcome !== 'refused') {
    const told = saved.stated.flatMap(({ variant, draft }) => {
      const of = stock.get(variant)
      return of ? [{ variant: draft, ...of }] : []
    })
    return {
      handle,
      outcome,
      variants: saved.product.variants.length,
      refused: saved.refused,
      stock: told,
      unmentioned: saved.unmentioned,
      blanked: saved.blanked,
    }
  }
  const { refusal } = saved
  const refused = refusal.code === 'no-variant-left' ? refusal.refused : []
  return { handle, outcome, variants: 0, reason: refusal.code, refused }
}
