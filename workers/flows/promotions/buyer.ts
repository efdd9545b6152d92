/** What promotions ask for of whoever is signed in: at most five seconds old, and only where one asks. */
import type { CustomerId } from '#domain/ids'
import { GUEST, type Buyer } from '#domain/promotions/conditions'
import type { Candidate } from '#domain/promotions/promotion'
import type { Env } from '../../env.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { knownBuyer } from '../pricing/buyer.ts'

const asks = (candidates: readonly Candidate[], type: string): boolean =>
  candidates.some(({ promotion }) => promotion.conditions.buyers.type === type)

/** @param customerId undefined: a guest */
export const buyerFor = async (
  env: Env,
  customerId: CustomerId | undefined,
  candidates: readonly Candidate[],
  now: number,
): Promise<Buyer> => {
  if (customerId === undefined) return GUEST
  const [facts, history] = await Promise.all([
    asks(candidates, 'some') ? knownBuyer(env, customerId, now) : undefined,
    asks(candidates, 'first-order')
      ? askOrder(env, customerId, 'historyOf', { customer: customerId, before: null, limit: 1 })
      : undefined,
  ])
  return {
    customerId,
    tags: facts?.tags ?? [],
    segments: [],
    company: facts?.company ?? null,
    isFirstOrder: history ? history.orders.length === 0 : null,
  }
}
