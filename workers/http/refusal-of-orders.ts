/** Why an order is not edited, or nothing is written down of it: one status for each code. */
export const orderStatusOf = {
  // Somebody has written another note meanwhile: with what it says.
  'order-note-changed': 409,
  'order-tags-too-many': 422,
  // Something is still to be sent, paid or given back.
  'order-unsettled': 409,
  'order-comment-unknown': 404,
  'order-comments-full': 409,
} as const
