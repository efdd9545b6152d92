/** When a try at a password is not looked at any more. */
import { expect, test } from 'vitest'
import { ATTEMPTS_PERIOD_MS, secondsToWait } from './attempts.ts'

test('the tenth try is looked at, the eleventh waits for the rest of the quarter of an hour', () => {
  expect(secondsToWait([{ kind: 'device', times: 10, since: 0 }], 1)).toBe(0)
  expect(secondsToWait([{ kind: 'device', times: 11, since: 0 }], 60_000)).toBe(14 * 60)
})

test('what is beyond its bound for longest counts', () => {
  const counts = [
    { kind: 'account-from-place', times: 11, since: 0 },
    { kind: 'account', times: 31, since: 120_000 },
  ] as const
  expect(secondsToWait(counts, 120_000)).toBe(ATTEMPTS_PERIOD_MS / 1000)
})
