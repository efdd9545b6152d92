/** What variants cost right now, from the data tier: at most five seconds old. */
import type { VariantId } from '#domain/ids'
import type { Offer } from '#domain/orders/offer'
import { offersOf } from '#schema/products/catalog/catalog'
import { openData } from '../../cache/data.ts'
import { LISTS } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'

/** Variants that one isolate remembers: some 1 KB each, far below its 128 MB. */
const OFFERS_MAX = 20_000

const offers = openData({
  entriesMax: OFFERS_MAX,
  tags: [LISTS],
  read: (db: D1Database, ids: readonly VariantId[]) => offersOf(db, ids, Date.now()),
  versionOf: ({ version }: Offer) => version,
})

/** @returns the offers that exist; a variant that nobody knows is missing */
export const offersFresh = (
  env: Pick<Databases, 'PRODUCTS_DB'>,
  ids: readonly VariantId[],
  now: number,
): Promise<Map<VariantId, Offer>> => offers.many(env.PRODUCTS_DB, ids, now)
