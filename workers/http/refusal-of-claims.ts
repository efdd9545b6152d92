/** Why nothing is claimed, or a claim is not settled: one status for each code. */
export const claimStatusOf = {
  'claim-unknown': 404,
  'claims-too-many': 409,
  'claim-empty': 422,
  // Somebody has decided meanwhile: with how it stands.
  'claim-settled': 409,
  // More than were sent, and are neither claimed nor given back: with how many there are.
  'units-beyond-sent': 422,
  'amount-beyond-order': 422,
} as const
