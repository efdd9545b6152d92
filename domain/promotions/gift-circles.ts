/** Promotions that give presents for one another: what one gives is what has to be bought for the next, and so round to the first. */

export type Giving = {
  readonly name: string
  /** The one product that has to be bought for it, for each of its conditions that names no other. */
  readonly asks: readonly string[]
  /** The product of its present. */
  readonly gives: string
}

export const givesItself = ({ asks, gives }: Giving): boolean => asks.includes(gives)

/** The others of a circle, one after the other, that this one would close; undefined: it closes none. */
export const circleOf = (one: Giving, others: readonly Giving[]): readonly Giving[] | undefined => {
  const seen = new Set<Giving>()
  const from = (product: string): readonly Giving[] | undefined => {
    for (const other of others) {
      if (seen.has(other) || !other.asks.includes(product)) continue
      seen.add(other)
      if (one.asks.includes(other.gives)) return [other]
      const rest = from(other.gives)
      if (rest) return [other, ...rest]
    }
    return undefined
  }
  return from(one.gives)
}
