/**
 * How a password is kept: scrypt with a salt of its own, written with its parameters so that they can grow later.
 *
 * node:crypto does it natively. The pure-JavaScript hash that the sign-in library brings takes longer than a Worker
 * may think, and PBKDF2 is capped by the platform below what is safe.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html N=2^14, r=8, p=5
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** N·r·p = 655,360: below the platform's bound of 2^20. */
const COST = { N: 2 ** 14, r: 8, p: 5 } as const
/** 128·N·r is 16 MiB; node asks for somewhat more than that. */
const MEMORY_BYTES_MAX = 64 * 2 ** 20
const KEY_BYTES = 64
const SALT_BYTES = 16

type Cost = { readonly N: number; readonly r: number; readonly p: number }

const derive = (password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same letters typed on two keyboards may be other code points: compare them in one form.
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: MEMORY_BYTES_MAX }, (fault, key) =>
      fault ? reject(fault) : resolve(key),
    )
  })

export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$')
}

export const verifyPassword = async ({ hash, password }: { hash: string; password: string }): Promise<boolean> => {
  const [kind, N, r, p, salt, key] = hash.split('$')
  if (kind !== 'scrypt' || !salt || !key) return false
  const found = await derive(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) })
  const stored = Buffer.from(key, 'base64')
  return stored.length === found.length && timingSafeEqual(stored, found)
}
