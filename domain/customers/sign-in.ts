/** How customers sign in: what a mail holds, how long, and when a try is made slower. */
import type { AttemptCount } from './attempts.ts'

/** Digits and link of one mail, in s. */
export const CODE_SECONDS = 10 * 60
/** Wrong digits, until those of that mail are none any more. */
export const CODE_TRIES = 5
export const CODE_LENGTH = 6

/** How long a session lasts, in s: on one's own device, and on a borrowed one. */
/** Somebody of the staff is a customer for so long, in ms: long enough to see what they see. */
export const IMPERSONATION_MS = 30 * 60_000

export const SESSION_SECONDS = { remembered: 30 * 24 * 60 * 60, borrowed: 12 * 60 * 60 } as const

/** Counted over this time, in ms. */
export const DEFENCE_PERIOD_MS = 15 * 60_000

/**
 * Who is counted. `device`: a browser that somebody has signed in to this account with. `account-from-place`: an account, tried from one
 * block of addresses. `account`: from everywhere. `place`: one block of addresses at whatever accounts. `all`: the shop.
 */
export type Counted = 'device' | 'account-from-place' | 'account' | 'place' | 'all'

export type Counts = Readonly<Partial<Record<Counted, AttemptCount>>>

/**
 * What becomes of the next try. `wait`: not before so many seconds. `challenge`: when it is shown that a person tries. `mail`: by no
 * password and no digits, but by the link of a mail, which nobody can guess: whoever keeps trying keeps the owner from nothing.
 */
export type Verdict =
  | { readonly type: 'pass' }
  | { readonly type: 'wait'; readonly seconds: number }
  | { readonly type: 'challenge' }
  | { readonly type: 'mail' }

/** Tries of one at one account that nobody waits for: fingers slip. */
const FREE = 5
/** From the sixth on, each waits twice as long as the one before: 2, 4, 8 s … */
const GROWTH = 2
const WAIT_SECONDS_MAX = 15 * 60
/** Tries at one account from everywhere until a person has to be shown, and until only the mail opens it. */
const ACCOUNT_CHALLENGED = 10
const ACCOUNT_CLOSED = 30
/** Tries of one block of addresses at whatever accounts: an office is a hundred people and few wrong passwords. */
const PLACE_CHALLENGED = 20
/** Failed tries in the whole shop. A list of stolen passwords, tried once each from everywhere, looks like this and like nothing else. */
const ALL_CHALLENGED = 100

const waited = (count: AttemptCount | undefined, now: number): number => {
  if (!count || count.times <= FREE) return 0
  const seconds = Math.min(GROWTH ** (count.times - FREE), WAIT_SECONDS_MAX)
  return Math.max(0, Math.ceil((count.before + seconds * 1000 - now) / 1000))
}

/**
 * @param counts with this try in each
 * @param isPerson whether it came with what shows a person
 */
export const verdictOn = (
  counts: Counts,
  { now, isPerson }: { readonly now: number; readonly isPerson: boolean },
): Verdict => {
  const times = (kind: Counted) => counts[kind]?.times ?? 0
  if (times('account') > ACCOUNT_CLOSED) return { type: 'mail' }
  const seconds = Math.max(waited(counts.device, now), waited(counts['account-from-place'], now))
  if (seconds > 0) return { type: 'wait', seconds }
  const isMuch =
    times('account') > ACCOUNT_CHALLENGED || times('place') > PLACE_CHALLENGED || times('all') > ALL_CHALLENGED
  return isMuch && !isPerson ? { type: 'challenge' } : { type: 'pass' }
}

export const DAY_MS = 24 * 60 * 60_000
/**
 * Tries at the digits of one account by browsers that nobody knows, a day; from then on its mails hold a link alone. Of a million
 * possible digits that is a chance of one in fifty thousand a day for whoever tries on from everywhere.
 */
export const DIGITS_A_DAY = 20

/** Mails to one address in the period: nobody's box is filled by strangers, and the last of them holds. */
export const CODE_MAILS_MAX = 5
/** Wishes for mails, to whatever addresses: of one block, and of the shop. */
const MAILS_PLACE_CHALLENGED = 10
const MAILS_PLACE_MAX = 60
const MAILS_ALL_CHALLENGED = 500

export const codeMailVerdict = (
  { place, all }: { readonly place: number; readonly all: number },
  { isPerson }: { readonly isPerson: boolean },
): 'send' | 'challenge' | 'wait' => {
  if (place > MAILS_PLACE_MAX) return 'wait'
  return (place > MAILS_PLACE_CHALLENGED || all > MAILS_ALL_CHALLENGED) && !isPerson ? 'challenge' : 'send'
}

/** For what opens an account for good: how long ago somebody may have signed in, in ms. */
const FRESH_MS = 15 * 60_000

export const isFresh = (openedAt: number, now: number): boolean => now - openedAt < FRESH_MS
