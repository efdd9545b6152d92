/** Why something is not returned, or a return is not moved: one status for each code. */
export const returnStatusOf = {
  'return-unknown': 404,
  'returns-too-many': 409,
  'return-empty': 422,
  'exchange-not-offered': 422,
  'gift-card-not-returned': 422,
  'units-beyond-sent': 422,
  'units-beyond-return': 422,
  'amount-beyond-order': 422,
  // It stands elsewhere by now: with where.
  'return-moved': 409,
  // Its money has gone back.
  'return-paid': 409,
  'withdrawal-stands': 409,
  // By the policy: with why.
  'not-returnable': 409,
  'return-pictures-wanted': 422,
  'withdrawal-over': 409,
} as const
