/** How a telephone number is written: with its country, so that it is the same from everywhere. */
import { repairLine } from '../one-line.ts'

/** E.164: seven to fifteen digits. @see https://www.itu.int/rec/T-REC-E.164 */
const E164 = /^\+[1-9]\d{6,14}$/

/** What people write between digits; `(0)` is dialled within the country alone. */
const BETWEEN = /\(0\)|[\s().\-/\u2010-\u2015]/g

/** @returns undefined for what is no number with its country: `0151 1234567` is one in many */
export const e164Of = (text: string): string | undefined => {
  const number = repairLine(text.normalize('NFKC')).replaceAll(BETWEEN, '').replace(/^00/, '+')
  return E164.test(number) ? number : undefined
}

/** `+46 … 67`: whose it is, for whoever knows it. */
export const maskedPhone = (phone: string): string => `${phone.slice(0, 3)} … ${phone.slice(-2)}`

/** Under which a code for a number is kept: of somebody who wants it to be theirs, and of somebody who wants to sign in. */
export const phoneCodeOf = (phone: string, customer: string | null): string =>
  customer === null ? `phone-sign-in-${phone}` : `phone-of-${customer}-${phone}`

/** Short messages cost money, and there are people who earn it: bounds of one number, of one block of addresses, and of the shop. */
export const SMS_BOUNDS = {
  /** In a quarter of an hour, and in a day: the last one holds. */
  number: 3,
  numberDay: 10,
  /** In a day: from the next on a person has to be shown; then none is sent. */
  placeChallenged: 5,
  placeDay: 20,
  /** That leave the shop in a day. */
  shopDay: 1_000,
} as const

export const smsVerdict = (
  { number, numberDay, placeDay }: { readonly number: number; readonly numberDay: number; readonly placeDay: number },
  { isPerson }: { readonly isPerson: boolean },
): 'send' | 'again' | 'challenge' | 'wait' => {
  if (placeDay > SMS_BOUNDS.placeDay) return 'wait'
  if (placeDay > SMS_BOUNDS.placeChallenged && !isPerson) return 'challenge'
  return number > SMS_BOUNDS.number || numberDay > SMS_BOUNDS.numberDay ? 'again' : 'send'
}
