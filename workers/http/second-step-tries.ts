/**
 * Whether a code of the second step is looked at, of staff and of customers: the library would close the whole account to everybody, also
 * to its owner, so its lock is off and tries are counted here.
 *
 * A browser that has signed in before counts for itself, strangers by their block of addresses and together behind what they have shown.
 * Recovery codes are counted apart, and never by the account: nobody guesses one, and they are for the day on which all else is gone.
 */
import { CODES_A_DAY, type CodeWay, type FirstStep } from '#domain/customers/second-step'
import { DAY_MS, DEFENCE_PERIOD_MS, verdictOn } from '#domain/customers/sign-in'
import { ok, refuse, type Result } from '#domain/result'
import { connectionOf } from './address-block.ts'
import { countAttempts, easeAttempts, forgetAttempts } from './attempt-counters.ts'
import { knownDevice, type TooMany } from './attempts.ts'
import type { AuthEnv } from './auth.ts'
import { fingerprint } from './seal.ts'

/** `account`: its fingerprint, by which its known browsers are sealed. `behind`: what was shown before. */
type Try = { readonly account: string; readonly behind: FirstStep; readonly way: CodeWay }

/** A code that is looked at. */
export type CodeLooked = { readonly own: readonly string[]; readonly daily: readonly string[] }

/** Strangers have guessed as often as they may today, behind what was shown. */
export type CodesSpent = { readonly code: 'codes-spent'; readonly retryAfterSeconds: number }

export const mayTryCode = async (
  env: AuthEnv,
  request: Request,
  { account, behind, way }: Try,
  now: number,
): Promise<Result<CodeLooked, TooMany | CodesSpent>> => {
  const device = await knownDevice(env, request, account, now)
  const who = device ? `device:${await fingerprint(device)}` : `${account}:${await placeOf(request)}`
  const own = [`second-step-${way}:${who}`]
  const counted = await countAttempts(env, own, { now, periodMs: DEFENCE_PERIOD_MS })
  if (!counted.ok) return counted
  const [count] = counted.value
  const verdict = verdictOn(count ? { device: count } : {}, { now, isPerson: true })
  if (verdict.type === 'wait') {
    // It was not looked at, so it is no try.
    await easeAttempts(env, own)
    return refuse({ code: 'too-many-attempts', retryAfterSeconds: verdict.seconds })
  }
  if (way === 'recovery-code') return ok({ own, daily: [] })
  const daily = [`second-step-day:${device ? who : `${account}:${behind}`}`]
  const ofDay = await countAttempts(env, daily, { now, periodMs: DAY_MS })
  if (!ofDay.ok) return ofDay
  const [day] = ofDay.value
  if (!day || day.times <= CODES_A_DAY) return ok({ own, daily })
  return refuse({ code: 'codes-spent', retryAfterSeconds: Math.max(1, Math.ceil((day.since + DAY_MS - now) / 1000)) })
}

const placeOf = (request: Request): Promise<string> =>
  fingerprint(connectionOf(request.headers.get('cf-connecting-ip')))

/** It was right: their own tries are forgotten, and of those of the day the one that was none. */
export const codeWasRight = async (env: AuthEnv, { own, daily }: CodeLooked): Promise<void> => {
  await Promise.all([forgetAttempts(env, own), easeAttempts(env, daily)])
}
