/** Which promotions there are and what codes mean, from the data tier: at most five seconds old. */
import { foldedCode } from '#domain/promotions/code'
import type { Promotion, PromotionId } from '#domain/promotions/promotion'
import { codesNamed, type PromotionCode } from '#schema/products/promotions/codes'
import { runningPromotions } from '#schema/products/promotions/promotions'
import { openData, openWhole } from '../../cache/data.ts'
import { PROMOTIONS } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'

/** Promotions that run at one time: a few KB each, remembered by every isolate. */
export const RUNNING_MAX = 2_000
/** Codes that one isolate remembers, also those that nobody has made. */
const CODES_MAX = 20_000

type Store = Pick<Databases, 'PRODUCTS_DB'>

const running = openWhole({
  tags: [PROMOTIONS],
  read: async ({ db, now }: { readonly db: D1Database; readonly now: number }) => {
    const all = await runningPromotions(db, now, RUNNING_MAX)
    return {
      automatic: all.filter(({ method }) => method === 'automatic'),
      byId: new Map<PromotionId, Promotion>(all.map((promotion) => [promotion.id, promotion])),
    }
  },
})

export const runningFresh = (env: Store, now: number) => running.get({ db: env.PRODUCTS_DB, now }, now)

const codes = openData({
  entriesMax: CODES_MAX,
  tags: [PROMOTIONS],
  read: (db: D1Database, names: readonly string[]) => codesNamed(db, names),
})

/** By the code as it is folded; a code that nobody has made, or that was revoked, is missing. */
export const codesFresh = async (
  env: Store,
  names: readonly string[],
  now: number,
): Promise<Map<string, PromotionCode>> => {
  const found = await codes.many(env.PRODUCTS_DB, names.map(foldedCode), now)
  return new Map([...found].filter(([, { revokedAt }]) => revokedAt === null))
}
