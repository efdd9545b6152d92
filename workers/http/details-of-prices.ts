/** What problems say to the people behind a program, of what things cost: the sentence of a code, then place by place what is wrong. */
import { own } from '#domain/own'
import type { PriceListFault } from '#domain/pricing/price-list-draft'
import type { PromotionFault } from '#domain/promotions/check'
import type { priceStatusOf } from './refusal-of-prices.ts'

type Code = keyof typeof priceStatusOf | 'too-many-attempts'

/** Pages say the same to staff. */
export const priceSentences: Readonly<Record<keyof typeof priceStatusOf, string>> = {
  'promotion-unknown': 'There is no such promotion.',
  'promotion-invalid': 'The promotion cannot be like this.',
  'promotion-changed': 'Somebody else has changed the promotion meanwhile. Look at it as it is now and try again.',
  'promotion-over': 'The promotion has ended, so it cannot be changed any more. Make another from it.',
  'promotion-version-unknown': 'There is no such version of the promotion.',
  'promotions-full':
    'Carts are judged by 2,000 promotions at most, and so many run. Pause or end one that nobody needs, then let this one run.',
  'promotion-used-up': 'The promotion has just been used up.',
  'codes-invalid': 'Codes consist of letters, figures and hyphens, up to 64 of them.',
  'codes-taken': 'Some of these codes are taken, so none was made.',
  'code-unknown': 'There is no such code.',
  'code-closed': 'The code does not count now.',
  'code-not-given': 'The cart does not have this code.',
  'too-many-codes': 'A cart takes six codes.',
  'price-list-unknown': 'There is no such price list any more.',
  'price-list-changed': 'Somebody else has changed the price list meanwhile. Look at it as it is now and try again.',
  'price-list-invalid': 'The price list cannot be like this.',
  'price-list-priced': 'The list has prices of its own. Take them out before its currency or its rule is changed.',
  'price-list-by-rule': 'This list prices by a rule and has no prices of its own.',
  'price-lists-full': 'The shop has as many price lists as it can have. Delete one first.',
}

const sentences: Readonly<Record<Code, string>> = {
  ...priceSentences,
  'too-many-attempts': 'Too many wrong tries from this connection. Try again later.',
}

const faults: Readonly<Record<PromotionFault | PriceListFault, string>> = {
  required: 'is missing',
  'too-long': 'is too long',
  'too-many': 'has too many members',
  'out-of-range': 'is out of its range, or no whole number',
  'unknown-currency': 'is no currency',
  'unsold-currency': 'is a currency in which the shop does not sell',
  'currency-unsold': 'is a currency in which the shop does not sell',
  'unknown-country': 'is no country',
  'unknown-time-zone': 'is no time zone',
  'time-zone-unknown': 'is no time zone',
  'time-form': 'is no such time',
  'moment-form': 'is no day and time',
  'clock-forward': 'is a time that never comes: the clocks are put forward over it',
  'clock-back': 'is a time that comes twice, as the clocks are put back: say which by its offset',
  duplicate: 'is there twice',
  'dates-reversed': 'is not after the beginning',
  'period-empty': 'is not after the beginning',
  over: 'is past already',
  'all-and-some': 'names everything and some things beside it',
  'not-ascending': 'is not above the step before it',
  mixed: 'counts units in one step and a worth in another',
  'gives-itself': 'is given for itself: what has to be bought is what is given, and nothing else',
  'gives-everything':
    'would give everything to everybody, for ever: say an end within a year, a limit, or whom it is for',
  'not-for-class': 'is for promotions on goods alone',
  unknown: 'names what there is not',
  circle: 'closes a circle: others give for it what it gives for them',
}

/** Places that are told in one sentence; `fields` has them all. */
const PLACES_MAX = 5

/** @returns undefined for a refusal of something else */
export const priceDetail = ({ code, ...about }: { readonly code: string }): string | undefined => {
  const sentence = own<string>(sentences, code)
  const { fields } = about as { readonly fields?: unknown }
  if (sentence === undefined || typeof fields !== 'object' || fields === null) return sentence
  const told = Object.entries(fields)
    .slice(0, PLACES_MAX)
    .map(([path, fault]) => `\`${path}\` ${own<string>(faults, String(fault)) ?? String(fault)}.`)
  return [sentence, ...told].join(' ')
}
