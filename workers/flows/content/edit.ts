/** A document is saved by an editor: what somebody else has changed meanwhile is laid beside it, and nothing is lost. */
import type { ContentDocument } from '#domain/content/document'
import { isNews, laidOver, reconcileDocuments } from '#domain/content/three-way'
import { ok, refuse } from '#domain/result'
import type { Sides } from '#domain/three-way'
import type { ContentUnknown, DecideContent } from '#schema/products/content/save'
import { world } from '../settings/world.ts'

/** Somebody has changed it since: what was based on, what is there and what was sent, field by field. */
export type ContentDiffers = {
  readonly code: 'content-differs'
  /** The one that is there: sent again with it, what was chosen holds. */
  readonly version: number
  readonly fields: readonly Sides[]
  /** Both together, with yours wherever both have changed the same. */
  readonly document: ContentDocument
}

type Editing = {
  /** That the editor saw, and what it said; undefined: it is no longer known. */
  readonly version: number
  readonly base: ContentDocument | undefined
  readonly document: ContentDocument
  /** Take what only one side has changed without asking. */
  readonly merge: boolean
}

export const editingDocument =
  ({ version, base, document, merge }: Editing): DecideContent<ContentUnknown | ContentDiffers> =>
  (there) => {
    if (!there) return ok(document)
    // Of another kind there is none of this id.
    if (there.kind !== document.kind) return refuse({ code: 'content-unknown', id: document.id })
    if (there.version === version) return ok(document)
    const together = base
      ? reconcileDocuments(base, there, document, world)
      : { document: there, sides: laidOver(there, document) }
    if (!together.sides.some(isNews)) return ok(there)
    if (merge && !together.sides.some(({ conflict }) => conflict)) return ok(together.document)
    return refuse({
      code: 'content-differs',
      version: there.version,
      fields: together.sides,
      document: base ? together.document : document,
    })
  }
