/** What staff read when something about prices is refused, in English. */
import { priceListRefusals } from './price-list-refusals.ts'

export const priceRefusalsEn = {
  'promotion-unknown': 'There is no such promotion.',
  'promotion-invalid': 'The promotion cannot be like this.',
  'promotion-changed': 'Somebody else has changed the promotion meanwhile. Look at it as it is now and try again.',
  'promotion-over': 'The promotion has ended, so it cannot be changed any more. Make another from it.',
  'promotion-version-unknown': 'There is no such version of the promotion.',
  'promotions-full':
    'Carts are judged by 2,000 promotions at most, and so many run. Pause or end one that nobody needs, then let this one run.',
  'codes-invalid': 'Codes consist of letters, figures and hyphens, up to 64 of them.',
  'codes-taken': 'Some of these codes are taken, so none was made.',
  'code-unknown': 'There is no such code.',
  'code-closed': 'The code does not count now.',
  'code-not-given': 'The cart does not have this code.',
  'too-many-codes': 'A cart takes six codes.',
  'promotion-used-up': 'The promotion has just been used up.',
  ...priceListRefusals.en,
}
