/** Goods whose moment has come go up for sale, those whose moment is over come down, and their pages are made anew. */
import { followClock } from '#schema/products/catalog/schedule'
import { purge } from '../../cache/purge.ts'
import { LISTS, productTag } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'

/** Of one minute; what is left is done in the next. A whole collection may begin at midnight. */
const ROUNDS = 40

export const keepSchedule = async (env: Pick<Databases, 'PRODUCTS_DB'>, now: number): Promise<number> => {
  let done = 0
  for (let round = 0; round < ROUNDS; round++) {
    const handles = await followClock(env.PRODUCTS_DB, now)
    if (handles.length === 0) break
    done += handles.length
    purge([...handles.map(productTag), LISTS])
  }
  return done
}
