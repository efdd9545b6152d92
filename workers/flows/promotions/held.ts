/** What an attempt to pay may have been promised of promotions when its Worker died before anybody was told. */
import type { ItemKey } from '#domain/ids'
import { giftsOf } from '#domain/orders/promoting'
import { limitsOf } from '#domain/promotions/limits'
import type { Env } from '../../env.ts'
import { promotingFor } from './promoting.ts'

type Promoted = Parameters<typeof promotingFor>[1]

/** Uses of those that run now and may count for this cart, and gifts: to be released, what was never held is let be. */
export const mayHold = async (env: Env, cart: Promoted, now: number): Promise<readonly ItemKey[]> => {
  const { candidates, limitedAs } = await promotingFor(env, cart, now, false)
  const limits = candidates.flatMap((candidate) => limitsOf({ ...candidate, amount: 1 }, limitedAs, cart.currency))
  return [...new Set<ItemKey>([...limits.map(({ item }) => item), ...giftsOf(candidates)])]
}
