/** What staff do to promotions: write them down, change them, let them run, stop them, make codes. */
import { base32, BASE32 } from '#domain/ids'
import type { Draft, PromotionIssue } from '#domain/promotions/check'
import { codeIn, foldedCode, generatedCode } from '#domain/promotions/code'
import { CLASS_OF, type Promotion, type PromotionId, type PromotionState } from '#domain/promotions/promotion'
import { ok, refuse, type Result } from '#domain/result'
import { addCodes, revokeCode } from '#schema/products/promotions/codes'
import { countRunning, promotionById, savePromotion, versionOf } from '#schema/products/promotions/promotions'
import { unknownPeople } from '#schema/users/customers/unknown'
import { RUNNING_MAX } from './book.ts'
import { judgedDraft, type PromotionInvalid, type Store } from './judged.ts'

export type PromotionRefusal =
  | { readonly code: 'promotion-unknown' }
  | PromotionInvalid
  | { readonly code: 'promotion-changed'; readonly version: number }
  | { readonly code: 'promotion-over' }
  | { readonly code: 'promotions-full'; readonly runningMax: number }

type Writing = { readonly who: string; readonly now: number; readonly issues?: readonly PromotionIssue[] }

const ID_BYTES = 16
export const newPromotionId = (random: Uint8Array): PromotionId =>
  `promo_${base32(random.subarray(0, ID_BYTES))}` as PromotionId
const ID_FORM = new RegExp(`^promo_[${BASE32}]{${ID_BYTES}}$`)
export const promotionId = (text: string): PromotionId | undefined =>
  ID_FORM.test(text) ? (text as PromotionId) : undefined

/** A cart is judged by so many and no more: one that nobody would look at does not run, and whoever wants it to is told. */
const written = async (
  env: Store,
  promotion: Promotion,
  { who, now }: Writing,
): Promise<Result<Promotion, PromotionRefusal>> => {
  const { state, period } = promotion
  const runs = state === 'active' && (period.until === null || period.until > now)
  if (runs && (await countRunning(env.PRODUCTS_DB, now, promotion.id)) >= RUNNING_MAX)
    return refuse({ code: 'promotions-full', runningMax: RUNNING_MAX })
  if (await savePromotion(env.PRODUCTS_DB, { promotion, who, at: now })) return ok(promotion)
  const there = await promotionById(env.PRODUCTS_DB, promotion.id)
  return there ? refuse({ code: 'promotion-changed', version: there.version }) : refuse({ code: 'promotion-unknown' })
}

/** What is over cannot be let run: nobody would get it. */
const isOver = ({ period: { until } }: Draft, now: number): boolean => until !== null && until <= now

/** @param id the same again is the same promotion */
export const createPromotion = async (
  env: Store,
  draft: Draft,
  { id, state, ...writing }: Writing & { readonly id: PromotionId; readonly state: 'draft' | 'active' },
): Promise<Result<Promotion, PromotionRefusal>> => {
  const unfit = await judgedDraft(env, draft, { id, ...writing })
  if (unfit) return refuse(unfit)
  const there = await promotionById(env.PRODUCTS_DB, id)
  if (there) return ok(there)
  if (state === 'active' && isOver(draft, writing.now))
    return refuse({ code: 'promotion-invalid', fields: { 'period.until': 'over' } })
  return written(env, { ...draft, id, class: CLASS_OF[draft.effect.type], state, version: 1 }, writing)
}

type Changing = Writing & { readonly version: number | null }

/** @param version on which it counts; null: on whatever it is now */
export const changePromotion = async (
  env: Store,
  id: string,
  draft: Draft,
  { version, ...writing }: Changing,
): Promise<Result<Promotion, PromotionRefusal>> => {
  const before = await promotionById(env.PRODUCTS_DB, id)
  if (!before) return refuse({ code: 'promotion-unknown' })
  if (version !== null && before.version !== version)
    return refuse({ code: 'promotion-changed', version: before.version })
  if (before.state === 'ended') return refuse({ code: 'promotion-over' })
  const unfit = await judgedDraft(env, draft, { ...writing, id: before.id })
  if (unfit) return refuse(unfit)
  const { state } = before
  return written(
    env,
    { ...draft, id: before.id, class: CLASS_OF[draft.effect.type], state, version: before.version + 1 },
    writing,
  )
}

export type RestoreRefusal = PromotionRefusal | { readonly code: 'promotion-version-unknown' }

/** What it said before is said once more, as one more change; whether it runs stays as it is. */
export const restorePromotion = async (
  env: Store,
  id: string,
  restored: number,
  changing: Changing,
): Promise<Result<Promotion, RestoreRefusal>> => {
  const before = await promotionById(env.PRODUCTS_DB, id)
  if (!before) return refuse({ code: 'promotion-unknown' })
  const past = await versionOf(env.PRODUCTS_DB, before.id, restored)
  if (!past) return refuse({ code: 'promotion-version-unknown' })
  const { id: _id, class: _class, state: _state, version: _version, ...draft } = past
  return changePromotion(env, id, draft, changing)
}

/** What is over stays so: its numbers are told, and another may be made after it. */
export const movePromotion = async (
  env: Store,
  id: string,
  state: Exclude<PromotionState, 'draft'>,
  writing: Writing,
): Promise<Result<Promotion, PromotionRefusal>> => {
  const before = await promotionById(env.PRODUCTS_DB, id)
  if (!before) return refuse({ code: 'promotion-unknown' })
  if (before.state === state) return ok(before)
  if (before.state === 'ended' || (state === 'active' && isOver(before, writing.now)))
    return refuse({ code: 'promotion-over' })
  const { createdAt: _made, updatedAt: _changed, ...promotion } = before
  return written(env, { ...promotion, state, version: before.version + 1 }, writing)
}

export type CodesRefusal =
  | PromotionRefusal
  | { readonly code: 'codes-invalid' | 'codes-taken'; readonly codes: readonly string[] }
  | { readonly code: 'customer-unknown' }

type Making = {
  /** As somebody wrote them; or how many are made. */
  readonly codes: readonly string[] | number
  readonly prefix: string
  readonly uses: number | null
  readonly customer: string | null
  readonly batch: string
  /** Of the request: the same again makes the same codes. */
  readonly random: (at: number) => Promise<Uint8Array>
  readonly now: number
}

/** Codes of one promotion: all of them, or none where one is taken. */
export const makeCodes = async (
  env: Store,
  id: string,
  { codes: asked, prefix, random, now, ...rest }: Making,
): Promise<Result<readonly string[], CodesRefusal>> => {
  const promotion = await promotionById(env.PRODUCTS_DB, id)
  if (!promotion) return refuse({ code: 'promotion-unknown' })
  if (promotion.state === 'ended') return refuse({ code: 'promotion-over' })
  const codes =
    typeof asked === 'number'
      ? await Promise.all(Array.from({ length: asked }, async (_, at) => generatedCode(await random(at), prefix)))
      : asked
  const read = codes.map(codeIn)
  const wrong = codes.filter((_, at) => read[at] === undefined)
  if (wrong.length > 0) return refuse({ code: 'codes-invalid', codes: wrong })
  const customers = rest.customer === null ? [] : [rest.customer]
  if ((await unknownPeople(env.USERS_DB, { customers, companies: [] })).size > 0)
    return refuse({ code: 'customer-unknown' })
  const wanted = [...new Map(read.map((code = '') => [foldedCode(code), code])).values()]
  const taken = await addCodes(env.PRODUCTS_DB, { ...rest, codes: wanted, promotion: promotion.id, at: now })
  return taken.length > 0 ? refuse({ code: 'codes-taken', codes: taken }) : ok(wanted)
}

export const revokePromotionCode = async (
  env: Store,
  id: string,
  code: string,
  now: number,
): Promise<Result<null, { readonly code: 'code-unknown' }>> =>
  (await revokeCode(env.PRODUCTS_DB, id as PromotionId, code, now)) ? ok(null) : refuse({ code: 'code-unknown' })
