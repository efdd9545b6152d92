/** What everyone pays follows lists and the clock: what is stored of it is renewed, and pages that show it are made anew. */
import { followAll } from '#schema/products/pricing/follow'
import { purge } from '../../cache/purge.ts'
import { LISTS, productTag } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'

/** Of one minute: some thousand products; what is left is done in the next. */
const ROUNDS_A_MINUTE = 30
/** While staff wait for their answer. */
const ROUNDS_AT_ONCE = 2

type Store = Pick<Databases, 'PRODUCTS_DB'>

const follow = async ({ PRODUCTS_DB }: Store, now: number, rounds: number): Promise<number> => {
  const handles = await followAll(PRODUCTS_DB, now, rounds)
  if (handles.length > 0) purge([...new Set(handles.map(productTag)), LISTS])
  return handles.length
}

/** By the clock, each minute. @returns how many products were looked through */
export const keepPrices = (env: Store, now: number): Promise<number> => follow(env, now, ROUNDS_A_MINUTE)

/** Behind a change: what it is about is seen at once where it is little, and within a minute where it is much. */
export const followChange = (env: Store, now: number): Promise<number> => follow(env, now, ROUNDS_AT_ONCE)
