/**
 * A drop is a sale that was announced: some items, a moment at which it starts, and a queue in front of it.
 *
 *   opensAt            startsAt              endsAt
 *      │  people gather     │  they go in         │
 *      └── lot of all ──────┴── order of coming ──┘
 *
 * From `opensAt` to `endsAt` its items are sold only to those whom the queue let in.
 */
import { BASE32, base32, type VariantId } from '../ids.ts'
import type { Translated } from '../languages.ts'
import { UNITS_MAX } from '../orders/cart.ts'
import { ok, refuse, type Result } from '../result.ts'

export type DropId = string & { readonly brand: 'Drop' }

/** Paused: nobody new is let in; those whose turn has come still may go in. */
export const DROP_STATES = ['announced', 'paused', 'cancelled'] as const
export type DropState = (typeof DROP_STATES)[number]

export type DropDraft = {
  /** Of its address: `/queue/kea-second-firing`. */
  readonly handle: string
  readonly name: Translated
  readonly items: readonly VariantId[]
  readonly opensAt: number
  readonly startsAt: number
  readonly endsAt: number
  /** For those who plan shards; null: nobody knows. */
  readonly expectedBuyers: number | null
  /** Units of its items that one cart may buy. */
  readonly unitsEach: number
  /** How many go in, people a minute; null: as many as the shards bear. */
  readonly ratePerMinute: number | null
}

export type Drop = DropDraft & {
  readonly id: DropId
  readonly state: DropState
  /** Counts the changes: the queue in front of it takes the newest. */
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
}

/** Where a drop stands in its own time. */
export type DropPhase = 'ahead' | 'gathering' | 'on' | 'ended' | 'cancelled'

export const phaseOf = (drop: Pick<Drop, 'state' | 'opensAt' | 'startsAt' | 'endsAt'>, now: number): DropPhase => {
  if (drop.state === 'cancelled') return 'cancelled'
  if (now >= drop.endsAt) return 'ended'
  if (now >= drop.startsAt) return 'on'
  return now >= drop.opensAt ? 'gathering' : 'ahead'
}

/** Whether its items are sold only to those whom the queue let in. */
export const needsAdmission = (drop: Drop, now: number): boolean => ['gathering', 'on'].includes(phaseOf(drop, now))

const ID_LENGTH = 16
const ID_FORM = new RegExp(`^drop_[${BASE32}]{${ID_LENGTH}}$`)
/** @param random 16 random bytes */
export const newDropId = (random: Uint8Array): DropId => `drop_${base32(random.subarray(0, ID_LENGTH))}` as DropId
export const dropId = (text: string | undefined): DropId | undefined =>
  text !== undefined && ID_FORM.test(text) ? (text as DropId) : undefined

/** Long enough for people to gather, short enough that what is announced is not off the shelf for days. */
export const LEAD_MS_MAX = 24 * 60 * 60_000
export const DROP_MS_MAX = 7 * 24 * 60 * 60_000
const AHEAD_MS_MAX = 366 * 24 * 60 * 60_000
export const DROP_ITEMS_MAX = 50
/** A thousand people a second. */
export const RATE_PER_MINUTE_MAX = 60_000
const BUYERS_MAX = 100_000_000
export const DROP_NAME_MAX = 120
const HANDLE_FORM = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

export type DropField =
  | 'handle'
  | 'name'
  | 'items'
  | 'opensAt'
  | 'startsAt'
  | 'endsAt'
  | 'expectedBuyers'
  | 'unitsEach'
  | 'ratePerMinute'

/** Why a field is not acceptable; what it speaks of is told beside it. */
export const DROP_FAULTS = [
  'required',
  'too-long',
  'handle-form',
  'taken',
  'number-form',
  'time-form',
  'too-many',
  'unknown',
  'overlaps',
  'in-the-past',
  'too-far-ahead',
  'after-the-start',
  'before-the-start',
  'too-early',
  'too-late',
  'started',
] as const
export type DropFault = (typeof DROP_FAULTS)[number]
export type DropFaults = { readonly [F in DropField]?: DropFault }

/** In the order they are checked. */
export type DropRefusal =
  | { readonly code: 'drop-unknown' }
  | { readonly code: 'drop-over' }
  | { readonly code: 'drop-not-started'; readonly startsAt: number }
  | { readonly code: 'drop-changed'; readonly version: number }
  | { readonly code: 'drop-invalid'; readonly fields: DropFaults }

export type Checking = {
  readonly now: number
  /** The drop as it was; null for a new one. */
  readonly before: Drop | null
  /** The items among those asked for that the catalogue has. */
  readonly known: ReadonlySet<VariantId>
}

const whole = (number: number, most: number) => Number.isInteger(number) && number >= 1 && number <= most

const nameFault = (name: Translated): DropFault | undefined => {
  if (name.en.trim() === '') return 'required'
  return [name.en, name.zh ?? ''].some((text) => text.length > DROP_NAME_MAX) ? 'too-long' : undefined
}

const itemsFault = (items: readonly VariantId[], known: ReadonlySet<VariantId>): DropFault | undefined => {
  if (items.length === 0) return 'required'
  if (items.length > DROP_ITEMS_MAX || new Set(items).size !== items.length) return 'too-many'
  return items.every((item) => known.has(item)) ? undefined : 'unknown'
}

const startFault = ({ startsAt }: DropDraft, { now, before }: Checking): DropFault | undefined => {
  if (!Number.isSafeInteger(startsAt)) return 'time-form'
  if (before?.startsAt === startsAt) return undefined
  if (startsAt <= now) return 'in-the-past'
  return startsAt > now + AHEAD_MS_MAX ? 'too-far-ahead' : undefined
}

const openFault = ({ opensAt, startsAt }: DropDraft): DropFault | undefined => {
  if (!Number.isSafeInteger(opensAt)) return 'time-form'
  if (opensAt > startsAt) return 'after-the-start'
  return opensAt < startsAt - LEAD_MS_MAX ? 'too-early' : undefined
}

const endFault = ({ startsAt, endsAt }: DropDraft, { now, before }: Checking): DropFault | undefined => {
  if (!Number.isSafeInteger(endsAt)) return 'time-form'
  if (endsAt <= startsAt) return 'before-the-start'
  if (endsAt <= now && before?.endsAt !== endsAt) return 'in-the-past'
  return endsAt > startsAt + DROP_MS_MAX ? 'too-late' : undefined
}

/** What was drawn cannot be drawn again, and whoever came for an item must find it. */
const startedFaults = (draft: DropDraft, { now, before }: Checking): DropFaults => {
  if (!before || now < before.startsAt) return {}
  const same = draft.items.length === before.items.length && draft.items.every((item) => before.items.includes(item))
  return {
    ...(draft.startsAt !== before.startsAt && { startsAt: 'started' as const }),
    ...(draft.opensAt !== before.opensAt && { opensAt: 'started' as const }),
    ...(draft.handle !== before.handle && { handle: 'started' as const }),
    ...(!same && { items: 'started' as const }),
  }
}

/** Whether a drop may be announced, or changed, like this. Everything that is wrong is told at once. */
export const checkDrop = (draft: DropDraft, checking: Checking): Result<DropDraft, DropRefusal> => {
  const { before, now, known } = checking
  if (before && (before.state === 'cancelled' || now >= before.endsAt)) return refuse({ code: 'drop-over' })
  const found: Readonly<Record<DropField, DropFault | undefined>> = {
    handle: draft.handle === '' ? 'required' : HANDLE_FORM.test(draft.handle) ? undefined : 'handle-form',
    name: nameFault(draft.name),
    items: itemsFault(draft.items, known),
    opensAt: openFault(draft),
    startsAt: startFault(draft, checking),
    endsAt: endFault(draft, checking),
    expectedBuyers:
      draft.expectedBuyers === null || whole(draft.expectedBuyers, BUYERS_MAX) ? undefined : 'number-form',
    unitsEach: whole(draft.unitsEach, UNITS_MAX) ? undefined : 'number-form',
    ratePerMinute:
      draft.ratePerMinute === null || whole(draft.ratePerMinute, RATE_PER_MINUTE_MAX) ? undefined : 'number-form',
  }
  const wrong = Object.entries(found).filter(([, fault]) => fault !== undefined)
  const fields: DropFaults = { ...Object.fromEntries(wrong), ...startedFaults(draft, checking) }
  return Object.keys(fields).length === 0 ? ok(draft) : refuse({ code: 'drop-invalid', fields })
}

export const DROP_MOVES = ['pause', 'resume', 'end', 'cancel'] as const
export type DropMove = (typeof DROP_MOVES)[number]

/**
 * Pause, go on, end now, cancel. What is there already stays as it is; what is over cannot be moved any more.
 *
 * A drop that has not started cannot end: it is cancelled.
 */
export const movedDrop = (drop: Drop, move: DropMove, now: number): Result<Drop, DropRefusal> => {
  const phase = phaseOf(drop, now)
  if ((move === 'cancel' && phase === 'cancelled') || (move === 'end' && phase === 'ended')) return ok(drop)
  if (phase === 'cancelled' || phase === 'ended') return refuse({ code: 'drop-over' })
  if (move === 'end') {
    return phase === 'on'
      ? ok({ ...drop, endsAt: Math.max(now, drop.startsAt + 1) })
      : refuse({ code: 'drop-not-started', startsAt: drop.startsAt })
  }
  const state = ({ pause: 'paused', resume: 'announced', cancel: 'cancelled' } as const)[move]
  return ok(drop.state === state ? drop : { ...drop, state })
}
