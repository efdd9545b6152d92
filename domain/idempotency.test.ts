/** Which keys may stand for something that has no other secret yet. */
import { expect, test } from 'vitest'
import { isUnguessable } from './idempotency.ts'

test.each([
  '1',
  'cart',
  'my-first-cart',
  '1234567890123456',
  'a'.repeat(255),
  'abcdefghijklmnopqrstuvwxyz',
  '2026-11-28',
  '2026-11-29T10:00:00Z',
  '2026-11-29T10:00:00.123Z',
  'idempotency-key-1',
  'checkout-session-create-7',
  'cart-1795948797227',
])('%s would be guessed', (key) => expect(isUnguessable(key)).toBe(false))

test('what is random passes, each time', () => {
  for (let times = 0; times < 2_000; times++) {
    expect(isUnguessable(crypto.randomUUID())).toBe(true)
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    expect(isUnguessable(Buffer.from(bytes).toString('hex'))).toBe(true)
    expect(isUnguessable(Buffer.from(bytes).toString('base64url'))).toBe(true)
  }
})
