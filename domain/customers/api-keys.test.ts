/** What a key looks like, and what it opens. */
import { expect, test } from 'vitest'
import { apiKeySecret, isEntitled, KEY_PERMISSIONS, newApiKeySecret, shownOf } from './api-keys.ts'
import { may, ROLES } from './staff.ts'

const SECRET = newApiKeySecret(new Uint8Array(40).map((_, index) => index * 7))

test('a key is known by its form, and shown by eight of its forty letters', () => {
  expect(SECRET).toMatch(/^stoa_[0-9a-z]{40}$/)
  expect(apiKeySecret(SECRET)).toBe(SECRET)
  for (const other of ['', 'stoa_', `${SECRET}0`, SECRET.slice(1), SECRET.toUpperCase(), `${SECRET}\n`])
    expect(apiKeySecret(other)).toBeUndefined()
  expect(shownOf(SECRET)).toEqual({ start: SECRET.slice(0, 9), end: SECRET.slice(-4) })
})

test('a key opens what it was given and its maker may do, whatever else either is', () => {
  for (const role of ROLES) {
    for (const given of KEY_PERMISSIONS) {
      const opened = KEY_PERMISSIONS.filter((one) => isEntitled({ role, key: { permissions: [given] } }, one))
      expect(opened).toEqual(may(role, given) ? [given] : [])
      expect(isEntitled({ role }, given)).toBe(may(role, given))
    }
  }
})

test('who works here and which keys there are is opened by none', () => {
  expect(KEY_PERMISSIONS.filter((one) => one.startsWith('staff:'))).toEqual([])
})
