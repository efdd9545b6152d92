/** Why something is not sent, or nothing is learnt of what was: one status for each code. */
export const shipmentStatusOf = {
  'shipment-unknown': 404,
  // A postal number whose check digit says that it was mistyped.
  'tracking-number-wrong': 422,
} as const
