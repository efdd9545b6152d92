/** What shoppers read of promotions, in English. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

const more = plural({ one: 'One more', other: '# more' })

export const promotionsEn = {
  discount: 'Discount',
  code: 'Discount code or gift card',
  use: 'Use it',
  remove: 'Remove',
  removeCode: (code: string) => `Remove ${code}`,
  given: 'Codes and gift cards in this cart',
  gift: 'A present',
  giftUnits: plural({ one: 'One of it is a present.', other: '# of it are a present.' }),
  free: (title: string, units: number, all: number) =>
    units >= all ? title : `${title}: counts for ${units} of ${all}.`,
  best: 'Every line may have one promotion; we take those with which you pay least.',
  unknown: (code: string) =>
    code === '' ? 'Type the code that you have.' : `Nobody knows a code ${code}. It may be mistyped.`,
  ended: (code: string, on: string) => (on === '' ? `${code} has ended.` : `${code} ended on ${on}.`),
  notStarted: (code: string, on: string) => `${code} counts from ${on} on.`,
  paused: (code: string) => `${code} does not count at the moment.`,
  tooMany: 'A cart takes six codes. Take one back to give another.',
  tooOften: (minutes: number) =>
    `Too many codes that nobody knows. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  usedUp: (title: string) =>
    `“${title}” has just been used up, so the sum is another one. Look at it, then order again.`,
  why: {
    paused: 'It does not count at the moment.',
    'not-started': 'It has not begun yet.',
    ended: 'It has ended.',
    'not-now': 'It counts on other days or at other hours.',
    currency: 'It does not count in this currency.',
    country: 'It does not count where this goes.',
    'sign-in': 'It is for those who are signed in.',
    'not-for-you': 'It is for others.',
    'not-first-order': 'It is for a first order.',
    'no-goods': 'Nothing that it is about is in the cart.',
    'nothing-off': 'It would take nothing off.',
    'gift-gone': 'The present has just been sold out.',
    'used-up': 'It has been used up.',
    'no-delivery': 'It does not count for this way of delivery.',
  },
  units: (missing: number) => `${more(missing)}, and it counts.`,
  sum: (missing: string) => `${missing} more, and it counts.`,
  outdone: (other: string) => `It waits: “${other}” saves you more.`,
  notWith: (other: string) => `It waits: it may not stand beside “${other}”, which saves you more.`,
  nearUnits: (title: string, missing: number) => `${more(missing)} for “${title}”.`,
  nearSum: (title: string, missing: string) => `${missing} more for “${title}”.`,
  nextUnits: (title: string, missing: number) => `${more(missing)}, and “${title}” takes more off.`,
  nextSum: (title: string, missing: string) => `${missing} more, and “${title}” takes more off.`,
}

export type PromotionsMessages = typeof promotionsEn
