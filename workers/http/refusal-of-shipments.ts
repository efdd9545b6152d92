/** Why something is not sent, or nothing is learnt of what was: one status for each code. */
export const shipmentStatusOf = {
  'shipment-unknown': 404,
  // A postal number whose check digit says that it was mistyped.
  'tracking-number-wrong': 422,
  // A label was bought for all that is open.
  'units-labelled': 409,
  'label-unknown': 404,
  // Its carrier has been asked, and has not answered.
  'label-pending': 409,
  // Some of its units were cancelled.
  'label-stale': 409,
  // Its carrier does not sell it, or does not take it back.
  'label-refused': 409,
  'label-kept': 409,
  // No carrier of the shop sells any.
  'labels-not-sold': 409,
  'rate-unknown': 422,
  'carrier-silent': 503,
  // The settings do not say where the shop stands.
  'sender-unknown': 409,
  'weight-unknown': 422,
  'weight-unfit': 422,
  'customs-incomplete': 422,
  // Nothing is to be printed, or more than one file takes.
  'labels-none': 422,
} as const
