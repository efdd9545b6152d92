/** What promotions ask for of whoever is signed in: at most five seconds old, and only where one asks. */
import type { CustomerId } from '#domain/ids'
import { GUEST, type Buyer } from '#domain/promotions/conditions'
import type { Candidate } from '#domain/promotions/promotion'
import { companyOf } from '#schema/users/customers/company-members'
import { tagsOf } from '#schema/users/customers/tags'
import { openData } from '../../cache/data.ts'
import type { Env } from '../../env.ts'
import { askOrder } from '../../sharding/call-shard.ts'

const BUYERS_MAX = 5_000

const known = openData({
  entriesMax: BUYERS_MAX,
  tags: [],
  read: async (db: D1Database, ids: readonly CustomerId[]) => {
    const [tags, companies] = await Promise.all([
      tagsOf(db, ids),
      Promise.all(ids.map(async (id) => ({ id, found: await companyOf(db, id) }))),
    ])
    return new Map(
      companies.map(({ id, found }) => [
        id,
        { tags: tags.get(id) ?? [], company: found && found.company.closedAt === null ? found.company.id : null },
      ]),
    )
  },
})

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
    asks(candidates, 'some') ? known.one(env.USERS_DB, customerId, now) : undefined,
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
