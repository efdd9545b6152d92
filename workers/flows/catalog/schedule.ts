/** Goods, collections and pages whose moment has come go up, those whose moment is over come down, and their pages are made anew. */
import { followCollections } from '#schema/products/catalog/collection-schedule'
import { followContent } from '#schema/products/content/documents'
import { followClock } from '#schema/products/catalog/schedule'
import { purge } from '../../cache/purge.ts'
import { collectionTag, CONTENT, LISTS, MENU, productTag } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'

/** Of one minute; what is left is done in the next. A whole collection may begin at midnight. */
const ROUNDS = 40

export const keepSchedule = async (env: Pick<Databases, 'PRODUCTS_DB'>, now: number): Promise<number> => {
  const shelves = await followCollections(env.PRODUCTS_DB, now)
  if (shelves.length > 0) purge([...shelves.map(collectionTag), MENU, LISTS])
  const written = await followContent(env.PRODUCTS_DB, now)
  if (written > 0) purge([CONTENT])
  let done = shelves.length + written
  for (let round = 0; round < ROUNDS; round++) {
    const handles = await followClock(env.PRODUCTS_DB, now)
    if (handles.length === 0) break
    done += handles.length
    purge([...handles.map(productTag), LISTS])
  }
  return done
}
