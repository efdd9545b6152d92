/**
 * Six digits for a telephone: one at a time, for ten minutes, five wrong tries, used once. Whoever looks at one takes it away first, in
 * one statement, so of fifty who give it at the same moment one has it; a wrong one is put back with a try less.
 */
import { CODE_LENGTH, CODE_SECONDS, CODE_TRIES } from '#domain/customers/sign-in'
import { sealedName, type SealEnv } from './seal.ts'

/** As the library keeps codes. */
type Codes = {
  readonly createVerificationValue: (kept: {
    readonly identifier: string
    readonly value: string
    readonly expiresAt: Date
  }) => Promise<unknown>
  readonly consumeVerificationValue: (
    identifier: string,
  ) => Promise<{ readonly value: string; readonly expiresAt: Date } | null>
  readonly deleteVerificationByIdentifier: (identifier: string) => Promise<unknown>
}

const RANGE = 10 ** CODE_LENGTH

/** Each as likely as any other: what lies beyond the last whole range is drawn anew. */
const randomDigits = (): string => {
  const bound = Math.floor(2 ** 32 / RANGE) * RANGE
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
    if (drawn < bound) return String(drawn % RANGE).padStart(CODE_LENGTH, '0')
  }
}

const hashOf = (env: SealEnv, identifier: string, digits: string): Promise<string> =>
  sealedName(env, 'phone code', `${identifier} ${digits}`)

/** Those of before count no more. */
export const newPhoneCode = async (env: SealEnv, codes: Codes, identifier: string, now: number): Promise<string> => {
  const digits = randomDigits()
  await codes.deleteVerificationByIdentifier(identifier)
  const value = `${await hashOf(env, identifier, digits)}:0`
  await codes.createVerificationValue({ identifier, value, expiresAt: new Date(now + CODE_SECONDS * 1000) })
  return digits
}

/** @returns whether these were the digits; then they are none any more */
export const takePhoneCode = async (
  env: SealEnv,
  codes: Codes,
  { identifier, digits }: { readonly identifier: string; readonly digits: string },
  now: number,
): Promise<boolean> => {
  const taken = await codes.consumeVerificationValue(identifier)
  if (!taken || taken.expiresAt.getTime() <= now) return false
  const [hash = '', tries = '0'] = taken.value.split(':')
  if (hash === (await hashOf(env, identifier, digits))) return true
  const tried = Number(tries) + 1
  const { expiresAt } = taken
  if (tried < CODE_TRIES) await codes.createVerificationValue({ identifier, value: `${hash}:${tried}`, expiresAt })
  return false
}
