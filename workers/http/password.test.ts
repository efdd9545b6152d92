/** Passwords: the right one opens, nothing else does. */
import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password.ts'

test('opens with the right password and no other', async () => {
  const hash = await hashPassword('demo-stoa-2026')
  expect(await verifyPassword({ hash, password: 'demo-stoa-2026' })).toBe(true)
  expect(await verifyPassword({ hash, password: 'demo-stoa-2027' })).toBe(false)
})

test('hashes one password to two texts, each with its cost', async () => {
  const [one, two] = await Promise.all([hashPassword('twelve letters'), hashPassword('twelve letters')])
  expect(one).not.toBe(two)
  expect(one).toMatch(/^scrypt\$16384\$8\$5\$/)
})

test('opens nothing with a hash that is none', async () => {
  expect(await verifyPassword({ hash: 'demo-stoa-2026', password: 'demo-stoa-2026' })).toBe(false)
})
