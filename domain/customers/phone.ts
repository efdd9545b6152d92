/** Telephone numbers of accounts: how they are shown, under what their codes are kept, and how many messages they are worth. */

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
