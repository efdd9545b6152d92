/** What tells one saved card from another, and until when it is good. */
import { expect, test } from 'vitest'
import { isExpired, newSavedMethodId, savedMethodId } from './saved-methods.ts'

test('an id is read as it was made, and nothing else is one', () => {
  const id = newSavedMethodId(new Uint8Array(24).fill(7))
  expect(savedMethodId(id)).toBe(id)
  for (const wrong of ['', 'spm_', `${id}x`, id.toUpperCase(), id.replace('spm_', 'pm_'), `${id}\n`])
    expect(savedMethodId(wrong), wrong).toBeUndefined()
})

test.each([
  [{ month: 2, year: 2028 }, Date.UTC(2028, 1, 29, 23, 59, 59), false],
  [{ month: 2, year: 2028 }, Date.UTC(2028, 2, 1), true],
  [{ month: 12, year: 2028 }, Date.UTC(2028, 11, 31), false],
  [{ month: 12, year: 2028 }, Date.UTC(2029, 0, 1), true],
  [null, Date.UTC(2099, 0, 1), false],
])('%j is good until the end of its month', (expiry, now, over) => {
  expect(isExpired({ expiry }, now)).toBe(over)
})
