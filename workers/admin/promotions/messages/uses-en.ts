/** What is said of the use of promotions, and of those that do nothing, in English. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

export const usesEn = {
  head: 'Use and revenue',
  since: (day: string) => `since ${day}; orders that had it, whether or not because of it`,
  columns: { revenue: 'Revenue', given: 'Given' },
  foot: 'Used by orders of the last thirty days; revenue is what was paid for them. What was cancelled is left out.',
  ofLate: (sums: string) => `In thirty days: ${sums}`,
  discounted: (paid: string, given: string, rate: string) => `${paid} with a discount, ${given} given, ${rate}`,
  between: '; ',
  left: (uses: string, left: string) => `${uses} uses, ${left} left`,
  endsOn: (day: string) => `ends ${day}`,
  none: 'No order of the last thirty days has it.',
  uses: plural({ one: '# use', other: '# uses' }),
  buyers: plural({ one: 'by one buyer', other: 'by # buyers' }),
  chart: (most: string, day: string) => `Uses by day. Most on ${day}: ${most}.`,
  figures: { uses: 'Orders with it', revenue: 'Revenue with it', given: 'Given away' },
  each: (amount: string) => `${amount} an order`,
  share: (rate: string) => `${rate} of what they would have cost`,
  code: 'Code',
  byCode: 'The codes that were used most',
  csv: 'By day and code, as CSV',
  look: 'Needs a look',
  attention: { 'used-up': 'Used up', 'no-code': 'No code', 'never-wins': 'Never wins', 'idle-limit': 'Idle limit' },
  why: {
    'used-up': 'All its uses are taken. Raise the limit, or end it.',
    'no-code': 'Nobody can use it before it has a code.',
    'idle-limit': 'The limit for one person is above the limit in all, so nobody ever comes to it.',
    'never-wins': (other: string) => `“${other}” always gives more for the same, and the two do not combine.`,
  },
  restore: 'Restore',
  restoreOne: (version: number) => `Restore version ${version}`,
  restored: 'It says again what it said then. Carts are judged by it within five seconds.',
  beside: 'What runs now',
  besideNone: 'Nothing else runs now.',
  thisOne: 'This one',
  adds: 'adds up',
  best: 'best one wins',
  may: 'May stand beside it',
  mayNot: 'May not',
  nobody: 'none',
  more: plural({ one: 'and one more', other: 'and # more' }),
  out: 'Export',
  example: 'Example cart',
  another: 'Try another',
}

export type UsesMessages = typeof usesEn
