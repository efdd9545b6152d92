/**
 * What somebody does with their own account: sessions, a password, and the ends of both.
 *
 * Whoever holds somebody's session for a while is not that person yet: what opens the account for good is done by whoever has signed
 * in a moment ago.
 */
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, type OwnAccountRefusal } from '#domain/customers/staff'
import { isFresh } from '#domain/customers/sign-in'
import { ok, refuse, type Result } from '#domain/result'
import { hasPassword } from '#schema/users/customers/customers'
import { customerSecondFactorOf, type SecondFactor } from '#schema/users/customers/second-factor'
import type { Env } from '../../env.ts'
import type { Customer } from '../../http/customer.ts'
import { customerAuthAt, type CustomerAuth } from '../../http/customer-auth.ts'
import { hashPassword } from '../../http/password.ts'
import { weaknessOf } from '../../http/password-strength.ts'

export type OwnCustomer = { readonly env: Env; readonly request: Request; readonly customer: Customer }

const authOf = ({ env, request }: OwnCustomer): Promise<CustomerAuth> =>
  customerAuthAt(env, new URL(request.url).origin)

export type CustomerSession = {
  readonly id: string
  readonly isThis: boolean
  readonly agent: string
  readonly place: string
  readonly openedAt: number
  /** Somebody of the shop who looks at it with their eyes. */
  readonly isStaff: boolean
}

/** Where they are signed in, this browser first. */
export const sessionsOfCustomer = async (own: OwnCustomer): Promise<CustomerSession[]> => {
  const auth = await authOf(own)
  const all = await auth.api.listSessions({ headers: own.request.headers })
  return all
    .map(({ id, userAgent, createdAt, ...rest }) => ({
      id,
      isThis: id === own.customer.session.id,
      agent: userAgent ?? '',
      place: 'place' in rest ? String(rest.place) : '',
      openedAt: createdAt.getTime(),
      isStaff: 'impersonatedBy' in rest && Boolean(rest.impersonatedBy),
    }))
    .toSorted((one, other) => Number(other.isThis) - Number(one.isThis) || other.openedAt - one.openedAt)
}

/** One of theirs, by its id; nothing happens to any other. @returns whether it was theirs */
export const endCustomerSession = async (own: OwnCustomer, id: string): Promise<boolean> => {
  const auth = await authOf(own)
  const { headers } = own.request
  const found = (await auth.api.listSessions({ headers })).find((session) => session.id === id)
  if (found) await auth.api.revokeSession({ body: { token: found.token }, headers })
  return found !== undefined
}

export const endOtherCustomerSessions = async (own: OwnCustomer): Promise<void> => {
  const auth = await authOf(own)
  await auth.api.revokeOtherSessions({ headers: own.request.headers })
}

/** @param token of the session that goes on */
export const endSessionsBut = async (own: OwnCustomer, token: string): Promise<void> => {
  const { internalAdapter } = await (await authOf(own)).$context
  const all = await internalAdapter.listSessions(own.customer.id)
  for (const session of all) if (session.token !== token) await internalAdapter.deleteSession(session.token)
}

/** Ends a session that a new one has taken the place of. */
export const endSessionOf = async (env: Env, request: Request, { session }: Customer): Promise<void> => {
  const auth = await customerAuthAt(env, new URL(request.url).origin)
  await (await auth.$context).internalAdapter.deleteSession(session.token)
}

/** By what the account is opened beside mails. */
export type WaysIn = SecondFactor & { readonly hasPassword: boolean }

export const waysInto = async ({ env, customer }: OwnCustomer): Promise<WaysIn> => {
  const [factor, has] = await Promise.all([
    customerSecondFactorOf(env.USERS_DB, customer.id),
    hasPassword(env.USERS_DB, customer.id),
  ])
  return { ...factor, hasPassword: has }
}

type PasswordRefusal =
  | Extract<OwnAccountRefusal, { readonly code: 'password-length' | 'password-common' | 'password-leaked' }>
  /** They have signed in too long ago. */
  | { readonly code: 'sign-in-required' }

/** A password where there was none, or another one. All other sessions are over. */
export const setOwnPassword = async (
  own: OwnCustomer,
  password: string,
  now: number,
): Promise<Result<null, PasswordRefusal>> => {
  if (!isFresh(own.customer.session.openedAt, now)) return refuse({ code: 'sign-in-required' })
  const [charactersMin, charactersMax] = [PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX]
  if (password.length < charactersMin || password.length > charactersMax)
    return refuse({ code: 'password-length', charactersMin, charactersMax })
  const { email, name, id } = own.customer
  const weakness = await weaknessOf(own.env, password, [email, name])
  if (weakness) return refuse({ code: weakness })
  const auth = await authOf(own)
  const { internalAdapter } = await auth.$context
  const hash = await hashPassword(password)
  if (await hasPassword(own.env.USERS_DB, id)) await internalAdapter.updatePassword(id, hash)
  else await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash })
  await endOtherCustomerSessions(own)
  return ok(null)
}

/** Back to mails alone. */
export const removeOwnPassword = async (own: OwnCustomer, now: number): Promise<Result<null, PasswordRefusal>> => {
  if (!isFresh(own.customer.session.openedAt, now)) return refuse({ code: 'sign-in-required' })
  const auth = await authOf(own)
  const { internalAdapter } = await auth.$context
  const password = await internalAdapter.findCredentialAccount(own.customer.id)
  if (password) await internalAdapter.deleteAccount(password.id)
  return ok(null)
}
