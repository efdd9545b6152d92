/**
 * A claim: what was sent came broken, incomplete, as something else, or never.
 *
 *   open ──▶ refunded (its money goes back) | replaced (the same goods go out anew, at no price) | declined | withdrawn
 *
 * Units are claimed once: those of an open claim are nobody else's, those of one that was settled are gone. So all that goes back of an
 * order, by returns and claims together, is never more than was paid, and no more is replaced than was sent.
 */
import type { VariantId } from '../ids.ts'
import type { Money } from '../money.ts'

export const CLAIM_KINDS = ['damaged', 'missing', 'wrong', 'never-came'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

export const CLAIM_STATUSES = ['open', 'refunded', 'replaced', 'declined', 'withdrawn'] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]

/** Units of one variant, and what is wrong with them. */
export type ClaimedUnits = {
  readonly variantId: VariantId
  readonly units: number
  readonly kind: ClaimKind
}

/** `filed`: the carrier looks into it. */
export const CARRIER_CLAIM_STATES = ['filed', 'paid', 'refused'] as const

/** What the shop wants of whoever carried it: between the two, and nothing that its buyer waits for. */
export type CarrierClaim = {
  readonly carrier: string
  /** Under which the carrier knows it; may be empty. */
  readonly number: string
  readonly state: (typeof CARRIER_CLAIM_STATES)[number]
  /** What it has paid; nothing until then. */
  readonly paid: Money
  readonly changedAt: number
}

export type Claim = {
  /** Given by who asks, so that asking twice claims once. */
  readonly id: string
  readonly by: 'buyer' | 'staff'
  readonly status: ClaimStatus
  readonly units: readonly ClaimedUnits[]
  /** What the buyer has said, and what the shop has answered: the buyer reads both. Absent: nothing. */
  readonly note?: string
  readonly answer?: string
  /** What was sent in their place, by its id. */
  readonly addition?: string
  /** By which its money goes back. */
  readonly refund?: string
  readonly carrierClaim?: CarrierClaim
  readonly claimedAt: number
  /** When it came to where it stands, ms since the epoch. */
  readonly since: number
}

/** What an order says of them. */
export type Claimed = {
  /** Absent: nothing ever was claimed. */
  readonly claims?: readonly Claim[]
}

export const CLAIM_NOTE_MAX = 1_000
/** Of one order, and parts of one. */
export const CLAIMS_MAX = 50
export const CLAIM_PARTS_MAX = 100

const unitsIn = (claim: Claim, variantId: VariantId): number =>
  claim.units.reduce((sum, one) => (one.variantId === variantId ? sum + one.units : sum), 0)

/** Units that nobody else may give back or claim: of those whose money goes back the refund speaks itself. */
export const unitsClaimed = (claims: readonly Claim[], variantId: VariantId): number =>
  claims.reduce(
    (sum, claim) => (claim.status === 'open' || claim.status === 'replaced' ? sum + unitsIn(claim, variantId) : sum),
    0,
  )
