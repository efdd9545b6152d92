/** Drops for the journeys: announced straight into the store, at times that suit the story. */
import { newDropId, type Drop } from '#domain/admission/drop'
import type { VariantId } from '#domain/ids'
import { saveDrop } from '#schema/products/admission/drops'
import { shop } from './goods.ts'

const MINUTE_MS = 60_000
export const random = (): Uint8Array => crypto.getRandomValues(new Uint8Array(16))

/** A drop that opened a minute ago and starts in a minute, unless the story says otherwise. */
export const dropOf = (items: readonly VariantId[], change: Partial<Drop> = {}): Drop => {
  const now = Date.now()
  const id = newDropId(random())
  return {
    id,
    handle: id.replace('_', '-'),
    name: { en: 'Second firing', zh: '第二窑' },
    items,
    opensAt: now - MINUTE_MS,
    startsAt: now + MINUTE_MS,
    endsAt: now + 60 * MINUTE_MS,
    expectedBuyers: null,
    unitsEach: 2,
    ratePerMinute: 6_000,
    state: 'announced',
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...change,
  }
}

/** How long an isolate may go on with what it knows of drops, and a little. */
const KNOWN_WITHIN_MS = 5_200

/** Waits until every door knows of it. */
export const announced = async (drop: Drop): Promise<Drop> => {
  const saved = await saveDrop(shop.PRODUCTS_DB, drop)
  if (saved !== 'saved') throw new Error(`the drop was not announced: ${saved}`)
  await new Promise((resolve) => setTimeout(resolve, KNOWN_WITHIN_MS))
  return drop
}
