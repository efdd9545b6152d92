/** What makes a browser one voter: a secret that it is given when it votes first. It is told to nobody, and says nothing of who it is. */
import type { Context } from 'hono'
import { BASE32, base32 } from '#domain/ids'
import { readOwnCookie, writeOwnCookie } from './own-cookie.ts'

const NAME = 'stoa_voter'
/** As long as browsers keep any. */
const COOKIE_SECONDS = 400 * 24 * 60 * 60
const SECRET = new RegExp(`^[${BASE32}]{26}$`)

/** @returns the secret, which the answer carries along where it is new */
export const voterCookie = (c: Context): string => {
  const known = readOwnCookie(c, NAME)
  if (known !== undefined && SECRET.test(known)) return known
  const fresh = base32(crypto.getRandomValues(new Uint8Array(26)))
  writeOwnCookie(c, NAME, fresh, COOKIE_SECONDS)
  return fresh
}
