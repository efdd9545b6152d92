/** What links carry is read by the shop alone, says the same each time, and is good for one purpose. */
import { expect, test } from 'vitest'
import { hide, uncover } from './hide.ts'
import { seal } from './seal.ts'

const env = { USERS_DB: null as unknown as D1Database, ADMISSION_SECRET: 'a secret of the tests' }
const SAID = 'newsletter en maya+news@例子.example'

test('nobody reads it, it stands in an address as it is, and a mail that is tried again says the same', async () => {
  const key = await hide(env, 'unsubscribe', SAID)
  expect(key).toMatch(/^[\w-]+$/)
  expect(atob(key.replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('maya')
  expect(await hide(env, 'unsubscribe', SAID)).toBe(key)
  expect(await uncover(env, 'unsubscribe', key)).toBe(SAID)
})

test('what was changed, is of another purpose, of another shop or nothing at all opens nothing', async () => {
  const key = await hide(env, 'unsubscribe', SAID)
  expect(await uncover(env, 'newsletter', key)).toBeNull()
  expect(await uncover({ ...env, ADMISSION_SECRET: 'another' }, 'unsubscribe', key)).toBeNull()
  const changed = Array.from(key, (letter, at) => key.slice(0, at) + (letter === 'A' ? 'Q' : 'A') + key.slice(at + 1))
  // The last letter may carry bits that say nothing.
  for (const one of changed.slice(0, -1)) expect(await uncover(env, 'unsubscribe', one)).toBeNull()
  for (const none of ['', 'A', '.', 'x.y', SAID, '\u0000', '%', 'A'.repeat(4_000)])
    expect(await uncover(env, 'unsubscribe', none)).toBeNull()
})

test('a link of a mail from before, signed and in clear, is good still; a forged one is not', async () => {
  const old = await seal(env, 'unsubscribe', SAID)
  expect(await uncover(env, 'unsubscribe', old)).toBe(SAID)
  expect(await uncover(env, 'newsletter', old)).toBeNull()
  expect(await uncover(env, 'unsubscribe', old.replace('maya', 'anna'))).toBeNull()
})
