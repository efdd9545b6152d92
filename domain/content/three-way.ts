/** Two people have changed one document, each from the same version of it. */
import { inOrder, isReordered, mergedFields, under, type Sides } from '../three-way.ts'
import { same } from '../same.ts'
import type { World } from '../settings/check.ts'
import { checkDocument } from './check.ts'
import type { ContentDocument } from './document.ts'
import { documentFields, documentOf, notInAll, ORDER, sectionIds } from './document-fields.ts'

export type Reconciled = { readonly document: ContentDocument; readonly sides: readonly Sides[] }

/**
 * @param theirs what is there now
 * @param yours what was made of the base meanwhile
 * @returns both together; where both have changed the same, yours stands there and it is told as a conflict
 */
export const reconcileDocuments = (
  base: ContentDocument,
  theirs: ContentDocument,
  yours: ContentDocument,
  world: World,
): Reconciled => {
  const whole = notInAll(theirs, yours)
  const [b, t, y] = [documentFields(base, whole), documentFields(theirs, whole), documentFields(yours, whole)]
  const { fields, sides } = mergedFields(b, t, y)
  const ids = [...new Set([...sectionIds(theirs), ...sectionIds(yours)])]
  const there = ids.filter((id) => !whole.has(id) || fields.has(`${ORDER}.${id}`))
  const document = documentOf(fields, theirs, {
    tags: inOrder(
      under(fields, 'tags.').map(([tag]) => tag),
      base.tags,
      theirs.tags,
      yours.tags,
    ),
    sections: inOrder(there, sectionIds(base), sectionIds(theirs), sectionIds(yours)),
  })
  const all = [...sides, ...orderSides(base, theirs, yours)]
  return { document, sides: all.some(({ conflict }) => conflict) ? all : withMisfits(all, document, world) }
}

/** Both have put the sections that they share into an order of their own. */
const orderSides = (base: ContentDocument, theirs: ContentDocument, yours: ContentDocument): Sides[] => {
  const [was, there, here] = [sectionIds(base), sectionIds(theirs), sectionIds(yours)]
  const [byThem, byYou] = [isReordered(was, there), isReordered(was, here)]
  if (!byThem && !byYou) return []
  return [
    { field: ORDER, base: was, theirs: there, yours: here, conflict: byThem && byYou && isReordered(there, here) },
  ]
}

const FIELD_OF: ReadonlyMap<string, string> = new Map([
  ['until', 'publishedUntil'],
  ['from', 'publishedFrom'],
])

/** What each of them may say, and both together cannot: an end before its beginning, a button that leads nowhere. */
const withMisfits = (sides: readonly Sides[], document: ContentDocument, world: World): Sides[] => {
  const issues = checkDocument(document, world)
  if (issues.length === 0) return [...sides]
  const near = issues.flatMap(({ path }) => {
    const [, index, own] = /^sections\.(\d+)\.(\w+)/.exec(path) ?? []
    const id = document.sections[Number(index)]?.id
    if (id !== undefined && own !== undefined) return [`${ORDER}.${id}`]
    return [FIELD_OF.get(path) ?? path.split('.')[0] ?? path]
  })
  const isNear = (field: string) =>
    near.some(
      (one) => field === one || field.startsWith(`${one}.`) || (one === 'publishedUntil' && field === 'publishedFrom'),
    )
  const isAny = sides.some(({ field }) => isNear(field))
  return sides.map((one) => ({ ...one, conflict: !isAny || isNear(one.field) }))
}

/** What was meant by whoever is asked: fields that say something which is not there. */
export const isNews = ({ base, theirs, yours, conflict }: Sides): boolean =>
  conflict || (!same(base, yours) && !same(theirs, yours))

/** Where nobody knows any more what it was made from, whatever would change is asked. */
export const laidOver = (theirs: ContentDocument, yours: ContentDocument): Sides[] => {
  const whole = notInAll(theirs, yours)
  const { sides } = mergedFields(
    documentFields(theirs, whole),
    documentFields(theirs, whole),
    documentFields(yours, whole),
  )
  const all = [...sides, ...orderSides(theirs, theirs, yours)]
  return all.map((one) => ({ ...one, base: undefined, conflict: true }))
}
