/**
 * Numbers of parcels, as people and carriers write them. Those of postal services have a check digit (UPU S10), which finds what was
 * mistyped before a buyer is sent to a parcel that is not theirs.
 *
 * @see https://www.upu.int/UPU/media/upu/files/postalSolutions/programmesAndServices/standards/S10-12.pdf
 */
import { ok, refuse, type Result } from '../result.ts'

const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const

/** @param serial eight digits */
export const s10CheckDigit = (serial: string): number => {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(serial[at]), 0)
  const digit = 11 - (sum % 11)
  return digit === 10 ? 0 : digit === 11 ? 5 : digit
}

/** @param service two letters, `RR` @param serial a whole number below 10⁸ @param country ISO 3166-1 alpha-2 */
export const s10Number = (service: string, serial: number, country: string): string => {
  const digits = String(serial).padStart(8, '0')
  return `${service}${digits}${s10CheckDigit(digits)}${country}`
}

const S10 = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/

/** Whether it has the form of such a number at all; other carriers have others. */
export const isS10 = (compact: string): boolean => S10.test(compact)

export const hasRightDigit = (compact: string): boolean => {
  const [, , serial = '', digit] = S10.exec(compact) ?? []
  return Number(digit) === s10CheckDigit(serial)
}

/** Without blanks and strokes, in capital letters and narrow digits: what two spellings of one number have in common. */
export const compactNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]+/gu, '')

export type TrackingNumberRefusal = { readonly code: 'tracking-number-wrong' }

/** As it is kept: a postal number without blanks, any other as it was written. */
export const trackingNumber = (text: string): Result<string, TrackingNumberRefusal> => {
  const compact = compactNumber(text)
  if (!isS10(compact)) return ok(text.normalize('NFKC').trim())
  return hasRightDigit(compact) ? ok(compact) : refuse({ code: 'tracking-number-wrong' })
}
