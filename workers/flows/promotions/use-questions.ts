/** How often a promotion was used, by how many, what it took off and what was paid with it: by the copy of orders. */
import { z } from 'zod'
import type { PromotionId } from '#domain/promotions/promotion'
import { ok, refuse } from '#domain/result'
import { dayOf } from '#domain/statistics/sales'
import { promotionById } from '#schema/products/promotions/promotions'
import {
  discountsOf,
  usesByDayAndCode,
  usesOf,
  usesShown,
  type Days,
  type DiscountsSum,
  type UsesSum,
} from '#schema/transactions/orders/promotion-uses'
import type { Databases } from '../../env.ts'
import { question } from '../question.ts'

/** What lists sum up: today and the days before it. */
export const USES_DAYS = 30
export const USES_DAYS_MAX = 366
/** Named one by one, those that were used most. */
const CODES_MAX = 20
const ROWS_AT_ONCE = 1_000
const DAY_MS = 24 * 60 * 60_000

/** So many days, today among them; UTC. */
export const lastDays = (days: number, now: number): Days => ({
  from: dayOf(now - (days - 1) * DAY_MS),
  until: dayOf(now),
})

/** Of each that was used in the last thirty days. */
export const usesOfLate = (
  env: Pick<Databases, 'TRANSACTIONS_DB'>,
  promotions: readonly PromotionId[],
  now: number,
): Promise<ReadonlyMap<PromotionId, readonly UsesSum[]>> =>
  usesOf(env.TRANSACTIONS_DB, promotions, lastDays(USES_DAYS, now))

/** Of the whole shop, in the last thirty days. */
export const discountsOfLate = (env: Pick<Databases, 'TRANSACTIONS_DB'>, now: number): Promise<DiscountsSum[]> =>
  discountsOf(env.TRANSACTIONS_DB, lastDays(USES_DAYS, now))

const id = z.string().max(63)
const days = z.int().min(1).max(USES_DAYS_MAX).default(USES_DAYS).describe('So many, today among them.')

export const readingUses = question({
  name: 'promotions:uses',
  permission: 'promotions:see',
  input: z.object({ id, days }),
  refusals: ['promotion-unknown'],
  answer: async ({ env, now }, { id: of, days: many }) => {
    const promotion = await promotionById(env.PRODUCTS_DB, of)
    if (!promotion) return refuse({ code: 'promotion-unknown' })
    const within = lastDays(many, now)
    return ok({ within, ...(await usesShown(env.TRANSACTIONS_DB, promotion.id, within, CODES_MAX)) })
  },
})

export const listingUses = question({
  name: 'promotions:uses-by-code',
  permission: 'promotions:see',
  input: z.object({ id, days, skip: z.int().min(0).max(10_000_000).default(0) }),
  refusals: ['promotion-unknown'],
  answer: async ({ env, now }, { id: of, days: many, skip }) => {
    const promotion = await promotionById(env.PRODUCTS_DB, of)
    if (!promotion) return refuse({ code: 'promotion-unknown' })
    const page = { skip, limit: ROWS_AT_ONCE }
    const rows = await usesByDayAndCode(env.TRANSACTIONS_DB, promotion.id, lastDays(many, now), page)
    return ok({ rows, next: rows.length === ROWS_AT_ONCE ? skip + ROWS_AT_ONCE : null })
  },
})
