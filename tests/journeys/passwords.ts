/**
 * What lies in the store for somebody whom a test has come to work here.
 *
 * A stored password names the parameters that it was made with, and is tried with those (workers/http/password.ts). Those of
 * the shop take a fifth of a second, for each of three people of each file; what it costs to try one is not what is tested.
 */
import { scryptSync } from 'node:crypto'

const COST = { N: 2, r: 1, p: 1 } as const

export const storedPassword = (password: string): string => {
  const salt = Buffer.from(password)
  return [
    'scrypt',
    ...Object.values(COST),
    salt.toString('base64'),
    scryptSync(password, salt, 64, COST).toString('base64'),
  ].join('$')
}
