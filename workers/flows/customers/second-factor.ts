/**
 * A second step for customers who want one: codes of an app, and recovery codes for the day on which it is lost.
 *
 * Whoever puts it on or off has signed in a moment ago, by everything that was asked for until then.
 */
import { parse } from 'hono/utils/cookie'
import { isFresh } from '#domain/customers/sign-in'
import { ok, refuse, type Result } from '#domain/result'
import { customerSecondFactorOf } from '#schema/users/customers/second-factor'
import { mayConfirm, onceOnly, passwordKnown, type TooMany } from '../../http/attempts.ts'
import { customerAuthAt, customerCookie, type CustomerAuth } from '../../http/customer-auth.ts'
import type { Setup } from '../../http/second-step-setup.ts'
import { endSessionsBut, type OwnCustomer } from './own-account.ts'

export type FactorRefusal =
  | { readonly code: 'sign-in-required' }
  | { readonly code: 'second-factor-on' }
  | { readonly code: 'second-factor-refused' }
  /** Of an account that has one. */
  | { readonly code: 'password-wrong' }
  | TooMany

const authOf = ({ env, request }: OwnCustomer) => customerAuthAt(env, new URL(request.url).origin)

const isOn = async ({ env, customer }: OwnCustomer): Promise<boolean> =>
  (await customerSecondFactorOf(env.USERS_DB, customer.id)).isOn

type Given = { readonly password?: string }

/**
 * What needs the password, where the account has one: the library looks at it, and it is guessed no oftener than anywhere else.
 * @param password empty where the account has none
 * @param act answers 400 to a wrong one
 */
const withPassword = async (
  own: OwnCustomer,
  password: string,
  now: number,
  act: (auth: CustomerAuth, given: Given) => Promise<Response>,
): Promise<Result<Response, FactorRefusal>> => {
  if (!isFresh(own.customer.session.openedAt, now)) return refuse({ code: 'sign-in-required' })
  const counted = await mayConfirm(own.env, own.request, own.customer.id, now)
  if (!counted.ok) return counted
  const answer = await act(await authOf(own), password === '' ? {} : { password })
  if (answer.status >= 500) throw new Error(`a second step was not changed: ${answer.status}`)
  if (!answer.ok) return refuse({ code: 'password-wrong' })
  await passwordKnown(own.env, counted.value)
  return ok(answer)
}

/** What an app is told, and the recovery codes. */
export const beginFactor = async (
  own: OwnCustomer,
  { password, issuer }: { readonly password: string; readonly issuer: string },
  now: number,
): Promise<Result<Setup, FactorRefusal>> => {
  if (await isOn(own)) return refuse({ code: 'second-factor-on' })
  const { headers } = own.request
  const begun = await withPassword(own, password, now, ({ api }, given) =>
    api.enableTwoFactor({ body: { ...given, issuer, method: 'totp' }, headers, asResponse: true }),
  )
  if (!begun.ok) return begun
  const { totpURI, backupCodes } = (await begun.value.json()) as { totpURI: string; backupCodes: string[] }
  return ok({ uri: totpURI, recoveryCodes: backupCodes })
}

/** From now on every way in asks for it. @returns cookies: the session goes on under a new token, all others are over */
export const confirmFactor = async (
  own: OwnCustomer,
  code: string,
): Promise<Result<readonly string[], FactorRefusal>> => {
  if (await isOn(own)) return refuse({ code: 'second-factor-on' })
  const { api } = await authOf(own)
  const { headers } = own.request
  const fresh = await onceOnly(own.env, own.customer.id, code.normalize('NFKC').replaceAll(/\s/g, ''))
  const answer = await api.verifyTOTP({ body: { code: fresh }, headers, asResponse: true })
  if (answer.status >= 500) throw new Error(`a second step was not confirmed: ${answer.status}`)
  if (!answer.ok) return refuse({ code: 'second-factor-refused' })
  const cookies = answer.headers.getSetCookie()
  await endSessionsBut(own, tokenIn(cookies, new URL(own.request.url).origin) ?? own.customer.session.token)
  return ok(cookies)
}

const tokenIn = (cookies: readonly string[], origin: string): string | undefined => {
  const name = customerCookie(origin)
  const line = cookies.find((one) => one.startsWith(`${name}=`))
  return line && parse(line.split(';')[0] ?? '', name)[name]?.split('.')[0]
}

/** Those of before open nothing any more. @returns ten of them, told once */
export const dealFactorCodes = async (
  own: OwnCustomer,
  password: string,
  now: number,
): Promise<Result<readonly string[], FactorRefusal>> => {
  const { headers } = own.request
  const dealt = await withPassword(own, password, now, ({ api }, given) =>
    api.generateBackupCodes({ body: given, headers, asResponse: true }),
  )
  return dealt.ok ? ok(((await dealt.value.json()) as { backupCodes: string[] }).backupCodes) : dealt
}

export const endFactor = async (
  own: OwnCustomer,
  password: string,
  now: number,
): Promise<Result<readonly string[], FactorRefusal>> => {
  const { headers } = own.request
  const ended = await withPassword(own, password, now, ({ api }, given) =>
    api.disableTwoFactor({ body: given, headers, asResponse: true }),
  )
  return ended.ok ? ok(ended.value.headers.getSetCookie()) : ended
}
