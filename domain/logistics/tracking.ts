/**
 * What is known of a parcel on its way, and what state that makes of it.
 *
 *   handed-over → in-transit → out-for-delivery → delivered
 *                     │    ↘ available-for-pickup ↗
 *                     └ failure (tried again) · return-to-sender · lost
 *
 * Carriers tell of one parcel repeatedly, late and in any order. So what is kept is a set of what happened, each once, in the order
 * in which it happened, and the state is read from that set anew: whoever has heard the same things knows the same state.
 */

/** The set that carriers' own words are mapped to. @see https://docs.easypost.com/docs/trackers */
export const SHIPMENT_STATUSES = [
  'pre-transit',
  'handed-over',
  'in-transit',
  'out-for-delivery',
  'available-for-pickup',
  'failure',
  'delivered',
  'return-to-sender',
  'lost',
] as const
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number]

/** What an event may say: `unknown` is shown, and moves nothing. */
export const TRACKING_STATUSES = ['unknown', ...SHIPMENT_STATUSES] as const
export type TrackingStatus = (typeof TRACKING_STATUSES)[number]

export type TrackingEvent = {
  /** When it happened, by the carrier's word: ms since the epoch. */
  readonly at: number
  readonly status: TrackingStatus
  /** The town or the depot; empty where it was not said. Never the receiver's address. */
  readonly place: string
  /** In the carrier's words, or those of staff; may be empty. */
  readonly text: string
  /** Staff have said it: then it holds whatever was known before. Absent: the carrier has. */
  readonly byStaff?: true
}

/** Letters of each, and how many of one parcel are kept. */
export const PLACE_MAX = 80
export const TEXT_MAX = 160
export const TRACKING_EVENTS_MAX = 40

/** Where it may go from each by what its carrier says; whatever else is said is kept and moves nothing. */
const MOVES: Readonly<Record<ShipmentStatus, readonly ShipmentStatus[]>> = (() => {
  const arriving = ['in-transit', 'out-for-delivery', 'available-for-pickup', 'failure', 'delivered'] as const
  const ending = ['return-to-sender', 'lost'] as const
  const onTheWay = [...arriving, ...ending]
  return {
    'pre-transit': ['handed-over', ...onTheWay],
    'handed-over': onTheWay,
    'in-transit': onTheWay,
    'out-for-delivery': onTheWay,
    'available-for-pickup': onTheWay,
    failure: onTheWay,
    // Depots scan it once more when it is in somebody's hands; only back to the sender it may still go.
    delivered: ['return-to-sender'],
    // What is delivered from here on is delivered to the shop.
    'return-to-sender': [],
    // It may be found.
    lost: [...arriving, 'return-to-sender'],
  }
})()

export const canMove = (
  from: ShipmentStatus,
  { status, byStaff }: Pick<TrackingEvent, 'status' | 'byStaff'>,
): boolean => status !== 'unknown' && status !== from && (byStaff === true || MOVES[from].includes(status))

/** Nothing more is awaited of it: nobody asks its carrier any more. */
export const isSettled = (status: ShipmentStatus): boolean => status === 'delivered' || status === 'return-to-sender'

/** Somebody of the shop has to look at it. */
export const isTrouble = (status: ShipmentStatus): boolean =>
  status === 'failure' || status === 'return-to-sender' || status === 'lost'

const RANK: ReadonlyMap<TrackingStatus, number> = new Map(TRACKING_STATUSES.map((status, rank) => [status, rank]))

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** One order for all, whoever hears them when: by the clock, then by how far it has come. */
const inOrder = (one: TrackingEvent, other: TrackingEvent): number =>
  one.at - other.at ||
  (RANK.get(one.status) ?? 0) - (RANK.get(other.status) ?? 0) ||
  compareText(one.place, other.place) ||
  compareText(one.text, other.text) ||
  Number(one.byStaff ?? false) - Number(other.byStaff ?? false)

const same = (one: TrackingEvent, other: TrackingEvent | undefined): boolean =>
  other !== undefined && inOrder(one, other) === 0

/** Scans between two depots make room first. */
const isMilestone = ({ status, byStaff }: TrackingEvent): boolean =>
  byStaff === true || (status !== 'unknown' && status !== 'in-transit' && status !== 'pre-transit')

/**
 * The set with these in it: the first so many by a fixed order, so that it is the same whatever came first, and hearing one of them again
 * changes nothing.
 *
 * @returns the same list where nothing has changed
 */
export const withEvents = (
  known: readonly TrackingEvent[],
  heard: readonly TrackingEvent[],
): readonly TrackingEvent[] => {
  const each: TrackingEvent[] = []
  for (const event of [...known, ...heard].toSorted(inOrder)) {
    if (!same(event, each.at(-1))) each.push(event)
  }
  const kept = new Set(
    each
      .toSorted((one, other) => Number(isMilestone(other)) - Number(isMilestone(one)) || inOrder(other, one))
      .slice(0, TRACKING_EVENTS_MAX),
  )
  const events = each.filter((event) => kept.has(event))
  const isSame = events.length === known.length && known.every((event, at) => same(event, events[at]))
  return isSame ? known : events
}

/** Those of the second that are not in the first. */
export const newEvents = (before: readonly TrackingEvent[], after: readonly TrackingEvent[]): TrackingEvent[] =>
  after.filter((event) => !before.some((one) => same(one, event)))

export type Tracked = {
  /** What it is from the beginning: a parcel that has left is handed over. */
  readonly events?: readonly TrackingEvent[]
  readonly shippedAt: number
}

export type Standing = {
  readonly status: ShipmentStatus
  /** Since when, ms since the epoch. */
  readonly since: number
  /** The last thing that is known of it. */
  readonly last: TrackingEvent | null
}

/** Where it stands, by all that is known. */
export const standingOf = ({ events = [], shippedAt }: Tracked): Standing =>
  events.reduce<Standing>(
    (standing, event) =>
      canMove(standing.status, event)
        ? { status: event.status as ShipmentStatus, since: event.at, last: event }
        : { ...standing, last: event },
    { status: 'handed-over', since: shippedAt, last: null },
  )

/** A carrier's clock may go ahead of ours by this, in ms; a number that was used before tells of days before the order. */
const AHEAD_MS = 60 * 60_000
const BEFORE_MS = 24 * 60 * 60_000

/** Whether it can have happened to this order: a date from nowhere must not decide where a parcel is. */
export const isPlausible = ({ at }: TrackingEvent, placedAt: number, now: number): boolean =>
  Number.isSafeInteger(at) && at >= placedAt - BEFORE_MS && at <= now + AHEAD_MS
