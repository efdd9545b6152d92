/**
 * A promotion that can never count, because another one always gives more of the same to everybody whom it is for, and may not stand
 * beside it. What is said here is certain but for single cents that round alike; where two have to be compared cart by cart nothing is
 * said.
 */
import type { ProductSet, Promotion, PromotionId } from './promotion.ts'

/** A share of goods or of an order: of all that there is to give the only thing that is more or less in whatever cart. */
const rateOf = ({ effect }: Promotion): number | undefined =>
  (effect.type === 'goods' || effect.type === 'order') && effect.value.type === 'percent'
    ? effect.value.rate
    : undefined

/** It asks for nothing, bounds nothing and never pauses: wherever the other one counts, it does. */
const isPlain = ({ method, effect, conditions, limits, period, skipsMarkedDown, marginFloor }: Promotion): boolean =>
  method === 'automatic' &&
  (effect.type !== 'goods' || effect.unitsMax === null) &&
  conditions.minimumSum === null &&
  conditions.minimumUnits === null &&
  conditions.buyers.type === 'everybody' &&
  limits.uses === null &&
  limits.perBuyer === null &&
  limits.budget === null &&
  period.weekdays === null &&
  period.hours === null &&
  !skipsMarkedDown &&
  marginFloor === null

const covers = (wide: readonly string[] | null, narrow: readonly string[] | null): boolean =>
  wide === null || (narrow !== null && narrow.every((one) => wide.includes(one)))

const leavesNothingOut = ({ without }: ProductSet): boolean =>
  without.products.length + without.collections.length + without.tags.length === 0

const hasSetOf = (wide: Promotion, narrow: Promotion): boolean => {
  if (wide.effect.type !== 'goods' || narrow.effect.type !== 'goods') return wide.effect.type === narrow.effect.type
  const [one, other] = [wide.effect.set, narrow.effect.set]
  return (one.all && leavesNothingOut(one)) || JSON.stringify(one) === JSON.stringify(other)
}

const lasts = ({ period: wide }: Promotion, { period: narrow }: Promotion): boolean =>
  (wide.from === null || (narrow.from !== null && wide.from <= narrow.from)) &&
  (wide.until === null || (narrow.until !== null && wide.until >= narrow.until))

const beats = (other: Promotion, promotion: Promotion): boolean => {
  const { class: own } = promotion
  const [more, less] = [rateOf(other), rateOf(promotion)]
  return (
    other.id !== promotion.id &&
    other.class === own &&
    more !== undefined &&
    less !== undefined &&
    more > less &&
    // Beside what the weaker one may stand the stronger one may: else there are carts in which it does not count.
    (['product', 'order', 'delivery'] as const).every(
      (one) => one === own || other.combines[one] || !promotion.combines[one],
    ) &&
    // On goods the better one counts for each line; on the order both would, if both say so.
    (own === 'product' || !other.combines[own] || !promotion.combines[own]) &&
    // Beside others of its own class the weaker one might save more together with them.
    (other.combines[own] || !promotion.combines[own]) &&
    hasSetOf(other, promotion) &&
    covers(other.conditions.countries, promotion.conditions.countries) &&
    covers(other.conditions.currencies, promotion.conditions.currencies) &&
    lasts(other, promotion)
  )
}

/** Of those that run: which never count, and because of which one. @param running of which one may be among them */
export const neverWins = (running: readonly Promotion[]): ReadonlyMap<PromotionId, PromotionId> => {
  const plain = running.filter((one) => rateOf(one) !== undefined && isPlain(one))
  return new Map(
    running.flatMap((promotion) => {
      const better = plain.find((other) => beats(other, promotion))
      return better ? [[promotion.id, better.id] as const] : []
    }),
  )
}
