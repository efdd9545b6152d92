/**
 * Whether a promotion may be written down, whoever writes it: form, API or file. First by its rule, then by the shop that it is for,
 * then by what there is: goods and people that it names, and other promotions whose presents it would go round with.
 */
import { checkAtShop } from '#domain/promotions/check-shop'
import { checkPromotion, type Draft, type PromotionFault, type PromotionIssue } from '#domain/promotions/check'
import { circleOf, givesItself, type Giving } from '#domain/promotions/gift-circles'
import type { ProductSet, PromotionId } from '#domain/promotions/promotion'
import { soleGoods } from '#schema/products/promotions/example'
import { givingPresents, unknownMembers } from '#schema/products/promotions/promotions'
import { unknownPeople } from '#schema/users/customers/unknown'
import type { Env } from '../../env.ts'
import { settingsFresh } from '../settings/settings.ts'
import { world } from '../settings/world.ts'

export type Store = Pick<Env, 'PRODUCTS_DB' | 'USERS_DB' | 'CURRENCY'>

export type PromotionInvalid = {
  readonly code: 'promotion-invalid'
  /** Place by place: `effect.value.rate`. */
  readonly fields: Readonly<Record<string, PromotionFault>>
  /** Names of the promotions with which it would be a circle. */
  readonly circle?: readonly string[]
}

type Faults = PromotionInvalid['fields']

const isAnything = (faults: Faults): boolean => Object.keys(faults).length > 0

/** Every set of the draft, with the place at which it stands. */
const setsOf = ({ effect, conditions }: Draft): (readonly [path: string, set: ProductSet])[] => [
  ...('set' in effect ? [['effect.set', effect.set] as const] : []),
  ...(effect.type === 'buy-get'
    ? [['effect.buy.set', effect.buy.set] as const, ['effect.get.set', effect.get.set] as const]
    : []),
  ...(effect.type === 'bundle' ? effect.parts.map(({ set }, at) => [`effect.parts.${at}.set`, set] as const) : []),
  ...(conditions.minimumSum ? [['conditions.minimumSum.set', conditions.minimumSum.set] as const] : []),
  ...(conditions.minimumUnits ? [['conditions.minimumUnits.set', conditions.minimumUnits.set] as const] : []),
]

/** Goods that it names have to be there: a promotion on what nobody sells would never count, and nobody would know why. */
const goodsMissing = async ({ PRODUCTS_DB }: Store, draft: Draft): Promise<readonly string[]> => {
  const sets = setsOf(draft)
  const variants = draft.effect.type === 'gift' ? [draft.effect.variant] : []
  const unknown = await unknownMembers(PRODUCTS_DB, {
    products: sets.flatMap(([, { products, without }]) => [...products, ...without.products]),
    variants: [...sets.flatMap(([, set]) => set.variants), ...variants],
    collections: sets.flatMap(([, { collections, without }]) => [...collections, ...without.collections]),
  })
  const isUnknown = (id: string) => unknown.has(id)
  return [
    ...sets.flatMap(([path, { products, variants: some, collections, without }]) => [
      ...(products.some(isUnknown) ? [`${path}.products`] : []),
      ...(some.some(isUnknown) ? [`${path}.variants`] : []),
      ...(collections.some(isUnknown) ? [`${path}.collections`] : []),
      ...([...without.products, ...without.collections].some(isUnknown) ? [`${path}.without`] : []),
    ]),
    ...(variants.some(isUnknown) ? ['effect.variant'] : []),
  ]
}

/** Nobody is in a segment so far: whoever names one names nobody. */
const peopleMissing = async ({ USERS_DB }: Store, { conditions: { buyers } }: Draft): Promise<readonly string[]> => {
  if (buyers.type !== 'some') return []
  const unknown = await unknownPeople(USERS_DB, buyers)
  return [
    ...(['customers', 'companies'] as const).filter((list) => buyers[list].some((id) => unknown.has(id))),
    ...(buyers.segments.length > 0 ? ['segments'] : []),
  ].map((list) => `conditions.buyers.${list}`)
}

/** Beyond so many others nobody looks for circles. */
const OTHERS_MAX = 100

type Present = Pick<Draft, 'name' | 'effect' | 'conditions' | 'period'>

const asksOf = ({ conditions: { minimumSum, minimumUnits } }: Present): ProductSet[] =>
  [minimumSum?.set, minimumUnits?.set].filter((set) => set !== undefined).filter(({ all }) => !all)

const givingsOf = async ({ PRODUCTS_DB }: Store, all: readonly Present[]): Promise<Giving[]> => {
  const sets = all.flatMap(asksOf)
  const sole = await soleGoods(PRODUCTS_DB, sets)
  return all.flatMap((one): Giving[] => {
    if (one.effect.type !== 'gift') return []
    const asks = asksOf(one).flatMap((set) => sole[sets.indexOf(set)] ?? [])
    return [{ name: one.name, asks, gives: one.effect.variant }]
  })
}

const meets = ({ period: one }: Present, { period: other }: Present): boolean =>
  (one.until ?? Infinity) > (other.from ?? -Infinity) && (other.until ?? Infinity) > (one.from ?? -Infinity)

/** Presents are no goods that were bought, so nothing goes round for ever; but nobody could say what such promotions are for. */
const presentFault = async (
  env: Store,
  draft: Draft,
  id: PromotionId,
  now: number,
): Promise<Omit<PromotionInvalid, 'code'> | undefined> => {
  if (draft.effect.type !== 'gift' || asksOf(draft).length === 0) return undefined
  const others = await givingPresents(env.PRODUCTS_DB, now, id, OTHERS_MAX)
  const [own, ...rest] = await givingsOf(env, [draft, ...others.filter((other) => meets(draft, other))])
  if (!own) return undefined
  if (givesItself(own)) return { fields: { 'effect.variant': 'gives-itself' } }
  const circle = circleOf(own, rest)
  return circle && { fields: { 'effect.variant': 'circle' }, circle: circle.map(({ name }) => name) }
}

export type Judging = {
  /** Of the promotion that is written. */
  readonly id: PromotionId
  readonly now: number
  /** What was wrong with it before it could be read: told with the rest. */
  readonly issues?: readonly PromotionIssue[] | undefined
}

/** @returns undefined where it may be */
export const judgedDraft = async (
  env: Store,
  draft: Draft,
  { id, now, issues: before = [] }: Judging,
): Promise<PromotionInvalid | undefined> => {
  const { markets, delivery } = await settingsFresh(env, now)
  const shop = { currencies: markets.currencies, methods: delivery.methods.map((one) => one.id), ...world }
  // Of one place the first thing that is wrong is told.
  const issues = [...before, ...checkPromotion(draft, now), ...checkAtShop(draft, shop)].toReversed()
  const wrong: Faults = Object.fromEntries(issues.map(({ path, code }) => [path, code]))
  if (isAnything(wrong)) return { code: 'promotion-invalid', fields: wrong }
  const missing = (await Promise.all([goodsMissing(env, draft), peopleMissing(env, draft)])).flat()
  const unknown: Faults = Object.fromEntries(missing.map((path) => [path, 'unknown' as const]))
  if (isAnything(unknown)) return { code: 'promotion-invalid', fields: unknown }
  const present = await presentFault(env, draft, id, now)
  return present && { code: 'promotion-invalid', ...present }
}
