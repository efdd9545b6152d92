/** The waiting room on paper time: who came before the start in random order, then as they come, at the rate the shop bears. */
import { INSIDE_MS, outflow } from '#domain/sharding/bearable'
import type { Dice } from '#tests/simulation/dice'
import type { PaperTime } from './paper-time.ts'

/** The room lets people in ten times a second. */
const TICK_MS = 100

export type RoomWorld = {
  readonly time: PaperTime
  readonly dice: Dice
  readonly startsAt: number
  /** When each comes, in ms after the start (before it: negative), in the order in which they are let in. */
  readonly coming: Float64Array
  readonly bearable: () => number
  /** Units left by the last figures of the directory, and when they were counted. */
  readonly figures: () => { readonly left: number; readonly at: number } | undefined
  /** Whether it is known that everything is sold: then everybody is told so at the door. */
  readonly isSoldOut: () => boolean
  readonly onLetIn: (shopper: number) => void
  readonly onTurnedAway: (shopper: number) => void
}

export type PaperRoom = {
  /** How many have been let in or turned away. */
  readonly gone: () => number
}

export const newPaperRoom = (world: RoomWorld): PaperRoom => {
  const { time, dice, startsAt, coming } = world
  const ticks: { readonly at: number; readonly count: number }[] = []
  let next = 0
  let part = 0
  const hasCome = () => next < coming.length && startsAt + (coming[next] ?? 0) <= time.now()
  const places = (now: number): number => {
    const figures = world.figures()
    const since = (figures?.at ?? startsAt) - INSIDE_MS
    while ((ticks[0]?.at ?? now) < since) ticks.shift()
    const letIn = ticks.reduce((sum, { count }) => sum + count, 0)
    return outflow({ bearable: world.bearable(), left: figures?.left, letIn }, TICK_MS)
  }
  const tick = () => {
    const now = time.now()
    if (world.isSoldOut()) while (hasCome()) world.onTurnedAway(next++)
    else {
      const exact = places(now) + part
      let count = 0
      for (; count + 1 <= exact && hasCome(); count++) {
        const shopper = next++
        // Somewhere within the tick, so that a tenth of a second is not one burst.
        time.at(now + dice.roll() * TICK_MS, () => world.onLetIn(shopper))
      }
      ticks.push({ at: now, count })
      part = exact - Math.floor(exact)
    }
    if (next < coming.length) time.at(now + TICK_MS, tick)
  }
  time.at(startsAt, tick)
  return { gone: () => next }
}
