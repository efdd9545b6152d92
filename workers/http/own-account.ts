/**
 * What a member of staff does with their own way in: password, codes of an app, recovery codes, passkeys, sessions.
 *
 * Whoever has somebody's session has not their password: it is asked for again, counted, and every change stands in the audit log.
 */
import { parse } from 'hono/utils/cookie'
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, type OwnAccountRefusal } from '#domain/customers/staff'
import { ok, refuse, type Result } from '#domain/result'
import { saveAuditEntry } from '#schema/users/customers/audit'
import { secondFactorOf, removePasskeys, type SecondFactor } from '#schema/users/customers/second-factor'
import type { Staff } from '#schema/users/customers/staff'
import { mayConfirm, onceOnly, passwordKnown, type TooMany } from './attempts.ts'
import { authAt, passkeysAt, sessionCookie, type Auth, type AuthEnv } from './auth.ts'
import type { Setup } from './second-step-setup.ts'
import { weaknessOf } from './password-strength.ts'

/** Who asks, and from which browser. */
export type Own = { readonly env: AuthEnv; readonly request: Request; readonly staff: Staff }

type WrongPassword = TooMany | { readonly code: 'password-wrong' }

const authOf = ({ env, request }: Own): Promise<Auth> => authAt(env, new URL(request.url).origin)

const passkeysOf = ({ env, request }: Own) => passkeysAt(env, new URL(request.url).origin)

const logged = ({ env, staff }: Own, action: string, details: Readonly<Record<string, unknown>> = {}): Promise<void> =>
  saveAuditEntry(env.USERS_DB, { who: staff.email, action, subject: 'staff', details }, Date.now())

/** Does what needs the password; the library looks at it. @param act answers 400 to a wrong one */
const withPassword = async (
  own: Own,
  act: (auth: Auth) => Promise<Response>,
): Promise<Result<Response, WrongPassword>> => {
  const counted = await mayConfirm(own.env, own.request, own.staff.userId, Date.now())
  if (!counted.ok) return counted
  const answer = await act(await authOf(own))
  if (answer.status >= 500) throw new Error(`an account was not changed: ${answer.status}`)
  if (!answer.ok) {
    await logged(own, 'staff:password-refused')
    return refuse({ code: 'password-wrong' })
  }
  await passwordKnown(own.env, counted.value)
  return ok(answer)
}

/** The session goes on under a new token; all others, on whatever machine, are over. */
export const changePassword = async (
  own: Own,
  { currentPassword, newPassword }: { readonly currentPassword: string; readonly newPassword: string },
): Promise<Result<Response, OwnAccountRefusal>> => {
  const [charactersMin, charactersMax] = [PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX]
  if (newPassword.length < charactersMin || newPassword.length > charactersMax)
    return refuse({ code: 'password-length', charactersMin, charactersMax })
  const weakness = await weaknessOf(own.env, newPassword, [own.staff.email, own.staff.name])
  if (weakness) return refuse({ code: weakness })
  const { headers } = own.request
  const body = { currentPassword, newPassword, revokeOtherSessions: true }
  const changed = await withPassword(own, (auth) => auth.api.changePassword({ body, headers, asResponse: true }))
  if (changed.ok) await logged(own, 'staff:password-changed')
  return changed
}

export const beginSecondFactor = async (
  own: Own,
  { password, issuer }: { readonly password: string; readonly issuer: string },
): Promise<Result<Setup, OwnAccountRefusal>> => {
  if ((await secondFactorNow(own)).isOn) return refuse({ code: 'second-factor-on' })
  const { headers } = own.request
  const body = { password, method: 'totp', issuer } as const
  const begun = await withPassword(own, (auth) => auth.api.enableTwoFactor({ body, headers, asResponse: true }))
  if (!begun.ok) return begun
  const { totpURI, backupCodes } = (await begun.value.json()) as { totpURI: string; backupCodes: string[] }
  return ok({ uri: totpURI, recoveryCodes: backupCodes })
}

const tokenSetBy = (answer: Response, origin: string): string | undefined => {
  const name = sessionCookie(origin)
  const line = answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`))
  return line && parse(line.split(';')[0] ?? '', name)[name]?.split('.')[0]
}

/** From now on every way in asks for it; sessions that were opened without it are over. */
export const confirmSecondFactor = async (own: Own, code: string): Promise<Result<Response, OwnAccountRefusal>> => {
  const counted = await mayConfirm(own.env, own.request, own.staff.userId, Date.now())
  if (!counted.ok) return counted
  const auth = await authOf(own)
  const { headers, url } = own.request
  const fresh = await onceOnly(own.env, own.staff.email, code.replaceAll(/\s/g, ''))
  const answer = await auth.api.verifyTOTP({ body: { code: fresh }, headers, asResponse: true })
  if (answer.status >= 500) throw new Error(`a second factor was not confirmed: ${answer.status}`)
  if (!answer.ok) return refuse({ code: 'second-factor-refused' })
  await passwordKnown(own.env, counted.value)
  const mine = tokenSetBy(answer, new URL(url).origin)
  const { internalAdapter } = await auth.$context
  if (mine) {
    const others = await internalAdapter.listSessions(own.staff.userId)
    for (const { token } of others) if (token !== mine) await internalAdapter.deleteSession(token)
  }
  await logged(own, 'staff:second-factor-on')
  return ok(answer)
}

/** Passkeys go with it: the password alone is asked for from now on, and nothing else that looks safer. */
export const endSecondFactor = async (own: Own, password: string): Promise<Result<Response, OwnAccountRefusal>> => {
  if (!(await secondFactorNow(own)).isOn) return refuse({ code: 'second-factor-required' })
  const { headers } = own.request
  const done = await withPassword(own, (auth) =>
    auth.api.disableTwoFactor({ body: { password }, headers, asResponse: true }),
  )
  if (!done.ok) return done
  await removePasskeys(own.env.USERS_DB, own.staff.userId)
  await logged(own, 'staff:second-factor-off')
  return done
}

export const dealNewRecoveryCodes = async (
  own: Own,
  password: string,
): Promise<Result<readonly string[], OwnAccountRefusal>> => {
  if (!(await secondFactorNow(own)).isOn) return refuse({ code: 'second-factor-required' })
  const { headers } = own.request
  const dealt = await withPassword(own, (auth) =>
    auth.api.generateBackupCodes({ body: { password }, headers, asResponse: true }),
  )
  if (!dealt.ok) return dealt
  await logged(own, 'staff:recovery-codes-dealt')
  return ok(((await dealt.value.json()) as { backupCodes: string[] }).backupCodes)
}

/** How they sign in now. */
export const secondFactorNow = ({ env, staff }: Own): Promise<SecondFactor> =>
  secondFactorOf(env.USERS_DB, staff.userId)

/** What a browser is asked to make a passkey with. It opens the shop for good, so the password is asked for. */
export const beginPasskey = async (own: Own, password: string): Promise<Result<Response, OwnAccountRefusal>> => {
  if (!(await secondFactorNow(own)).isOn) return refuse({ code: 'second-factor-required' })
  const { headers } = own.request
  const known = await withPassword(own, (auth) =>
    auth.api.verifyPassword({ body: { password }, headers, asResponse: true }),
  )
  if (!known.ok) return known
  const auth = await passkeysOf(own)
  const query = { name: own.staff.email }
  return ok(await auth.api.generatePasskeyRegistrationOptions({ query, headers, asResponse: true }))
}

export const addPasskey = async (
  own: Own,
  { response, name }: { readonly response: unknown; readonly name: string },
): Promise<Result<Response, OwnAccountRefusal>> => {
  const auth = await passkeysOf(own)
  const { headers } = own.request
  const body = { response, name }
  const answer = await auth.api.verifyPasskeyRegistration({ body, headers, asResponse: true })
  if (!answer.ok) return refuse({ code: 'second-factor-refused' })
  await logged(own, 'staff:passkey-added', { name })
  return ok(answer)
}

/** One of theirs; nothing happens to any other. */
export const removePasskey = async (own: Own, id: string): Promise<void> => {
  const auth = await passkeysOf(own)
  const { headers } = own.request
  const answer = await auth.api.deletePasskey({ body: { id }, headers, asResponse: true })
  if (answer.ok) await logged(own, 'staff:passkey-removed')
}

export type OpenSession = {
  readonly id: string
  readonly isThis: boolean
  readonly from: string
  readonly agent: string
  readonly openedAt: number
  readonly usedAt: number
}

/** Where they are signed in, this browser first. */
export const sessionsOf = async (own: Own): Promise<OpenSession[]> => {
  const auth = await authOf(own)
  const { headers } = own.request
  const [mine, all] = await Promise.all([auth.api.getSession({ headers }), auth.api.listSessions({ headers })])
  return all
    .map(({ id, ipAddress, userAgent, createdAt, updatedAt }) => ({
      id,
      isThis: id === mine?.session.id,
      from: ipAddress ?? '',
      agent: userAgent ?? '',
      openedAt: createdAt.getTime(),
      usedAt: updatedAt.getTime(),
    }))
    .toSorted((one, other) => Number(other.isThis) - Number(one.isThis) || other.usedAt - one.usedAt)
}

/** One of theirs, by its id; nothing happens to any other. */
export const endSession = async (own: Own, id: string): Promise<void> => {
  const auth = await authOf(own)
  const { headers } = own.request
  const found = (await auth.api.listSessions({ headers })).find((session) => session.id === id)
  if (!found) return
  await auth.api.revokeSession({ body: { token: found.token }, headers })
  await logged(own, 'staff:session-ended')
}

export const endOtherSessions = async (own: Own): Promise<void> => {
  const auth = await authOf(own)
  await auth.api.revokeOtherSessions({ headers: own.request.headers })
  await logged(own, 'staff:session-ended', { all: true })
}
