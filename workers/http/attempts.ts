/**
 * Whether a password may be looked at: counted before anything is hashed, and answered the same whether the account exists.
 *
 * A browser that somebody has signed in with before carries a sealed cookie, and is counted for itself. Anybody else is counted by
 * their connection, by the account from there, and by the account from everywhere: domain/customers/attempts.ts.
 */
import { parse, serialize } from 'hono/utils/cookie'
import { ATTEMPTS_PERIOD_MS, secondsToWait, type AttemptKind } from '#domain/customers/attempts'
import { emailKey } from '#domain/customers/staff'
import { ok, refuse, type Result } from '#domain/result'
import { connectionOf } from './address-block.ts'
import { countAttempts, forgetAttempts, useOnce } from './attempt-counters.ts'
import { cookieAttributes, hostedName, type AuthEnv } from './auth.ts'
import { fingerprint, seal, unseal } from './seal.ts'

/** The period of SIGN_IN_LIMIT in wrangler.toml: a first brake on each connection, whichever accounts it names. */
const BRAKE_SECONDS = 60
/** A browser that nobody has signed in with for half a year is a stranger's. */
const DEVICE_MS = 180 * 24 * 60 * 60_000

export type TooMany = { readonly code: 'too-many-attempts'; readonly retryAfterSeconds: number }
/** What was counted: forgotten by whoever knew the password. */
export type Counted = { readonly keys: readonly string[] }

export const deviceCookie = (origin: string, account: string) =>
  hostedName(origin, `stoa_device_${account.slice(0, 8)}`)

/** The device that the request names, if this shop has sealed it for this account. @param account its fingerprint */
export const knownDevice = async (
  env: AuthEnv,
  request: Request,
  account: string,
  now: number,
): Promise<string | null> => {
  const name = deviceCookie(new URL(request.url).origin, account)
  const sealed = parse(request.headers.get('cookie') ?? '', name)[name]
  if (!sealed) return null
  const { text, signed } = await unseal(env, 'known device', sealed)
  const [device = '', of, until] = text.split('.')
  return signed && of === account && Number(until) > now ? device : null
}

/** The cookie by which this browser is known from now on, for this account alone. @param account its fingerprint */
export const deviceKnown = async (env: AuthEnv, request: Request, account: string, now: number): Promise<string> => {
  const { origin } = new URL(request.url)
  const device = (await knownDevice(env, request, account, now)) ?? crypto.randomUUID()
  const value = await seal(env, 'known device', `${device}.${account}.${now + DEVICE_MS}`)
  return serialize(deviceCookie(origin, account), value, { ...cookieAttributes(origin), maxAge: DEVICE_MS / 1000 })
}

/** This browser is nobody's own: it is a stranger's from now on. @param account its fingerprint */
export const deviceForgotten = (request: Request, account: string): string => {
  const { origin } = new URL(request.url)
  return serialize(deviceCookie(origin, account), '', { ...cookieAttributes(origin), maxAge: 0 })
}

/** A first brake, counted by the platform: what one connection may try in a minute. */
export const withinBrake = async (env: AuthEnv, headers: Headers, action: string): Promise<TooMany | null> => {
  const { success } = await env.SIGN_IN_LIMIT.limit({
    key: `${action}:${connectionOf(headers.get('cf-connecting-ip'))}`,
  })
  return success ? null : { code: 'too-many-attempts', retryAfterSeconds: BRAKE_SECONDS }
}

const countedUnder = async (
  env: AuthEnv,
  under: readonly (readonly [AttemptKind, string])[],
  now: number,
): Promise<Result<Counted, TooMany>> => {
  const keys = under.map(([kind, of]) => `${kind}:${of}`)
  const counted = await countAttempts(env, keys, { now, periodMs: ATTEMPTS_PERIOD_MS })
  if (!counted.ok) return counted
  const kinds = under.map(([kind]) => kind)
  const wait = secondsToWait(
    counted.value.map((count, index) => ({ ...count, kind: kinds[index] ?? 'account' })),
    now,
  )
  return wait > 0 ? refuse({ code: 'too-many-attempts', retryAfterSeconds: wait }) : ok({ keys })
}

/** By which an account of staff is counted and known. */
export const staffAccount = (email: string): Promise<string> => fingerprint(emailKey(email))

/** A try at an account by somebody who is not signed in. */
export const mayTry = async (
  env: AuthEnv,
  request: Request,
  email: string,
  now: number,
): Promise<Result<Counted, TooMany>> => {
  const account = await staffAccount(email)
  const device = await knownDevice(env, request, account, now)
  if (device) return countedUnder(env, [['device', await fingerprint(device)]], now)
  const braked = await withinBrake(env, request.headers, 'sign-in')
  if (braked) return refuse(braked)
  const place = await fingerprint(connectionOf(request.headers.get('cf-connecting-ip')))
  return countedUnder(
    env,
    [
      ['account-from-place', `${account}:${place}`],
      ['account', account],
    ],
    now,
  )
}

/** A password said again by somebody who is signed in: their session may be in other hands than theirs. */
export const mayConfirm = async (
  env: AuthEnv,
  request: Request,
  userId: string,
  now: number,
): Promise<Result<Counted, TooMany>> => {
  const braked = await withinBrake(env, request.headers, 'confirm')
  return braked ? refuse(braked) : countedUnder(env, [['confirmation', userId]], now)
}

export const passwordKnown = (env: AuthEnv, { keys }: Counted): Promise<void> => forgetAttempts(env, keys)

/**
 * A code that somebody has looked at over a shoulder is worth nothing behind its owner: the second time it is none, also
 * where the first put the second factor on.
 */
export const onceOnly = async (env: AuthEnv, who: string, code: string): Promise<string> => {
  const now = Date.now()
  const key = `code:${await fingerprint(`${who}\n${code}`)}`
  return (await useOnce(env, key, { now, until: now + ATTEMPTS_PERIOD_MS })) ? code : ''
}
