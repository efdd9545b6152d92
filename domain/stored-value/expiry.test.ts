/** Months are counted by the calendar, and never fewer than the law says. */
import { expect, test } from 'vitest'
import { expiryOf } from './expiry.ts'

const at = (text: string) => Date.parse(`${text}T10:00:00Z`)

test.each([
  ['never, unless the shop says so', '2026-01-31', null, 'DE', null],
  ['a year where no law says more', '2026-03-15', 12, 'NL', '2027-03-15'],
  ['the last day of a shorter month', '2026-01-31', 1, 'NL', '2026-02-28'],
  ['a leap day', '2028-02-29', 12, 'NL', '2029-02-28'],
  ['no sooner than the law', '2026-03-15', 12, 'US', '2031-03-15'],
  ['later than the law', '2026-03-15', 120, 'US', '2036-03-15'],
  ['of a shop that has not said where it is', '2026-03-15', 12, '', '2027-03-15'],
])('%s', (_, from, months, country, until) =>
  expect(expiryOf(at(from), months, country)).toBe(until === null ? null : at(until)),
)
