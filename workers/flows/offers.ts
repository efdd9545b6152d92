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

/**
 * Every request asks for itself what it misses, and never waits for what another has asked: a request whose shopper
 * goes away takes its answer with it, and all who waited would wait for ever.
 *
 * @returns the offers that exist; a variant that nobody knows is missing
 */
export const offersFresh = async (
  env: Pick<Databases, 'PRODUCTS_DB'>,
  ids: readonly VariantId[],
  now: number,
): Promise<Map<VariantId, Offer>> => {
  const offers = new Map<VariantId, Offer>()
  const stale: VariantId[] = []
  for (const id of ids) {
    const known = memory.get(id)
    if (!known || now - known.at > OFFER_FRESH_MS) stale.push(id)
    else if (known.offer) offers.set(id, known.offer)
  }
  if (stale.length === 0) return offers
  const found = await offersOf(env.PRODUCTS_DB, stale)
  if (memory.size > OFFERS_MAX) memory.clear()
  for (const id of stale) {
    const offer = found.get(id)
    memory.set(id, { offer, at: now })
    if (offer) offers.set(id, offer)
  }
  return offers
}
