/** Things of the shop that a field of the merchant's own points to: by their handles, which may be nobody's any more. */
import type { Language } from '../languages.ts'
import { own } from '../own.ts'
import { referenceKindOf, valuesOf, type Metafields, type MetafieldsDraft, type ReferenceKind } from './metafields.ts'
import { productPath } from './slug.ts'

export type Named = { readonly kind: ReferenceKind; readonly handle: string }

/** One that shoppers may see now, with what it is called. */
export type Reference = Named & { readonly title: { readonly [L in Language]?: string } }

export const referencePath = ({ kind, handle }: Named): string =>
  kind === 'product' ? productPath(handle) : `/${kind}s/${handle.replaceAll('%', '%25')}`

export const referenceTo = (
  references: readonly Reference[],
  kind: ReferenceKind,
  handle: string,
): Reference | undefined => references.find((one) => one.kind === kind && one.handle === handle)

/** What these fields name, each with its field. */
export const namedIn = (metafields: Metafields): (Named & { readonly field: string })[] =>
  Object.entries(metafields).flatMap(([field, metafield]) => {
    const kind = referenceKindOf(metafield.type)
    return kind ? valuesOf(metafield).map((handle) => ({ field, kind, handle })) : []
  })

/** What is named now and was not before, so that what has gone meanwhile stands in nobody's way. */
export const newlyNamed = (before: Metafields, after: Metafields, said: MetafieldsDraft) => {
  const known = new Set(namedIn(before).map(({ kind, handle }) => `${kind}/${handle}`))
  return namedIn(after).filter(
    ({ field, kind, handle }) => own(said, field) !== undefined && !known.has(`${kind}/${handle}`),
  )
}
