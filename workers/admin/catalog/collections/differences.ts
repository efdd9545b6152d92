/** What differs between two versions of a collection, field by field. */
import { collectionFields } from '#domain/catalog/collection-edit'
import type { WholeCollection } from '#domain/catalog/collection'
import { same } from '#domain/same'

export type Difference = { readonly field: string; readonly before: unknown; readonly after: unknown }

export const differences = (before: WholeCollection, after: WholeCollection): Difference[] => {
  const now = collectionFields(after)
  return collectionFields(before).flatMap(({ field, value }, index) => {
    const other = now[index]?.value
    return same(value, other) ? [] : [{ field, before: value, after: other }]
  })
}
