/** A claim is made, and settled: each change is the order's, with its claim in it. */
import type { VariantId } from '../ids.ts'
import type { Money } from '../money.ts'
import { changed, unitsOf, type Order } from '../orders/order.ts'
import { refund, refundableUnits, type RefundRefusal } from '../orders/refund.ts'
import { ok, refuse, type Result } from '../result.ts'
import { CLAIMS_MAX, type CarrierClaim, type Claim, type ClaimStatus } from './claim.ts'

export type Claiming = Pick<Claim, 'id' | 'by' | 'units' | 'note'>

/** What becomes of one. `refund`: by that id the money of its units goes back. `replace`: that addition goes out in their place. */
export type ClaimMove =
  | { readonly act: 'refund'; readonly refund: string; readonly answer: string }
  | { readonly act: 'replace'; readonly addition: string; readonly answer: string }
  | { readonly act: 'decline'; readonly answer: string }
  | { readonly act: 'withdraw' }

/** In the order they are checked. */
export type ClaimRefusal =
  | { readonly code: 'claim-unknown' }
  | { readonly code: 'claims-too-many'; readonly most: number }
  | { readonly code: 'claim-empty' }
  | { readonly code: 'line-item-unknown'; readonly variantId: VariantId }
  /** More than were sent, and are neither claimed nor on their way back already. */
  | { readonly code: 'units-beyond-sent'; readonly variantId: VariantId; readonly most: number }
  | { readonly code: 'claim-settled'; readonly status: ClaimStatus }
  | RefundRefusal

type Answer = Result<Order, ClaimRefusal>

/** What can be claimed: sent, and nothing has gone back or out anew for it. */
export const claimableUnits = (order: Order, variantId: VariantId): number => refundableUnits(order, variantId)

/** The same id again changes nothing. */
export const claim = (order: Order, asked: Claiming, now: number): Answer => {
  const { claims = [] } = order
  if (claims.some(({ id }) => id === asked.id)) return ok(order)
  if (claims.length >= CLAIMS_MAX) return refuse({ code: 'claims-too-many', most: CLAIMS_MAX })
  if (asked.units.length === 0) return refuse({ code: 'claim-empty' })
  for (const { variantId, units } of asked.units) {
    if (!order.lines.some((line) => line.variantId === variantId))
      return refuse({ code: 'line-item-unknown', variantId })
    const most = claimableUnits(order, variantId)
    if (!Number.isSafeInteger(units) || units < 1 || unitsOf(asked.units, variantId) > most)
      return refuse({ code: 'units-beyond-sent', variantId, most })
  }
  const one: Claim = { ...asked, status: 'open', claimedAt: now, since: now }
  return ok(changed(order, { claims: [...claims, one] }, now))
}

const withClaim = (order: Order, one: Claim, now: number): Order =>
  changed(order, { claims: (order.claims ?? []).map((other) => (other.id === one.id ? one : other)) }, now)

const said = (answer: string): Pick<Claim, 'answer'> => (answer === '' ? {} : { answer })

/** Each variant once: what goes back is told by what and how many. */
const parcelsOf = ({ units }: Claim) =>
  [...new Set(units.map(({ variantId }) => variantId))].map((variantId) => ({
    variantId,
    units: unitsOf(units, variantId),
  }))

const SETTLED = { refund: 'refunded', replace: 'replaced', decline: 'declined', withdraw: 'withdrawn' } as const

/** Said again it changes nothing; said otherwise of one that is settled it is refused. */
export const settleClaim = (order: Order, id: string, move: ClaimMove, now: number): Answer => {
  const known = order.claims?.find((one) => one.id === id)
  if (!known) return refuse({ code: 'claim-unknown' })
  const status = SETTLED[move.act]
  if (known.status !== 'open') {
    const isSame =
      known.status === status &&
      (move.act !== 'refund' || known.refund === move.refund) &&
      (move.act !== 'replace' || known.addition === move.addition)
    return isSame ? ok(order) : refuse({ code: 'claim-settled', status: known.status })
  }
  const settled: Claim = {
    ...known,
    status,
    since: now,
    ...('answer' in move && said(move.answer)),
    ...(move.act === 'refund' && { refund: move.refund }),
    ...(move.act === 'replace' && { addition: move.addition }),
  }
  const after = withClaim(order, settled, now)
  if (move.act !== 'refund') return ok(after)
  return refund(after, { id: move.refund, cause: 'claim', parcels: parcelsOf(settled) }, now)
}

export type CarrierSaid = Omit<CarrierClaim, 'changedAt' | 'paid'> & { readonly paid: Money }

/** What is wanted of the carrier goes its own way, also behind the end of the claim. */
export const noteCarrierClaim = (order: Order, id: string, heard: CarrierSaid, now: number): Answer => {
  const known = order.claims?.find((one) => one.id === id)
  if (!known) return refuse({ code: 'claim-unknown' })
  const { carrierClaim: before } = known
  const isSame =
    before?.carrier === heard.carrier &&
    before.number === heard.number &&
    before.state === heard.state &&
    before.paid.amount === heard.paid.amount
  return ok(isSame ? order : withClaim(order, { ...known, carrierClaim: { ...heard, changedAt: now } }, now))
}
