/** What is said of acts on many products that are looked at before they are done, in English. */
import { clocksEn } from '../../../frame/messages/clocks-en.ts'
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

export const steps = {
  titles: {
    schedule: 'When they are for sale',
    category: 'Set the category',
    prices: 'Change prices',
    'compare-at': 'Change the compare-at price',
    duplicate: 'Duplicate products',
    delete: 'Delete products',
  },
  go: {
    schedule: plural({ one: 'Change # product', other: 'Change # products' }),
    category: plural({ one: 'Change # product', other: 'Change # products' }),
    prices: plural({ one: 'Change # product', other: 'Change # products' }),
    'compare-at': plural({ one: 'Change # product', other: 'Change # products' }),
    duplicate: plural({ one: 'Copy # product', other: 'Copy # products' }),
    delete: plural({ one: 'Delete # product', other: 'Delete # products' }),
  },
  why: {
    schedule: (zone: string) => `By the clock of ${zone}. What is left empty stays as it is.`,
    category: () => 'As feeds name it, from the widest to the narrowest. Empty: none.',
    prices: () => 'Of every variant, in one currency. One that has no price in it stays so, unless prices are set.',
    'compare-at': () =>
      'The price before, of every variant, in one currency. A product whose price it would not be above is left as it is, and told.',
    duplicate: () => 'Copies are drafts under an address of their own, without stock and reviews.',
    delete: () => 'They leave the shop at once; orders keep what was bought. One press brings all of them back.',
  },
  fields: {
    from: 'For sale from',
    until: 'For sale until',
    clear: 'What is empty here is taken away',
    category: 'Category',
    currency: 'Currency',
    how: 'How',
    amount: 'By how much, or to what',
    ending: 'Rounded',
    was: 'What they cost until now becomes the compare-at price',
  },
  hows: {
    'raise-percent': 'raise by %',
    'lower-percent': 'lower by %',
    raise: 'raise by an amount',
    lower: 'lower by an amount',
    set: 'set to',
    'above-percent': 'so many % above the price',
    remove: 'take away',
  },
  endings: { exact: 'not rounded', '00': 'to .00', '95': 'to .95', '99': 'to .99' },
  faults: {
    'moment-form': 'This is no moment from 1970 on: day and time, as 2026-12-24 09:00.',
    ...clocksEn,
    order: 'It would end before it begins.',
    nothing: 'Say what is to be changed.',
    amount: 'This is no amount in that currency, as 12.50 in euros.',
    percent: 'This is no percentage, as 10 or 7.5: up to 10,000, and nothing can be lowered by more than 100.',
    currency: 'The shop sells in no such currency: choose one of its own.',
    ending: 'Only amounts with hundredths are rounded so, as 12.99; this currency has none.',
    long: 'Take at most 1,000 characters.',
  },
  moved: 'Nothing was done: others fit now than those that were looked at.',
  movedFrom: (before: string, now: string) =>
    `There were ${before}, now there are ${now}. Look at them again, then press.`,
  gone: plural({
    one: '# of those that were picked is not there any more.',
    other: '# of those that were picked are not there any more.',
  }),
  preview: 'Look at it first',
  previewed: 'The first of them',
  more: plural({ one: 'and # more', other: 'and # more' }),
  before: 'Now',
  after: 'Then',
  same: 'stays as it is',
  always: 'always',
  since: (from: string) => `from ${from}`,
  till: (until: string) => `until ${until}`,
  none: 'none',
  copy: (handle: string) => `a draft, ${handle}`,
  deleted: 'deleted',
  back: 'Back to the list',
}
