/**
 * Whether a password is one of those that are tried first: known ones, and what is put together of them, of names, years, rows of
 * letters and repetitions. Length alone does not tell: `password1234` has twelve letters.
 *
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver what is common is refused, and no rules of composition are made
 */

import { leaksOf, type LeaksEnv } from '../providers/leaked-passwords/index.ts'

/** A billion guesses in order of what is likely: at ten thousand a second, a day. */
const GUESSES_LOG10_MIN = 9

/** Loaded when a password is chosen, which is seldom. */
const estimator = async () => {
  const [{ ZxcvbnFactory }, { GUESSED_PASSWORDS }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('./guessed-passwords.ts'),
  ])
  return new ZxcvbnFactory({ dictionary: { passwords: GUESSED_PASSWORDS } })
}

/** @param about what others know of this person: their name, their mail address */
export const isCommonPassword = async (password: string, about: readonly string[]): Promise<boolean> => {
  const words = ['stoa', ...about.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length > 2)
  return (await estimator()).check(password.normalize('NFKC'), words).guessesLog10 < GUESSES_LOG10_MIN
}

/**
 * Why a password is none to be chosen; null where it may be. Others are asked last: as long as nobody can say whether it was published,
 * it is taken as it is.
 */
export const weaknessOf = async (
  env: LeaksEnv,
  password: string,
  about: readonly string[],
): Promise<'password-common' | 'password-leaked' | null> => {
  if (await isCommonPassword(password, about)) return 'password-common'
  return (await leaksOf(env).look(password)) === 'leaked' ? 'password-leaked' : null
}
