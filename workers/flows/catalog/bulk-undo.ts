/** A run is put back, and everybody hears of it: the words of stock that came back, and the caches. */
import { setAvailability } from '#schema/products/catalog/catalog'
import type { Undone } from '#schema/products/catalog/undo-run'
import { purge } from '../../cache/purge.ts'
import { collectionTag, LISTS, productTag } from '../../cache/tags.ts'
import type { Env } from '../../env.ts'
import { availabilityOfItems } from '../inventory/availability.ts'
import { undoOfRun, type UndoAnswer } from './bulk.ts'

export const putBack = async (
  env: Env,
  of: { readonly run: string; readonly after: string; readonly who: string; readonly now: number },
): Promise<UndoAnswer> => {
  const db = env.PRODUCTS_DB
  const undone = await undoOfRun(db, of)
  // What was sold while they were gone nobody could tell the catalogue.
  await setAvailability(db, await availabilityOfItems(env, undone.products.flatMap(variantsBack)))
  const moved = undone.collections.map(collectionTag)
  const handles = [...new Set(undone.products.flatMap(handlesOf))]
  if (handles.length + moved.length > 0) purge([...handles.map(productTag), ...moved, LISTS])
  return undone
}

/** Whether it is as it was before the run now, and was not a moment ago. */
export const isBack = ({ outcome }: Undone): boolean =>
  outcome === 'changed' || outcome === 'deleted' || outcome === 'back'

const variantsBack = (one: Undone) => {
  if (one.outcome === 'back') return one.product.variants.map(({ id }) => id)
  if (one.outcome !== 'changed') return []
  const known = new Set(one.before.variants.map(({ id }) => id))
  return one.product.variants.filter(({ id }) => !known.has(id)).map(({ id }) => id)
}

const handlesOf = (one: Undone): string[] => {
  if (one.outcome === 'deleted' || one.outcome === 'back') return [one.product.handle]
  return one.outcome === 'changed' ? [one.before.handle, one.product.handle] : []
}
