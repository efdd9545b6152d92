/** When a try is looked at, waited for, asked for a person, or sent to the mail. */
import { expect, test } from 'vitest'
import { verdictOn, type Counts } from './sign-in.ts'

const NOW = Date.UTC(2026, 10, 30)
const tries = (times: number, before = NOW) => ({ times, since: NOW - 60_000, last: NOW, before })
const verdict = (counts: Counts, isPerson = false) => verdictOn(counts, { now: NOW, isPerson })

test.each([
  ['the fifth of one at an account', { 'account-from-place': tries(5) }, { type: 'pass' }],
  ['the sixth, in the same second', { 'account-from-place': tries(6) }, { type: 'wait', seconds: 2 }],
  ['the sixth, two seconds later', { 'account-from-place': tries(6, NOW - 2000) }, { type: 'pass' }],
  ['the tenth', { 'account-from-place': tries(10) }, { type: 'wait', seconds: 32 }],
  ['the fiftieth: no longer than a quarter of an hour', { device: tries(50) }, { type: 'wait', seconds: 900 }],
  ['the eleventh at an account from everywhere', { account: tries(11) }, { type: 'challenge' }],
  ['the thirty-first', { account: tries(31) }, { type: 'mail' }],
  ['the twenty-first of one block at whatever accounts', { place: tries(21) }, { type: 'challenge' }],
  ['the hundred and first of the shop', { all: tries(101) }, { type: 'challenge' }],
] as const)('%s', (_, counts, expected) => {
  expect(verdict(counts)).toEqual(expected)
})

test('a person is let on where a program would be stopped, and nowhere else', () => {
  expect(verdict({ all: tries(500), account: tries(20) }, true)).toEqual({ type: 'pass' })
  expect(verdict({ account: tries(31) }, true)).toEqual({ type: 'mail' })
  expect(verdict({ device: tries(9) }, true)).toEqual({ type: 'wait', seconds: 16 })
})

test('of a thousand stolen passwords for a thousand accounts, from a thousand addresses, a hundred are looked at', () => {
  const verdicts = Array.from({ length: 1_000 }, (_, at) =>
    verdict({ 'account-from-place': tries(1, 0), account: tries(1, 0), place: tries(1, 0), all: tries(at + 1) }),
  )
  expect(verdicts.filter(({ type }) => type === 'pass')).toHaveLength(100)
  expect(verdicts.filter(({ type }) => type === 'challenge')).toHaveLength(900)
})
