/**
 * The outflow: how fast people go in.
 *
 * Two things are kept apart. *Turns* are given, in order, by moving the front; not everybody whose turn has come goes
 * in, so somewhat more turns are given than people are wanted, by as much as was seen to be lost. *Entries* are
 * counted, and bounded on their own: however many turns stand open, no ten seconds let in more than a tenth over the
 * target. So a wrong guess makes people wait a moment at the door, and never floods the shop.
 */
import { ok, refuse, type Result } from '../result.ts'

/** Turns that were given together, within ten seconds. Places `from` to `until - 1`. */
export type Turns = {
  readonly from: number
  readonly until: number
  /** The end of the ten seconds: ten minutes are counted from here, so that nobody has less. */
  readonly at: number
  readonly entered: number
}

export type Outflow = {
  /** Places below it have had their turn. Never goes back. */
  readonly front: number
  /** Places below it have had their turn and it is over. */
  readonly lapsed: number
  /** The part of a person that the rate has earned and that could not be let in yet, 0 to 1. */
  readonly credit: number
  /** When it was last moved on, ms since the epoch. */
  readonly at: number
  readonly entered: number
  /** Oldest first; only turns that stand open. */
  readonly turns: readonly Turns[]
  /** Entries of the last ten seconds, by quarters of a second since the epoch. */
  readonly entries: readonly (readonly [quarter: number, count: number])[]
  /** Entries a second, lately: a mean that fades, how much of a whole mean it is yet, and the entries counted in it. */
  readonly pace: { readonly mean: number; readonly weight: number; readonly counted: number }
}

export const NO_OUTFLOW: Outflow = {
  front: 0,
  lapsed: 0,
  credit: 0,
  at: 0,
  entered: 0,
  turns: [],
  entries: [],
  pace: { mean: 0, weight: 0, counted: 0 },
}

/** How long a turn waits for its owner, in ms: time to come back from the kettle. */
export const TURN_MS = 10 * 60_000
const TURNS_TOGETHER_MS = 10_000
/**
 * What one step may make up for, in ms. Whoever keeps the front moves it every second; after a break nobody is let in
 * for the time that was lost, because they would all come at once.
 */
const STEP_MS_MAX = 2_000
/** A longer break is an outage: open turns get its time back. The front is moved at least every ten seconds. */
const OUTAGE_MS = 30_000

const QUARTER_MS = 250
const BOUND_MS = 10_000
/** A tenth over the target in ten seconds: eleven seconds' worth. */
const BOUND_SECONDS = 11

/** Turns from which it is learnt how many go in: by then most have seen it and pressed the button. */
const LEARNT_AFTER_MS = 30_000
const LEARNT_UNTIL_MS = 5 * 60_000
/** Before anything was seen it is taken that all go in, as firmly as if so many had. */
const LEARNT_FIRST = 20
/** Turns for one entry, at most: when nine in ten do not come, something else is wrong. */
const TURNS_FOR_ONE_MAX = 10
/** Over how long the pace of the entries is looked at, and how strongly it corrects. */
const PACE_MS = 30_000
const CORRECTION_MAX = 0.3

/** How many turns are given for one entry that is wanted. */
export const turnsForOne = ({ turns, pace }: Outflow, ratePerSecond: number, now: number): number => {
  const learnt = turns.filter(({ at }) => now - at >= LEARNT_AFTER_MS && now - at < LEARNT_UNTIL_MS)
  const given = learnt.reduce((sum, { from, until }) => sum + until - from, 0)
  const entered = learnt.reduce((sum, one) => sum + one.entered, 0)
  const come = (entered + LEARNT_FIRST) / (given + LEARNT_FIRST)
  const short = pace.weight < 0.5 ? 0 : 1 - pace.mean / pace.weight / ratePerSecond
  const correction = 1 + Math.min(CORRECTION_MAX, Math.max(-CORRECTION_MAX, short))
  return Math.min(TURNS_FOR_ONE_MAX, Math.max(0.5, correction / come))
}

const paced = ({ pace, entered }: Outflow, milliseconds: number): Outflow['pace'] => {
  if (milliseconds <= 0) return pace
  const fades = Math.exp(-milliseconds / PACE_MS)
  const perSecond = ((entered - pace.counted) * 1000) / milliseconds
  return {
    mean: pace.mean * fades + perSecond * (1 - fades),
    weight: pace.weight * fades + 1 - fades,
    counted: entered,
  }
}

export type Moving = {
  readonly now: number
  readonly ratePerSecond: number
  /** How many stand in the queue in all: places 0 to `joined - 1`. */
  readonly joined: number
  /** Whether anybody may be let in now: the sale is on, not paused, not sold out. */
  readonly open: boolean
}

/** Moves the front on to `now`. Turns whose ten minutes are over lapse. */
export const advance = (flow: Outflow, { now, ratePerSecond, joined, open }: Moving): Outflow => {
  const gone = now - flow.at
  if (gone <= 0 && flow.at !== 0) return flow
  const broken = flow.at !== 0 && gone > OUTAGE_MS
  const shifted = broken ? flow.turns.map((one) => ({ ...one, at: one.at + gone })) : flow.turns
  const turns = shifted.filter(({ at }) => at + TURN_MS > now)
  const lapsed = shifted
    .filter(({ at }) => at + TURN_MS <= now)
    .reduce((last, { until }) => Math.max(last, until), flow.lapsed)
  const moved = { ...flow, at: now, turns, lapsed }
  if (!open || flow.at === 0) return { ...moved, pace: { ...flow.pace, counted: flow.entered } }

  const step = Math.min(gone, STEP_MS_MAX)
  const earned = flow.credit + (ratePerSecond * turnsForOne(moved, ratePerSecond, now) * step) / 1000
  const given = Math.max(0, Math.min(Math.floor(earned), joined - flow.front))
  const front = flow.front + given
  // With nobody in the queue the pace says nothing; with somebody it is what the rate is compared with.
  const pace = joined > flow.front ? paced(flow, step) : { ...flow.pace, counted: flow.entered }
  return { ...moved, front, credit: Math.min(1, earned - given), pace, turns: withTurns(turns, flow.front, front, now) }
}

const withTurns = (turns: readonly Turns[], from: number, until: number, now: number): readonly Turns[] => {
  if (until === from) return turns
  const at = (Math.floor(now / TURNS_TOGETHER_MS) + 1) * TURNS_TOGETHER_MS
  const last = turns.at(-1)
  return last?.at === at ? [...turns.slice(0, -1), { ...last, until }] : [...turns, { from, until, at, entered: 0 }]
}

/** In the order they are checked. */
export type EnterRefusal =
  | { readonly code: 'turn-not-come'; readonly ahead: number }
  | { readonly code: 'turn-lapsed' }
  | { readonly code: 'turn-crowded'; readonly retryAfterSeconds: number }

/** Entries that ten seconds may hold. */
export const entriesMax = (ratePerSecond: number): number => Math.max(1, Math.floor(ratePerSecond * BOUND_SECONDS))

/** One person goes in. To be asked only once for each place. */
export const enter = (
  flow: Outflow,
  place: number,
  ratePerSecond: number,
  now: number,
): Result<Outflow, EnterRefusal> => {
  if (place >= flow.front) return refuse({ code: 'turn-not-come', ahead: place - flow.front })
  const index = flow.turns.findIndex(({ from, until }) => place >= from && place < until)
  const turn = flow.turns[index]
  if (!turn) return refuse({ code: 'turn-lapsed' })
  const counted = flow.entries.filter(([quarter]) => (quarter + 1) * QUARTER_MS > now - BOUND_MS)
  const lately = counted.reduce((sum, [, count]) => sum + count, 0)
  if (lately >= entriesMax(ratePerSecond)) return refuse({ code: 'turn-crowded', retryAfterSeconds: 1 })

  const quarter = Math.floor(now / QUARTER_MS)
  const last = counted.at(-1)
  const entries =
    last?.[0] === quarter
      ? [...counted.slice(0, -1), [quarter, last[1] + 1] as const]
      : [...counted, [quarter, 1] as const]
  const turns = flow.turns.with(index, { ...turn, entered: turn.entered + 1 })
  return ok({ ...flow, entered: flow.entered + 1, turns, entries })
}

/** When the turn of a place ends, ms since the epoch; undefined when it has not come or is over. */
export const turnEndsAt = (turns: readonly Turns[], place: number): number | undefined => {
  const turn = turns.find(({ from, until }) => place >= from && place < until)
  return turn && turn.at + TURN_MS
}
