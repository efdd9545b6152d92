/** Why a gift card or the credit of an account is not dealt, changed or spent: one status for each code. */
export const storedValueStatusOf = {
  'stored-value-unknown': 404,
  // Field by field.
  'stored-value-invalid': 422,
  'stored-value-disabled': 409,
  // What was paid for it went back: it is not opened again.
  'stored-value-refunded': 409,
  // With what there is.
  'balance-short': 409,
  // More than one card or account may be given in all.
  'amount-beyond': 422,
  // Whom a card in a cart is for: field by field.
  'gift-invalid': 422,
  // Of another account, or of a guest: credit is spent in a cart of its account alone.
  'cart-not-own': 403,
  // More people than one cart can name.
  'too-many-recipients': 422,
} as const
