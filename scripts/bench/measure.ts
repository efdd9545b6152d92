/** A measure: rounds of the shop beside its floor, and the middle one of them. */

/** `value` and `floor` in the unit of the measure; `more` is told beside them. */
export type Round = {
  readonly value: number
  readonly floor: number | null
  readonly more?: Readonly<Record<string, number>>
}

export type Measure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly floor: number | null
  readonly ratio: number | null
  readonly [more: string]: number | string | null
}

/** Odd, so that one is in the middle. */
export const ROUNDS = 3

/** The floor before and after the shop: a machine that others use too is not as fast in one minute as in the next. */
export const between = async (
  floor: () => Promise<number>,
  shop: () => Promise<Omit<Round, 'floor'>>,
): Promise<Round> => {
  const before = await floor()
  const measured = await shop()
  return { ...measured, floor: (before + (await floor())) / 2 }
}

const ratioOf = ({ value, floor }: Round): number => (floor === null ? value : value / floor)

/** The round in the middle, by what is compared: how near the shop came to its floor. */
const middle = (rounds: readonly Round[]): Round => {
  const sorted = rounds.toSorted((one, other) => ratioOf(one) - ratioOf(other))
  const found = sorted[Math.floor(sorted.length / 2)]
  if (!found) throw new RangeError('a measure has at least one round')
  return found
}

/** Three digits say all that a measurement on a shared machine can. */
const rounded = (number: number): number => Number(number.toPrecision(3))
const counted = (number: number): number => (Number.isInteger(number) ? number : rounded(number))

export const summary = (name: string, unit: string, rounds: readonly Round[]): Measure => {
  const { value, floor, more = {} } = middle(rounds)
  return {
    name,
    value: counted(value),
    unit,
    floor: floor === null ? null : counted(floor),
    ratio: floor === null ? null : rounded(value / floor),
    ...Object.fromEntries(Object.entries(more).map(([key, number]) => [key, counted(number)])),
  }
}
