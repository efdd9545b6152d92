/**
 * A dispute: the shopper's bank wants money back, and the shop may answer once, with evidence, until a day that the provider names.
 *
 *   needs-response ──▶ under-review ──▶ won | lost
 *         └── accepted, or too late ──▶ lost
 *
 * What became of it is the provider's word alone; here stands what the shop may still do.
 */
import { standingOf } from '../logistics/tracking.ts'
import type { Order, Shipment } from './order.ts'
import type { Dispute } from './reconciliation.ts'
import { ok, refuse, type Result } from '../result.ts'

/** In the order in which they are checked. */
export type DisputeRefusal =
  | { readonly code: 'dispute-answered'; readonly state: Dispute['state'] }
  | { readonly code: 'dispute-late'; readonly respondBy: number }

type Open = Pick<Dispute, 'state' | 'respondBy'>

/** Whether it can be answered or accepted now. */
export const answerable = ({ state, respondBy }: Open, now: number): Result<void, DisputeRefusal> => {
  if (state !== 'needs-response') return refuse({ code: 'dispute-answered', state })
  if (respondBy !== null && now >= respondBy) return refuse({ code: 'dispute-late', respondBy })
  return ok(undefined)
}

const DAY_MS = 24 * 60 * 60_000

/** Of what staff are told, each once: that there is one, that three days are left, that one is. */
export const NOTICES = ['new', 'three-days', 'one-day'] as const
export type DisputeNotice = (typeof NOTICES)[number]

/** @returns null: nothing can be done about it any more */
export const noticeOf = (dispute: Open, now: number): DisputeNotice | null => {
  if (!answerable(dispute, now).ok) return null
  const left = dispute.respondBy === null ? Infinity : dispute.respondBy - now
  return left <= DAY_MS ? 'one-day' : left <= 3 * DAY_MS ? 'three-days' : 'new'
}

/** As long as a bank reads; providers take more. */
export const ANSWER_LENGTH_MAX = 10_000

/** What banks ask for by name, of whoever is still known: the parcel that got furthest stands for the order. */
export type OrderProof = {
  readonly name: string
  readonly email: string
  readonly goods: string
  readonly carrier: string
  readonly tracking: string
  /** ms since the epoch; null: nothing was sent. */
  readonly shippedAt: number | null
  readonly deliveredAt: number | null
}

/** When it was delivered, by what its carrier or staff have said; null: it was not, or nobody has said so. */
export const deliveredAt = (shipment: Shipment): number | null => {
  const { status, since } = standingOf(shipment)
  return status === 'delivered' ? since : null
}

export const proofOf = (order: Order): OrderProof => {
  const shown = order.shipments.find((one) => deliveredAt(one) !== null) ?? order.shipments[0]
  return {
    name: order.address?.name ?? '',
    email: order.email,
    goods: order.lines.map(({ title, units }) => `${units} × ${title.en}`).join(', '),
    carrier: shown?.carrier ?? '',
    tracking: shown?.tracking ?? '',
    shippedAt: shown?.shippedAt ?? null,
    deliveredAt: shown ? deliveredAt(shown) : null,
  }
}
