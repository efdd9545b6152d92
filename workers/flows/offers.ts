/** What variants cost right now: the data tier in memory, at most five seconds old. */
import type { VariantId } from '#domain/ids'
import type { Offer } from '#domain/orders/quote'
import { offersOf } from '#schema/products/catalog'
import type { Databases } from '../env.ts'

/** No price that is charged is older than this (docs/architecture.md), in ms. */
export const OFFER_FRESH_MS = 5_000

/** Variants that one isolate remembers: some 1 KB each, far below its 128 MB. */
const OFFERS_MAX = 20_000

type Remembered = { readonly offer: Offer | undefined; readonly at: number }

const memory = new Map<VariantId, Remembered>()
const asking = new Map<VariantId, Promise<void>>()

/** Ask the products store once for everything that is missing, however many shoppers wait for it. */
const learn = (db: D1Database, ids: readonly VariantId[], now: number): Promise<void> => {
  const answer = offersOf(db, ids).then((found) => {
    if (memory.size > OFFERS_MAX) memory.clear()
    for (const id of ids) memory.set(id, { offer: found.get(id), at: now })
  })
  const done = answer.finally(() => {
    for (const id of ids) asking.delete(id)
  })
  for (const id of ids) asking.set(id, done)
  return done
}

/** @returns the offers that exist; a variant that nobody knows is missing */
export const offersFresh = async (
  env: Pick<Databases, 'PRODUCTS_DB'>,
  ids: readonly VariantId[],
  now: number,
): Promise<Map<VariantId, Offer>> => {
  const stale = ids.filter((id) => now - (memory.get(id)?.at ?? Number.NEGATIVE_INFINITY) > OFFER_FRESH_MS)
  const missing = stale.filter((id) => !asking.has(id))
  await Promise.all([
    missing.length > 0 ? learn(env.PRODUCTS_DB, missing, now) : null,
    ...stale.map((id) => asking.get(id)),
  ])
  const offers = new Map<VariantId, Offer>()
  for (const id of ids) {
    const offer = memory.get(id)?.offer
    if (offer) offers.set(id, offer)
  }
  return offers
}
