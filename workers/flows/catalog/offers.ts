/** What variants cost right now, from the data tier: at most five seconds old. */
import type { VariantId } from '#domain/ids'
import type { Offer } from '#domain/orders/offer'
import { withRates, type Conversion } from '#domain/pricing/conversion'
import { offersOf } from '#schema/products/catalog/catalog'
import { openData } from '../../cache/data.ts'
import { LISTS } from '../../cache/tags.ts'
import type { Env } from '../../env.ts'
import { conversionFresh } from '../settings/settings.ts'

/** Variants that one isolate remembers: some 1 KB each, far below its 128 MB. */
const OFFERS_MAX = 20_000

const offers = openData({
  entriesMax: OFFERS_MAX,
  tags: [LISTS],
  read: (db: D1Database, ids: readonly VariantId[]) => offersOf(db, ids, Date.now()),
  versionOf: ({ version }: Offer) => version,
})

/** With the prices that somebody has typed, and no others: for whoever asks what there is, and not what it costs. */
export const offersTyped = (
  env: Pick<Env, 'PRODUCTS_DB'>,
  ids: readonly VariantId[],
  now: number,
): Promise<Map<VariantId, Offer>> => offers.many(env.PRODUCTS_DB, ids, now)

/** By the rates of the settings, each once for as long as both are remembered. */
const byRates = new WeakMap<Offer, { readonly conversion: Conversion; readonly offer: Offer }>()

const atRates = (read: Offer, conversion: Conversion): Offer => {
  const known = byRates.get(read)
  if (known?.conversion === conversion) return known.offer
  const offer = withRates({ ...read, compareAt: read.compareAt ?? [] }, conversion)
  byRates.set(read, { conversion, offer })
  return offer
}

/**
 * In every currency that the shop sells them in: what nobody has typed is by a rate. Whoever sells reads the settings anyway, so the
 * rates are taken from there, and the store is asked for nothing more.
 *
 * @returns the offers that exist; a variant that nobody knows is missing
 */
export const offersFresh = async (
  env: Pick<Env, 'PRODUCTS_DB' | 'CURRENCY'>,
  ids: readonly VariantId[],
  now: number,
): Promise<Map<VariantId, Offer>> => {
  const [found, conversion] = await Promise.all([offersTyped(env, ids, now), conversionFresh(env, now)])
  return conversion ? new Map(Array.from(found, ([id, offer]) => [id, atRates(offer, conversion)])) : found
}
