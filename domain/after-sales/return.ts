/**
 * Goods that come back: a return, its states, and the moves between them.
 *
 *   requested ──▶ approved ──▶ sent ──▶ received ──▶ inspected ──▶ refunded | credited | exchanged
 *       │            │  └──────────────────▲   │           └──▶ sent-back
 *       │            └──▶ cancelled            └──▶ sent-back
 *       └──▶ declined | cancelled
 *
 * Where the buyer keeps the goods it goes from approved to its end at once. Its money may go back before the goods are here, as was agreed
 * on: then it is at its end as soon as somebody has looked at them. At the counter it begins as received; a withdrawal needs no reason
 * and nobody decides on it: it begins as approved.
 */
import type { LocationId, VariantId } from '../ids.ts'
import type { TrackingEvent } from '../logistics/tracking.ts'
import type { Money } from '../money.ts'
import type { ReturnReason } from '../settings/return-reasons.ts'
import type { ReturnTerms } from './terms.ts'

export const RETURN_STATUSES = [
  'requested',
  'approved',
  'declined',
  'cancelled',
  'sent',
  'received',
  'inspected',
  'refunded',
  'credited',
  'exchanged',
  'sent-back',
] as const
export type ReturnStatus = (typeof RETURN_STATUSES)[number]

/** `credit`: onto the account, or as a gift card. `exchange`: other goods are sent for them. */
export const RETURN_RESOLUTIONS = ['refund', 'credit', 'exchange'] as const
export type ReturnResolution = (typeof RETURN_RESOLUTIONS)[number]

export const RETURN_ACTS = [
  'approve',
  'decline',
  'cancel',
  'send',
  'receive',
  'inspect',
  'refund',
  'send-back',
] as const
export type ReturnAct = (typeof RETURN_ACTS)[number]

/** From where each act goes, and where to. A refund ends as what was agreed on. */
export const RETURN_MOVES: Readonly<
  Record<ReturnAct, { readonly from: readonly ReturnStatus[]; readonly to: readonly ReturnStatus[] }>
> = {
  approve: { from: ['requested'], to: ['approved', 'refunded', 'credited'] },
  decline: { from: ['requested'], to: ['declined'] },
  cancel: { from: ['requested', 'approved'], to: ['cancelled'] },
  // Said again it is a number that was mistyped.
  send: { from: ['approved', 'sent'], to: ['sent'] },
  receive: { from: ['approved', 'sent'], to: ['received'] },
  inspect: { from: ['received'], to: ['inspected', 'refunded', 'credited'] },
  refund: { from: ['inspected'], to: ['refunded', 'credited', 'exchanged'] },
  'send-back': { from: ['received', 'inspected'], to: ['sent-back'] },
}

/** Units of one line for one reason. */
export type ReturnedUnits = {
  readonly variantId: VariantId
  readonly units: number
  readonly reason: ReturnReason
  /** In the words of whoever sends it back; may be empty. */
  readonly note: string
  /** Keys of pictures. */
  readonly pictures: readonly string[]
}

/** Where units that came back go: on the shelf, to somebody who mends them, or to nowhere. */
export const TAKEN_TO = ['sell', 'repair', 'nowhere'] as const

export type TakenUnits = {
  readonly variantId: VariantId
  readonly units: number
  readonly to: (typeof TAKEN_TO)[number]
  /** Where they are; null: nowhere. */
  readonly location: LocationId | null
}

export type Inspection = {
  /** What the shop takes, and pays for. What it does not take stays the buyer's. */
  readonly taken: readonly TakenUnits[]
  /** What is taken off for the state that they are in, and why; nothing, and empty. */
  readonly less: Money
  readonly why: string
  readonly inspectedAt: number
}

export type ReturnParcel = {
  /** May be empty, as is its number. */
  readonly carrier: string
  readonly tracking: string
  readonly sentAt: number
  readonly events?: readonly TrackingEvent[]
}

export type Return = {
  /** Given by who asks, so that asking twice asks once. */
  readonly id: string
  readonly kind: 'return' | 'withdrawal'
  /** Who asked. */
  readonly by: 'buyer' | 'staff'
  readonly status: ReturnStatus
  readonly units: readonly ReturnedUnits[]
  readonly resolution: ReturnResolution
  readonly terms: ReturnTerms
  /** What goes back of what was paid for delivery when nothing of the order is kept: at most so much. Absent: nothing. */
  readonly delivery?: Money
  /** What the buyer has said, and what the shop has answered: the buyer reads both. Absent: nothing. */
  readonly note?: string
  readonly answer?: string
  /** Absent as long as nobody has said that it was sent. */
  readonly parcel?: ReturnParcel
  readonly inspection?: Inspection
  /** Under which id its money goes back, and for which units; absent as long as none does. */
  readonly refund?: { readonly id: string; readonly parcels: readonly { variantId: VariantId; units: number }[] }
  readonly requestedAt: number
  /** When it came to where it stands, ms since the epoch. */
  readonly since: number
}

export const RETURN_NOTE_MAX = 1_000
export const RETURN_PICTURES_MAX = 6
/** Of one order; and parts of one. */
export const RETURNS_MAX = 100
export const RETURN_PARTS_MAX = 100

const NOTHING: ReadonlySet<ReturnStatus> = new Set(['declined', 'cancelled', 'sent-back'])

const sumFor = (parts: readonly { variantId: VariantId; units: number }[], variantId: VariantId): number =>
  parts.reduce((sum, one) => (one.variantId === variantId ? sum + one.units : sum), 0)

/** Units that it has from its order, or is about to have: nobody else can give these back. */
export const unitsBack = ({ status, units, inspection, refund }: Return, variantId: VariantId): number => {
  const paid = refund ? sumFor(refund.parcels, variantId) : 0
  if (NOTHING.has(status)) return paid
  return Math.max(paid, sumFor(inspection ? inspection.taken : units, variantId))
}

/** Units for which its money has still to go back. */
export const unitsUnpaid = (one: Return, variantId: VariantId): number => (one.refund ? 0 : unitsBack(one, variantId))

const NOT_TOLD = { note: '', pictures: [] }

/** What is left of it when its buyer is forgotten: what came back, and nothing that anybody has said. */
export const withoutSender = ({ note: _said, answer: _told, parcel, inspection, ...one }: Return): Return => ({
  ...one,
  units: one.units.map((part) => ({ ...part, ...NOT_TOLD })),
  ...(parcel && { parcel: { carrier: parcel.carrier, tracking: '', sentAt: parcel.sentAt } }),
  ...(inspection && { inspection: { ...inspection, why: '' } }),
})

/** Whether nothing more happens to it. */
export const isReturnOver = ({ status }: Pick<Return, 'status'>): boolean =>
  NOTHING.has(status) || status === 'refunded' || status === 'credited' || status === 'exchanged'
