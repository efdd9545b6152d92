/** What staff do to promotions and their codes. */
import { z } from 'zod'
import type { Promotion } from '#domain/promotions/promotion'
import { ok, type Result } from '#domain/result'
import { PROMOTIONS } from '../../cache/tags.ts'
import type { Refusal } from '../../http/refusal.ts'
import { sealedBytes } from '../../http/seal.ts'
import { command } from '../command.ts'
import { text } from '../input.ts'
import { clockIssues, draftOf, promotionDraft } from './input.ts'
import {
  changePromotion,
  createPromotion,
  makeCodes,
  movePromotion,
  newPromotionId,
  restorePromotion,
  revokePromotionCode,
} from './promotions.ts'

const id = z.string().max(63)
const MOVE_REFUSALS = ['promotion-changed', 'promotion-unknown', 'promotion-over', 'promotions-full'] as const
const purges = () => [PROMOTIONS]
const written = (_: unknown, { id: subject, state, version }: Promotion) => [{ subject, details: { state, version } }]

export const creatingPromotion = command({
  name: 'promotions:create',
  permission: 'promotions:change',
  input: z.strictObject({
    ...promotionDraft,
    state: z.enum(['draft', 'active']).default('draft').describe('`active`: it counts from now on, in its period.'),
  }),
  refusals: ['promotion-invalid', 'promotion-changed', 'promotion-unknown', 'promotion-over', 'promotions-full'],
  repeats: 'claim',
  act: async ({ env, once, now, staff }, { state, ...input }) => {
    const random = await sealedBytes(env, 'visitor', `promotion\n${once.key}`)
    return createPromotion(env, draftOf(input), {
      id: newPromotionId(random),
      state,
      who: staff.userId,
      now,
      issues: clockIssues(input),
    })
  },
  audit: written,
  purges,
})

export const changingPromotion = command({
  name: 'promotions:change',
  permission: 'promotions:change',
  input: z.strictObject({
    id,
    ...promotionDraft,
    version: z.int().optional().describe('It counts only on that version; absent: on whatever it is now.'),
  }),
  refusals: creatingPromotion.refusals,
  repeats: 'none',
  act: ({ env, now, staff }, { id: of, version, ...input }) =>
    changePromotion(env, of, draftOf(input), {
      who: staff.userId,
      now,
      version: version ?? null,
      issues: clockIssues(input),
    }),
  audit: written,
  purges,
})

/** The undo of every change. Its codes, and whether it runs, stay as they are. */
export const restoringPromotion = command({
  name: 'promotions:restore',
  permission: 'promotions:change',
  input: z.strictObject({
    id,
    restored: z.int().min(1).describe('The version that it is to be again.'),
    version: z.int().optional().describe('It counts only on that version; absent: on whatever it is now.'),
  }),
  refusals: [...creatingPromotion.refusals, 'promotion-version-unknown'],
  repeats: 'none',
  act: ({ env, now, staff }, { id: of, restored, version }) =>
    restorePromotion(env, of, restored, { who: staff.userId, now, version: version ?? null }),
  audit: ({ restored }, { id: subject, state, version }) => [{ subject, details: { state, version, restored } }],
  purges,
})

export const movingPromotion = command({
  name: 'promotions:move',
  permission: 'promotions:change',
  input: z.strictObject({ id, state: z.enum(['active', 'paused', 'ended']) }),
  refusals: MOVE_REFUSALS,
  repeats: 'none',
  act: async (
    { env, now, staff },
    { id: of, state },
  ): Promise<Result<Promotion, Refusal<(typeof MOVE_REFUSALS)[number]>>> => {
    const moved = await movePromotion(env, of, state, { who: staff.userId, now })
    // Nothing is judged anew.
    if (!moved.ok && moved.refusal.code === 'promotion-invalid') throw new Error(`${of} is kept and cannot be`)
    return moved as never
  },
  audit: written,
  purges,
})

/** Made at once: more are made by asking again. */
const CODES_AT_ONCE = 1_000

export const newCodes = z.strictObject({
  codes: z.array(text(0, 200)).min(1).max(CODES_AT_ONCE).optional().describe('As they are to be; or else `count`.'),
  count: z.int().min(1).max(CODES_AT_ONCE).optional().describe('So many are made; or else `codes`.'),
  prefix: text(0, 20).default('').describe('What stands before those that are made.'),
  uses: z
    .int()
    .min(1)
    .max(1_000_000_000)
    .nullable()
    .default(null)
    .describe('Orders with each; null: as the promotion.'),
  customer: z.string().max(100).nullable().default(null).describe('Whom alone they are for.'),
})

const CODES_REFUSALS = [
  'promotion-unknown',
  'promotion-over',
  'codes-invalid',
  'codes-taken',
  'customer-unknown',
] as const

export const makingCodes = command({
  name: 'promotions:make-codes',
  permission: 'promotions:change',
  input: newCodes.extend({ id }).refine(({ codes, count }) => (codes === undefined) !== (count === undefined), {
    path: ['count'],
    error: 'Say either `codes` or `count`.',
  }),
  refusals: CODES_REFUSALS,
  repeats: 'claim',
  act: async ({ env, once, now }, { id: of, codes, count, ...rest }) => {
    const batch = once.key.slice(0, 40)
    const random = (at: number) => sealedBytes(env, 'visitor', `codes\n${once.key}\n${at}`)
    const made = await makeCodes(env, of, { ...rest, codes: codes ?? count ?? 0, batch, random, now })
    return (made.ok ? ok({ id: of, codes: made.value }) : made) as Result<
      { readonly id: string; readonly codes: readonly string[] },
      Refusal<(typeof CODES_REFUSALS)[number]>
    >
  },
  audit: (_, { id: subject, codes }) => [{ subject, details: { codes: codes.length } }],
  purges,
})

export const revokingCode = command({
  name: 'promotions:revoke-code',
  permission: 'promotions:change',
  input: z.strictObject({ id, code: z.string().max(200) }),
  refusals: ['code-unknown'],
  repeats: 'none',
  act: ({ env, now }, { id: of, code }) => revokePromotionCode(env, of, code, now),
  audit: ({ id: subject, code }) => [{ subject, details: { code } }],
  purges,
})
