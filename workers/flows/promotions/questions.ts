/** What staff read of promotions: all of them, one with what it was before, its codes and how often each was used. */
import { z } from 'zod'
import { discountRow } from '#domain/promotions/discount-rows'
import { codeKey, usesKey } from '#domain/promotions/limits'
import { PHASES, phaseOf } from '#domain/promotions/phase'
import { ok, refuse } from '#domain/result'
import { codesOf } from '#schema/products/promotions/codes'
import { codesSummed } from '#schema/products/promotions/listed'
import { promotionById, promotionsBefore, versionsOf } from '#schema/products/promotions/promotions'
import { question } from '../question.ts'
import { ownCurrencyFresh } from '../settings/settings.ts'
import { needingALook } from './attention.ts'
import { discountsOfLate, usesOfLate } from './use-questions.ts'
import { usesFresh } from './uses.ts'

const PAGE = 50
const VERSIONS_SHOWN = 50
const id = z.string().max(63)

export const listingPromotions = question({
  name: 'promotions:list',
  permission: 'promotions:see',
  input: z.object({
    state: z.enum(['draft', 'active', 'paused', 'ended']).nullable().default(null),
    phase: z.enum(PHASES).nullable().default(null).describe('Where it stands by the clock.'),
    look: z.boolean().default(false).describe('Those alone that run and do nothing.'),
    q: z.string().max(200).default('').describe('In its name, or one of its codes.'),
    after: z.object({ at: z.number(), id: z.string() }).default({ at: Number.MAX_SAFE_INTEGER, id: '' }),
  }),
  refusals: [],
  answer: async ({ env, now }, { state, phase, look, q, after: before }) => {
    const attention = await needingALook(env, now)
    const among = look ? { among: [...attention.keys()] } : {}
    const found = await promotionsBefore(env.PRODUCTS_DB, { state, phase, q, now, before, limit: PAGE + 1, ...among })
    const promotions = found.slice(0, PAGE)
    const ids = promotions.map((one) => one.id)
    const [used, sums, discounts] = await Promise.all([
      usesFresh(env, ids.map(usesKey), now),
      usesOfLate(env, ids, now),
      discountsOfLate(env, now),
    ])
    const shown = promotions.map((promotion) => ({
      promotion,
      used: used.get(usesKey(promotion.id)) ?? 0,
      /** In the last thirty days, one for each currency. */
      sums: sums.get(promotion.id) ?? [],
      attention: attention.get(promotion.id) ?? null,
    }))
    const next = found.length > PAGE ? (promotions.at(-1) ?? null) : null
    return ok({ promotions: shown, next, needingALook: attention.size, discounts })
  },
})

export const readingPromotion = question({
  name: 'promotions:read',
  permission: 'promotions:see',
  input: z.object({ id }),
  refusals: ['promotion-unknown'],
  answer: async ({ env, now }, { id: of }) => {
    const promotion = await promotionById(env.PRODUCTS_DB, of)
    if (!promotion) return refuse({ code: 'promotion-unknown' })
    const key = usesKey(promotion.id)
    const [versions, used] = await Promise.all([
      versionsOf(env.PRODUCTS_DB, promotion.id, VERSIONS_SHOWN),
      usesFresh(env, [key], now),
    ])
    return ok({ promotion, versions, used: used.get(key) ?? 0 })
  },
})

export const listingCodes = question({
  name: 'promotions:codes',
  permission: 'promotions:see',
  input: z.object({
    id,
    after: z.object({ createdAt: z.number(), code: z.string() }).default({ createdAt: 0, code: '' }),
    limit: z.int().min(1).max(1_000).default(PAGE),
  }),
  refusals: ['promotion-unknown'],
  answer: async ({ env, now }, { id: of, after, limit }) => {
    const promotion = await promotionById(env.PRODUCTS_DB, of)
    if (!promotion) return refuse({ code: 'promotion-unknown' })
    const found = await codesOf(env.PRODUCTS_DB, promotion.id, after, limit + 1)
    const codes = found.slice(0, limit)
    const keys = codes.flatMap(({ code, uses }) => (uses === null ? [] : [codeKey(promotion.id, code)]))
    const used = await usesFresh(env, keys, now)
    const shown = codes.map((one) => ({ ...one, used: used.get(codeKey(promotion.id, one.code)) ?? null }))
    return ok({ codes: shown, next: found.length > limit ? (codes.at(-1) ?? null) : null })
  },
})

const AT_ONCE = 200
/** In the words of Shopify, and of the shop where it has none. */
const STATUSES = {
  running: 'Active',
  planned: 'Scheduled',
  draft: 'Draft',
  paused: 'Paused',
  ended: 'Expired',
} as const

/** As a file of discounts, a page of them at a time: in the order of the list, those that are over among them. */
export const exportingPromotions = question({
  name: 'promotions:export',
  permission: 'promotions:see',
  input: z.object({
    after: z.object({ at: z.number(), id: z.string() }).default({ at: Number.MAX_SAFE_INTEGER, id: '' }),
  }),
  refusals: [],
  answer: async ({ env, now }, { after: before }) => {
    const promotions = await promotionsBefore(env.PRODUCTS_DB, { state: null, now, before, limit: AT_ONCE })
    const ids = promotions.map((one) => one.id)
    const [codes, used, currency] = await Promise.all([
      codesSummed(env.PRODUCTS_DB, ids),
      usesFresh(env, ids.map(usesKey), now),
      ownCurrencyFresh(env, now),
    ])
    const rows = promotions.map((promotion) => {
      return discountRow({
        promotion,
        code: promotion.method === 'code' ? (codes.get(promotion.id)?.first ?? null) : null,
        used: used.get(usesKey(promotion.id)) ?? 0,
        status: STATUSES[phaseOf(promotion, now)],
        currency,
      })
    })
    return ok({ rows, next: promotions.length === AT_ONCE ? (promotions.at(-1) ?? null) : null })
  },
})
