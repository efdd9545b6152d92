/**
 * What a queue in front of a drop tells of itself, and what follows from it for one number: the place, the wait, the
 * turn. Everything here is worked out from a few figures that are the same for everybody, so a hundred thousand
 * people who look at their place ask the queue itself nothing.
 */
import type { CartId } from '../ids.ts'
import type { Drop, DropState } from './drop.ts'
import { turnEndsAt, type EnterRefusal, type Turns } from './outflow.ts'
import { lotOf, type LotKey } from './shuffle.ts'

/** What the queue must know of its drop. Whoever calls says it along: the newest version counts. */
export type RoomDrop = Pick<Drop, 'version' | 'state' | 'opensAt' | 'startsAt' | 'endsAt' | 'ratePerMinute'>

export const roomDropOf = ({ version, state, opensAt, startsAt, endsAt, ratePerMinute }: Drop): RoomDrop => ({
  version,
  state,
  opensAt,
  startsAt,
  endsAt,
  ratePerMinute,
})

/** How many had come when it started, and the key of the order in which they stand. */
export type Draw = { readonly startedWith: number; readonly key: LotKey }

export type RoomView = {
  readonly state: DropState
  /** Null until the start. */
  readonly drawn: Draw | null
  readonly joined: number
  /** Joined while nobody could be asked whether they are people. */
  readonly unchecked: number
  readonly entered: number
  readonly front: number
  readonly lapsed: number
  readonly turns: readonly Turns[]
  /** People a minute who shall go in, and turns a minute that are given for it. */
  readonly ratePerMinute: number
  readonly turnsPerMinute: number
  readonly soldOut: boolean
  /** When this was so, by the clock of the queue. */
  readonly at: number
}

/** 0 is the front of the queue; undefined before the start, when nobody has a place yet. */
export const placeOf = (number: number, drawn: Draw | null): number | undefined => {
  if (!drawn) return undefined
  return number < drawn.startedWith ? lotOf(number, drawn.startedWith, drawn.key) : number
}

export type Standing =
  | { readonly state: 'before'; readonly joined: number }
  | {
      readonly state: 'waiting'
      /** How many stand in front. */
      readonly ahead: number
      /** How much of the queue is behind this place, 0 to 1. */
      readonly passed: number
      /** Null while nobody is let in. */
      readonly waitMs: number | null
    }
  | { readonly state: 'turn'; readonly endsAt: number }
  | { readonly state: 'lapsed' }

export const standingOf = (number: number, view: RoomView): Standing => {
  const place = placeOf(number, view.drawn)
  if (place === undefined) return { state: 'before', joined: view.joined }
  if (place < view.front) {
    const endsAt = turnEndsAt(view.turns, place)
    return endsAt === undefined ? { state: 'lapsed' } : { state: 'turn', endsAt }
  }
  const ahead = place - view.front
  const moving = view.state === 'announced' && !view.soldOut && view.turnsPerMinute > 0
  return {
    state: 'waiting',
    ahead,
    passed: view.front / (place + 1),
    waitMs: moving ? ((ahead + 1) / view.turnsPerMinute) * 60_000 : null,
  }
}

/** Somebody who wants to stand in the queue. Asked twice they get the same number. */
export type Joining = {
  /** The hash of the visitor's secret. */
  readonly visitor: string
  /** What was asked along, to notice another request under the same key. */
  readonly asked: string
  readonly unchecked: boolean
}

export type Joined = {
  readonly number: number
  readonly joinedAt: number
  readonly early: boolean
  readonly unchecked: boolean
}

/** In the order they are checked. */
export type JoinRefusal =
  | { readonly code: 'drop-cancelled' }
  | { readonly code: 'drop-ended' }
  | { readonly code: 'drop-not-open'; readonly opensAt: number }
  | { readonly code: 'idempotency-key-reused' }

export type Claiming = { readonly number: number; readonly cart: CartId }
export type Claimed = { readonly number: number; readonly cart: CartId; readonly claimedAt: number }

/** In the order they are checked; who has gone in with this cart before is told so first. */
export type ClaimRefusal =
  | { readonly code: 'ticket-used' }
  | { readonly code: 'drop-cancelled' }
  | { readonly code: 'drop-ended' }
  | { readonly code: 'drop-not-started'; readonly startsAt: number }
  | { readonly code: 'drop-sold-out' }
  | EnterRefusal
