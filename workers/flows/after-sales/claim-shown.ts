/** A claim as programs are shown it, by the API and by webhooks. */
import type { Claim } from '#domain/after-sales/claim'

/** What its buyer may know: what the shop wants of its carrier is between the two. */
export const claimShown = ({ id, by, status, units, note, answer, addition, refund, claimedAt, since }: Claim) => ({
  id,
  by,
  status,
  units: units.map(({ variantId, units: some, kind }) => ({ variantId, units: some, kind })),
  note: note ?? '',
  answer: answer ?? '',
  addition: addition ?? null,
  refund: refund ?? null,
  claimedAt,
  since,
})

export const claimOfStaffShown = (claim: Claim) => ({
  ...claimShown(claim),
  carrierClaim: claim.carrierClaim ? { ...claim.carrierClaim } : null,
})
