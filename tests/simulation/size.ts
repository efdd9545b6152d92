/**
 * How much happens in a history.
 *
 * Two faults that meet need few people, and the meeting is a matter of luck: many short histories try it more often in
 * the same time than few long ones do. What comes only of much (slots moved again and again, shelves that empty and
 * fill) needs the long ones, so there are both.
 */
import type { Dice } from './dice.ts'

/** From the least to the most, both included, of one part of the day. */
type Range = readonly [least: number, most: number]

export type Size = {
  readonly visits: Range
  /** What staff do. */
  readonly jobs: Range
  /** What is done to the shards by hand. */
  readonly moves: Range
  /** People who stand in the line of a drop, if there is one. */
  readonly people: Range
  readonly minutes: Range
  /** How often the day has several parts, between which the clock jumps, and how often it then jumps. */
  readonly jumps: { readonly chance: number; readonly times: Range }
}

const LONG: Size = {
  visits: [4, 14],
  jobs: [3, 10],
  moves: [1, 6],
  people: [3, 10],
  minutes: [5, 20],
  jumps: { chance: 0.5, times: [1, 2] },
}

/** As many at once as in a long one: few, and close together. */
const SHORT: Size = {
  visits: [1, 4],
  jobs: [1, 2],
  moves: [1, 2],
  people: [2, 4],
  minutes: [1, 3],
  jumps: { chance: 0.1, times: [1, 1] },
}

/** Of so many histories one is long: those take about a fifth of the time. */
const LONG_EVERY = 16

export const sizeOf = (dice: Dice): Size => (dice.chance(1 / LONG_EVERY) ? LONG : SHORT)
