/** What staff read of promotions: all of them, one with what it was before, its codes and how often each was used. */
import { z } from 'zod'
import { codeKey, usesKey } from '#domain/promotions/limits'
import { PHASES } from '#domain/promotions/phase'
import { ok, refuse } from '#domain/result'
import { codesOf } from '#schema/products/promotions/codes'
import { promotionById, promotionsBefore, versionsOf } from '#schema/products/promotions/promotions'
import { question } from '../question.ts'
import { needingALook } from './attention.ts'
import { usesOfLate } from './use-questions.ts'
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
    const [used, sums] = await Promise.all([usesFresh(env, ids.map(usesKey), now), usesOfLate(env, ids, now)])
    const shown = promotions.map((promotion) => ({
      promotion,
      used: used.get(usesKey(promotion.id)) ?? 0,
      /** In the last thirty days, one for each currency. */
      sums: sums.get(promotion.id) ?? [],
      attention: attention.get(promotion.id) ?? null,
    }))
    const next = found.length > PAGE ? (promotions.at(-1) ?? null) : null
    return ok({ promotions: shown, next, needingALook: attention.size })
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
