/**
 * Whether a bar code is a real trade number (GTIN-8, 12, 13 or 14): machines refuse a product with a wrong one.
 *
 * @see https://www.gs1.org/services/how-calculate-check-digit-manually
 */

/** Numbers that begin so are a shop's own or a coupon's, never a trade number: GS1 General Specifications, 1.4. */
const RESTRICTED = /^(?:02|04|2|98|99)/

const digitsIn = (text: string): string | undefined => {
  const digits = text.replaceAll(/[\s-]/g, '')
  return /^(\d{8}|\d{12,14})$/.test(digits) && !/^0+$/.test(digits) ? digits : undefined
}

const isChecked = (digits: string): boolean => {
  const long = digits.padStart(14, '0')
  const sum = Array.from(long.slice(0, 13), Number).reduce((all, digit, at) => all + digit * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10 === Number(long.at(-1))
}

/** It is as long as a trade number and its last digit does not fit the others: mistyped, most likely. */
export const hasWrongCheckDigit = (text: string): boolean => {
  const digits = digitsIn(text)
  return digits !== undefined && !isChecked(digits)
}

/** @param text as it was scanned or typed; blanks and hyphens are let be. @returns its digits, or undefined */
export const tradeNumber = (text: string): string | undefined => {
  const digits = digitsIn(text)
  if (digits === undefined || !isChecked(digits)) return undefined
  return digits.length !== 8 && RESTRICTED.test(digits.padStart(14, '0').slice(1)) ? undefined : digits
}
