/** Chance, the same on every machine: each seed is one history. */

export type Dice = {
  /** 0 ≤ roll < 1 */
  readonly roll: () => number
  readonly chance: (probability: number) => boolean
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  readonly pick: <T>(from: readonly [T, ...T[]]) => T
  readonly shuffled: <T>(list: readonly T[]) => T[]
}

/** Mulberry32: 32 bits of state, even enough to shuffle a shop. */
const mulberry = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

export const diceOf = (seed: number): Dice => {
  const roll = mulberry(Math.imul(seed, 0x9e3779b1))
  const between = (least: number, most: number) => least + Math.floor(roll() * (most - least + 1))
  return {
    roll,
    between,
    chance: (probability) => roll() < probability,
    pick: (from) => from[between(0, from.length - 1)] ?? from[0],
    shuffled: (list) =>
      list
        .map((member) => ({ member, at: roll() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ member }) => member),
  }
}
