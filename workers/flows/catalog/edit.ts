/** A product is made or changed by an editor: what somebody else has changed meanwhile is laid beside it, and nothing is lost. */
import { blankProduct, edited, type Edit, type EditRefusal } from '#domain/catalog/edit'
import { withMarkdowns, type NoMarkdown } from '#domain/catalog/markdowns'
import { differences } from '#domain/catalog/product-fields'
import type { Product } from '#domain/catalog/product'
import { reconcile } from '#domain/catalog/three-way'
import { same } from '#domain/same'
import type { Sides } from '#domain/three-way'
import { ok, refuse, type Result } from '#domain/result'
import type { Replace } from '#schema/products/catalog/change'
import { newIds } from '#schema/products/catalog/save'

/** Somebody has changed it since: what was based on, what is there and what was sent, field by field. */
export type ProductDiffers = {
  readonly code: 'product-differs'
  /** The one that is there: sent again with it, what was chosen holds. */
  readonly version: number
  readonly fields: readonly Sides[]
}

/** As by whoever sees what becomes of it: what would be left out is refused. */
const editedByHand = (product: Product, edit: Edit): Result<Product, EditRefusal | NoMarkdown> =>
  withMarkdowns(edited(product, edit, newIds), product, edit)

export const newProduct = (handle: string, edit: Edit, now: number): Result<Product, EditRefusal | NoMarkdown> =>
  editedByHand(blankProduct(newIds.product(), handle, now), { variants: [{}], ...edit })

export type Editing = {
  readonly edit: Edit
  /** That the editor saw, and what it said; undefined: it is no longer known. */
  readonly version: number
  readonly base: Product | undefined
  /** Take what only one side has changed without asking. */
  readonly merge: boolean
}

export const editing =
  ({ edit, version, base, merge }: Editing): Replace<null, EditRefusal | NoMarkdown | ProductDiffers> =>
  (there) => {
    if (there.version === version) return answered(editedByHand(there, edit))
    if (!base) return laidOver(there, edit)
    const mine = editedByHand(base, edit)
    if (!mine.ok) return mine
    const { product, sides } = reconcile(base, there, mine.value)
    const news = sides.filter((one) => one.conflict || (!same(one.base, one.yours) && !same(one.theirs, one.yours)))
    if (news.length === 0) return ok({ product: there, answer: null })
    if (merge && !sides.some(({ conflict }) => conflict)) return ok({ product, answer: null })
    return refuse({ code: 'product-differs', version: there.version, fields: sides })
  }

const answered = (done: Result<Product, EditRefusal | NoMarkdown>) =>
  done.ok ? ok({ product: done.value, answer: null }) : done

/** What it was based on nobody knows: all that would change is asked. */
const laidOver = (there: Product, edit: Edit) => {
  const mine = editedByHand(there, edit)
  if (!mine.ok) return mine
  const fields = differences(there, mine.value).map(({ field, before, after }): Sides => ({
    field,
    base: undefined,
    theirs: before,
    yours: after,
    conflict: true,
  }))
  if (fields.length === 0) return ok({ product: there, answer: null })
  return refuse({ code: 'product-differs', version: there.version, fields } as const)
}
