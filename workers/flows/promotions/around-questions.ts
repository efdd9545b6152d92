/** What stands around a promotion on its page: whether it needs a look, what else runs, and a cart of the shop's goods that tries it. */
import { z } from 'zod'
import type { VariantId } from '#domain/ids'
import type { UnappliedPromotion } from '#domain/orders/promoting'
import { phaseOf } from '#domain/promotions/phase'
import { EVERYTHING, type ProductSet, type Promotion } from '#domain/promotions/promotion'
import { ok, refuse } from '#domain/result'
import { someOf } from '#schema/products/promotions/example'
import { promotionById } from '#schema/products/promotions/promotions'
import type { Env } from '../../env.ts'
import { question } from '../question.ts'
import { settingsFresh } from '../settings/settings.ts'
import { needingALook } from './attention.ts'
import { runningFresh } from './book.ts'
import { priceTried, type TriedCart } from './try-questions.ts'

/** Goods of each set, so that one does not stand for all. */
const KINDS = 2
/** A cart grows by what is missing to it; after so many looks it is shown as it is. */
const LOOKS = 4

const setsOf = ({ effect, conditions: { minimumSum, minimumUnits } }: Promotion): ProductSet[] => {
  const own =
    effect.type === 'bundle'
      ? effect.parts.map(({ set }) => set)
      : effect.type === 'buy-get'
        ? [effect.buy.set, effect.get.set]
        : 'set' in effect
          ? [effect.set]
          : []
  const asked = [...(minimumSum ? [minimumSum.set] : []), ...(minimumUnits ? [minimumUnits.set] : [])]
  return own.length + asked.length > 0 ? [...own, ...asked] : [EVERYTHING]
}

type Line = { readonly variant: VariantId; readonly units: number }

/** By what is missing: units to each, or as many of the first as the sum needs. */
const grown = (lines: readonly Line[], why: UnappliedPromotion['why'], tried: TriedCart): Line[] | undefined => {
  if (!('missing' in why)) return undefined
  if (why.code === 'minimum-units' || why.code === 'more-units')
    return lines.map((line) => ({ ...line, units: line.units + why.missing }))
  const [first, ...rest] = lines
  const price = tried.quote.lines[0]?.price.amount ?? 0
  return first && price > 0 ? [{ ...first, units: first.units + Math.ceil(why.missing / price) }, ...rest] : undefined
}

const UNITS_MAX = 200

/** @returns undefined where the shop has nothing of what it is about */
const exampleOf = async (env: Env, promotion: Promotion, now: number): Promise<TriedCart | undefined> => {
  const found = await Promise.all(setsOf(promotion).map((set) => someOf(env.PRODUCTS_DB, set, KINDS)))
  let lines: Line[] = [...new Set(found.flat())].map((variant) => ({ variant, units: 1 }))
  const { shop } = await settingsFresh(env, now)
  const country = promotion.conditions.countries?.[0] ?? shop.address?.country ?? null
  const currency = promotion.conditions.currencies?.[0] ?? null
  let tried: TriedCart | undefined
  for (let look = 0; look < LOOKS && lines.length > 0; look++) {
    const priced = await priceTried(env, { lines, country, currency, promotion: promotion.id }, now)
    if (!priced.ok) return tried
    tried = priced.value
    const why = tried.quote.unapplied.find((one) => one.promotion === promotion.id)?.why
    const more = why && grown(lines, why, tried)
    if (!more || more.some(({ units }) => units > UNITS_MAX)) return tried
    lines = more
  }
  return tried
}

export type Beside = Pick<Promotion, 'id' | 'name' | 'class'> & {
  /** Whether both say that they may stand in one cart. */
  readonly may: boolean
}

export const readingAround = question({
  name: 'promotions:around',
  permission: 'promotions:see',
  input: z.object({ id: z.string().max(63) }),
  refusals: ['promotion-unknown'],
  answer: async ({ env, now }, { id }) => {
    const promotion = await promotionById(env.PRODUCTS_DB, id)
    if (!promotion) return refuse({ code: 'promotion-unknown' })
    const [{ byId }, attention, example] = await Promise.all([
      runningFresh(env, now),
      needingALook(env, now),
      exampleOf(env, promotion, now),
    ])
    const beside = [...byId.values()].flatMap((other): Beside[] =>
      other.id === promotion.id || phaseOf(other, now) !== 'running'
        ? []
        : [
            {
              id: other.id,
              name: other.name,
              class: other.class,
              may: other.combines[promotion.class] && promotion.combines[other.class],
            },
          ],
    )
    return ok({ attention: attention.get(promotion.id) ?? null, beside, example: example ?? null })
  },
})
