/**
 * A second step for customers who want one: codes of an app, and recovery codes for the day on which it is lost.
 *
 * Whoever puts it on or off has signed in a moment ago, by everything that was asked for until then.
 */
import { parse } from 'hono/utils/cookie'
import { isFresh } from '#domain/customers/sign-in'
import { ok, refuse, type Result } from '#domain/result'
import { customerSecondFactorOf } from '#schema/users/customers/second-factor'
import { onceOnly } from '../../http/attempts.ts'
import { customerAuthAt, customerCookie } from '../../http/customer-auth.ts'
import { endSessionsBut, type OwnCustomer } from './own-account.ts'

export type FactorRefusal =
  | { readonly code: 'sign-in-required' }
  | { readonly code: 'second-factor-on' }
  | { readonly code: 'second-factor-refused' }
  /** Of an account that has one. */
  | { readonly code: 'password-wrong' }

/** What an app is told, and the recovery codes: told once. */
export type FactorBegun = { readonly uri: string; readonly recoveryCodes: readonly string[] }

const authOf = ({ env, request }: OwnCustomer) => customerAuthAt(env, new URL(request.url).origin)

const isAllowed = (own: OwnCustomer, now: number): boolean => isFresh(own.customer.session.openedAt, now)

/** @param password empty where the account has none */
const given = (password: string) => (password === '' ? {} : { password })

export const beginFactor = async (
  own: OwnCustomer,
  { password, issuer }: { readonly password: string; readonly issuer: string },
  now: number,
): Promise<Result<FactorBegun, FactorRefusal>> => {
  if (!isAllowed(own, now)) return refuse({ code: 'sign-in-required' })
  if ((await customerSecondFactorOf(own.env.USERS_DB, own.customer.id)).isOn)
    return refuse({ code: 'second-factor-on' })
  const { api } = await authOf(own)
  const body = { ...given(password), issuer, method: 'totp' } as const
  const begun = await api.enableTwoFactor({ body, headers: own.request.headers, asResponse: true })
  if (begun.status >= 500) throw new Error(`a second step was not begun: ${begun.status}`)
  if (!begun.ok) return refuse({ code: 'password-wrong' })
  const { totpURI, backupCodes } = (await begun.json()) as { totpURI: string; backupCodes: string[] }
  return ok({ uri: totpURI, recoveryCodes: backupCodes })
}

/** From now on every way in asks for it. @returns cookies: the session goes on under a new token, all others are over */
export const confirmFactor = async (
  own: OwnCustomer,
  code: string,
): Promise<Result<readonly string[], FactorRefusal>> => {
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

export const endFactor = async (
  own: OwnCustomer,
  password: string,
  now: number,
): Promise<Result<readonly string[], FactorRefusal>> => {
  if (!isAllowed(own, now)) return refuse({ code: 'sign-in-required' })
  const { api } = await authOf(own)
  const answer = await api.disableTwoFactor({ body: given(password), headers: own.request.headers, asResponse: true })
  if (answer.status >= 500) throw new Error(`a second step was not ended: ${answer.status}`)
  return answer.ok ? ok(answer.headers.getSetCookie()) : refuse({ code: 'password-wrong' })
}
