/**
 * Whether a bar code is a real trade number (GTIN-8, 12, 13 or 14): machines refuse a product with a wrong one.
 *
 * @see https://www.gs1.org/services/how-calculate-check-digit-manually
 */

/** Numbers that begin so are a shop's own or a coupon's, never a trade number: GS1 General Specifications, 1.4. */
const RESTRICTED = /^(?:02|04|2|98|99)/

/** @param text as it was scanned or typed; blanks and hyphens are let be. @returns its digits, or undefined */
export const tradeNumber = (text: string): string | undefined => {
  const digits = text.replaceAll(/[\s-]/g, '')
  if (!/^(\d{8}|\d{12,14})$/.test(digits) || /^0+$/.test(digits)) return undefined
  const long = digits.padStart(14, '0')
  const sum = Array.from(long.slice(0, 13), Number).reduce((all, digit, at) => all + digit * (at % 2 === 0 ? 3 : 1), 0)
  if ((10 - (sum % 10)) % 10 !== Number(long.at(-1))) return undefined
  return digits.length !== 8 && RESTRICTED.test(long.slice(1)) ? undefined : digits
}
