/** Which passwords are refused because they are tried first. */
import { expect, test } from 'vitest'
import { isCommonPassword } from './password-strength.ts'

const about = ['eleni@shop.example', 'Eleni Kouris']

test.each([
  'password1234',
  'passwordpassword',
  '123456789012',
  'aaaaaaaaaaaa',
  'P@ssw0rd1234',
  'Welcome2026!!',
  'Summer2026Summer',
  'letmein12345',
  'eleni.kouris',
  'elenikouris2026',
])('%s is one of those that are tried first', async (password) => {
  expect(await isCommonPassword(password, about)).toBe(true)
})

test.each(['correct horse battery', 'kv7m2p9qx4wz', 'olives gravel kite ninety', '柱廊 与 台阶 之间 的 海风'])(
  '%s is not',
  async (password) => {
    expect(await isCommonPassword(password, about)).toBe(false)
  },
)
