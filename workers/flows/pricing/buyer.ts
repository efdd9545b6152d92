/** Who buys, as price lists and promotions ask for it: looked up only where one of them does, at most five seconds old. */
import type { CustomerId } from '#domain/ids'
import { EVERYONE, type Buyer } from '#domain/pricing/price-for'
import type { Offer } from '#domain/orders/offer'
import { buyersOf } from '#schema/users/pricing/buyers'
import { openData } from '../../cache/data.ts'
import type { Databases } from '../../env.ts'

/** Customers that one isolate remembers: some 100 bytes each. */
const BUYERS_MAX = 5_000

const buyers = openData({
  entriesMax: BUYERS_MAX,
  tags: [],
  read: (db: D1Database, customers: readonly CustomerId[]) => buyersOf(db, customers),
})

/** Whoever is signed in, whatever a list asks. */
export const knownBuyer = async (env: Pick<Databases, 'USERS_DB'>, customer: CustomerId, now: number): Promise<Buyer> =>
  (await buyers.one(env.USERS_DB, customer, now)) ?? EVERYONE

type Priced = Pick<Offer, 'lists'>

/** Whether any of these costs somebody else than it costs everyone, by who they are. */
const asksWho = (offers: Iterable<Priced>): boolean => {
  for (const { lists = [] } of offers)
    if (lists.some(({ audience }) => audience.type === 'companies' || audience.type === 'tags')) return true
  return false
}

/** Whether any of these costs somebody else than it costs everyone: by who they are, or by where it goes. */
export const asksForCart = (offers: Iterable<Priced>): boolean => {
  for (const { lists = [] } of offers) if (lists.some(({ audience }) => audience.type !== 'everyone')) return true
  return false
}

/** Nobody's store is asked where no list asks who they are. */
export const buyerFresh = async (
  env: Pick<Databases, 'USERS_DB'>,
  customer: CustomerId | undefined,
  offers: Iterable<Priced>,
  now: number,
): Promise<Buyer> => (customer === undefined || !asksWho(offers) ? EVERYONE : knownBuyer(env, customer, now))
