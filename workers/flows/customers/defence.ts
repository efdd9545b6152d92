/**
 * Whether somebody who wants to sign in as a customer is looked at: counted before anything is compared, and answered the same whether
 * the account exists. The rules are in domain/customers/sign-in.ts, the figures in docs/sign-in.md.
 */
import { emailKey } from '#domain/customers/staff'
import {
  CODE_MAILS_MAX,
  codeMailVerdict,
  DAY_MS,
  DEFENCE_PERIOD_MS,
  DIGITS_A_DAY,
  verdictOn,
  type Counted,
} from '#domain/customers/sign-in'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { connectionOf } from '../../http/address-block.ts'
import { countAttempts, easeAttempts, forgetAttempts, timesTried } from '../../http/attempt-counters.ts'
import { knownDevice } from '../../http/attempts.ts'
import { fingerprint } from '../../http/seal.ts'
import { botsOf } from '../../providers/bots/index.ts'

export type Held =
  | { readonly code: 'too-many-attempts'; readonly retryAfterSeconds: number }
  /** A person has to be shown: the form comes again with a check. */
  | { readonly code: 'person-required' }
  /** By the link of a mail alone. */
  | { readonly code: 'sign-in-by-mail' }

/** A try that is looked at; what becomes of it is told to `right` or left as it is. */
export type Looked = { readonly own: readonly string[]; readonly shared: readonly string[]; readonly isKnown: boolean }

/** By which an account of a customer is counted and known: another than that of staff with the same address. */
export const customerAccount = (email: string): Promise<string> => fingerprint(`customer\n${emailKey(email)}`)

const placeOf = (request: Request): Promise<string> =>
  fingerprint(connectionOf(request.headers.get('cf-connecting-ip')))

/** Whether the form came with what shows a person. */
export const isPerson = async (env: Env, request: Request, token: string): Promise<boolean> => {
  if (token === '') return false
  const address = request.headers.get('cf-connecting-ip') ?? undefined
  return (await botsOf(env).check({ token, address, key: crypto.randomUUID() })).state === 'passed'
}

/** @param way what is tried: each is counted for itself, except by the account */
export const mayTryAs = async (
  env: Env,
  request: Request,
  { email, person, way }: { readonly email: string; readonly person: string; readonly way: 'password' | 'digits' },
  now: number,
): Promise<Result<Looked, Held>> => {
  const account = await customerAccount(email)
  const [device, place] = await Promise.all([knownDevice(env, request, account, now), placeOf(request)])
  const keys: (readonly [Counted, string])[] = device
    ? [['device', `customer-device:${await fingerprint(device)}`]]
    : [
        ['account-from-place', `customer-from:${account}:${place}`],
        ['account', `customer:${account}`],
        ['place', `customer-place:${place}`],
        ['all', 'customer-all'],
      ]
  const names = keys.map(([, name]) => name)
  const counted = await countAttempts(env, names, { now, periodMs: DEFENCE_PERIOD_MS })
  if (!counted.ok) return counted
  const counts = Object.fromEntries(keys.map(([kind], at) => [kind, counted.value[at]]))
  const verdict = verdictOn(counts, { now, isPerson: await isPerson(env, request, person) })
  if (verdict.type === 'wait') {
    // It was not looked at, so it is no try.
    await easeAttempts(env, names)
    return refuse({ code: 'too-many-attempts', retryAfterSeconds: verdict.seconds })
  }
  if (verdict.type === 'challenge') return refuse({ code: 'person-required' })
  if (verdict.type === 'mail') return refuse({ code: 'sign-in-by-mail' })
  if (way === 'digits' && !device) {
    const day = `customer-digits:${account}`
    const [tried] = await daily(env, day, now)
    if (tried > DIGITS_A_DAY) return refuse({ code: 'sign-in-by-mail' })
    names.push(day)
  }
  const own = names.filter((name) => name !== 'customer-all' && !name.startsWith('customer-place:'))
  return ok({ own, shared: names.filter((name) => !own.includes(name)), isKnown: device !== null })
}

const daily = async (env: Env, key: string, now: number): Promise<readonly [number]> => {
  const counted = await countAttempts(env, [key], { now, periodMs: DAY_MS })
  return [counted.ok ? (counted.value[0]?.times ?? 0) : Number.POSITIVE_INFINITY]
}

/** What may be done so many times in a while, whoever does it. */
export const withinBound = async (
  env: Env,
  key: string,
  { most, periodMs }: { readonly most: number; readonly periodMs: number },
  now: number,
): Promise<Result<null, Extract<Held, { readonly code: 'too-many-attempts' }>>> => {
  const counted = await countAttempts(env, [key], { now, periodMs })
  if (!counted.ok) return counted
  if ((counted.value[0]?.times ?? 0) <= most) return ok(null)
  return refuse({ code: 'too-many-attempts', retryAfterSeconds: Math.ceil(periodMs / 1000) })
}

/** They knew it: what was counted of them is forgotten, and of what is counted of many their own try. */
export const lookedRight = async (env: Env, { own, shared }: Looked): Promise<void> => {
  await Promise.all([forgetAttempts(env, own), easeAttempts(env, shared)])
}

/** Whoever came by the link of a mail has opened what others had closed. */
export const openedByMail = async (env: Env, email: string): Promise<void> => {
  const account = await customerAccount(email)
  await forgetAttempts(env, [`customer:${account}`, `customer-digits:${account}`])
}

/** What becomes of a wish for a mail. `again`: one is on its way or lies there, and no further one is written. */
export type MailWish = { readonly type: 'send'; readonly linkOnly: boolean } | { readonly type: 'again' }

export const mayAskForMail = async (
  env: Env,
  request: Request,
  { email, person }: { readonly email: string; readonly person: string },
  now: number,
): Promise<Result<MailWish, Held>> => {
  const [account, place] = await Promise.all([customerAccount(email), placeOf(request)])
  const keys = [`customer-mail-place:${place}`, 'customer-mail-all', `customer-mail:${account}`]
  const counted = await countAttempts(env, keys, { now, periodMs: DEFENCE_PERIOD_MS })
  if (!counted.ok) return counted
  const [ofPlace, ofAll, ofAccount] = counted.value.map(({ times }) => times)
  const verdict = codeMailVerdict(
    { place: ofPlace ?? 0, all: ofAll ?? 0 },
    { isPerson: await isPerson(env, request, person) },
  )
  if (verdict === 'challenge') return refuse({ code: 'person-required' })
  if (verdict === 'wait') return refuse({ code: 'too-many-attempts', retryAfterSeconds: DEFENCE_PERIOD_MS / 1000 })
  if ((ofAccount ?? 0) > CODE_MAILS_MAX) return ok({ type: 'again' })
  const tried = await timesTried(env, `customer-digits:${account}`, now)
  return ok({ type: 'send', linkOnly: tried >= DIGITS_A_DAY })
}
