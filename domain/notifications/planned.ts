/** What is looked at later, and perhaps told then: whether anybody is to be written is decided when its time has come. */
import type { Event } from '../events.ts'
import { isAwaited, lookAgainAt, type UnpaidRules } from '../orders/unpaid.ts'
import type { NotificationsSettings } from '../settings/notifications.ts'

export const PLANNED_KINDS = [
  'review-invitation',
  'alerts',
  'low-stock',
  'cart-reminder',
  'unpaid',
  'authorisation',
  'told',
] as const
/** Those that are told one by one. `low-stock` is told together; `told` only remembers. */
export type ToldAlone = Exclude<PlannedKind, 'low-stock'>
export type PlannedKind = (typeof PLANNED_KINDS)[number]

export type Planned = {
  /** Planned once under it, and told once. */
  readonly id: string
  readonly kind: PlannedKind
  /** An order, a good. */
  readonly about: string
  /** Ms since the epoch. */
  readonly dueAt: number
}

const DAY_MS = 24 * 60 * 60_000

/** Everything has left: by the last parcel, or because what was still open was cancelled. */
const isAllSent = (event: Event): event is Extract<Event, { readonly type: 'order-shipped' | 'order-cancelled' }> =>
  (event.type === 'order-shipped' || event.type === 'order-cancelled') && event.order.status === 'shipped'

/** The invitation to an order, once however often it was said to be sent. */
export const invitationsIn = (
  events: readonly Event[],
  { reviewAfterDays }: Pick<NotificationsSettings, 'reviewAfterDays'>,
): Planned[] =>
  reviewAfterDays === null
    ? []
    : events.filter(isAllSent).map(({ order, at }) => ({
        id: `review-invitation:${order.id}`,
        kind: 'review-invitation',
        about: order.id,
        dueAt: at + reviewAfterDays * DAY_MS,
      }))

/** Orders that wait for their payment: each is looked at from time to time until that has come. */
export const unpaidIn = (events: readonly Event[], rules: UnpaidRules): Planned[] =>
  events.flatMap((event) =>
    event.type === 'order-placed' && isAwaited(event.order)
      ? [
          {
            id: `unpaid:${event.order.id}`,
            kind: 'unpaid' as const,
            about: event.order.id,
            dueAt: lookAgainAt(event.order, rules, event.at),
          },
        ]
      : [],
  )

/** Staff are told so long before what was promised can no longer be taken. */
const TOLD_BEFORE_MS = 2 * DAY_MS

/** Money that is promised until some day: it is looked at before that. */
export const promisesIn = (events: readonly Event[]): Planned[] =>
  events.flatMap((event) => {
    const ends = event.type === 'order-placed' ? (event.order.authorisation?.captureBefore ?? null) : null
    if (event.type !== 'order-placed' || ends === null) return []
    const dueAt = Math.max(event.at, ends - TOLD_BEFORE_MS)
    return [{ id: `authorisation:${event.order.id}`, kind: 'authorisation' as const, about: event.order.id, dueAt }]
  })

/** Of these it is remembered that they were told: they are noticed again and again. In ms: longer than they are noticed. */
export const REMEMBERED_MS = 60 * DAY_MS
export const isRemembered = ({ kind }: Pick<Planned, 'kind'>): boolean => kind === 'cart-reminder'

/** How long what failed waits, in ms, by how often it has: five minutes, and twice as long each time. */
export const triedAgainAfter = (tries: number): number => 5 * 60_000 * 2 ** Math.min(tries, 8)
/** Then nobody waits for it any more: a day and a half have passed. */
export const PLANNED_TRIES_MAX = 9
