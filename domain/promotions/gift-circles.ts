/** Promotions that give presents for one another: what one gives is what has to be bought for the next, and so round to the first. */
import type { VariantId } from '../ids.ts'

export type Giving = {
  readonly name: string
  /** What has to be bought for it, for each of its conditions that is about one product and no other: any of these of it. */
  readonly asks: readonly VariantId[]
  /** Its present. */
  readonly gives: VariantId
}

export const givesItself = ({ asks, gives }: Giving): boolean => asks.includes(gives)

/** The others of a circle, one after the other, that this one would close; undefined: it closes none. */
export const circleOf = (one: Giving, others: readonly Giving[]): readonly Giving[] | undefined => {
  const seen = new Set<Giving>()
  const from = (variant: VariantId): readonly Giving[] | undefined => {
    for (const other of others) {
      if (seen.has(other) || !other.asks.includes(variant)) continue
      seen.add(other)
      if (one.asks.includes(other.gives)) return [other]
      const rest = from(other.gives)
      if (rest) return [other, ...rest]
    }
    return undefined
  }
  return from(one.gives)
}
