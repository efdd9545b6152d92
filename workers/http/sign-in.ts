/**
 * Every way into the admin: a password, what is shown beside it, a passkey. Each try stands in the audit log, by whichever door it
 * came; whoever is let in ends the session that this browser had before.
 */
import { parse } from 'hono/utils/cookie'
import { emailKey, type SignInRefusal } from '#domain/customers/staff'
import { ok, refuse, type Result } from '#domain/result'
import { saveAuditEntry } from '#schema/users/customers/audit'
import { connectionOf } from './address-block.ts'
import { deviceKnown, mayTry, onceOnly, passwordKnown, staffAccount, withinBrake } from './attempts.ts'
import {
  authAt,
  passkeysAt,
  pendingCookie,
  recoveryHash,
  sessionCookie,
  type Auth,
  type AuthEnv,
  type PasskeyAuth,
} from './auth.ts'
import { codeWasRight, mayTryCode } from './second-step-tries.ts'

/** The answer sets cookies: of the session, or of somebody whose code is awaited. */
export type SignedIn = { readonly answer: Response; readonly awaits: 'nothing' | 'second-factor' }

/** An address can be long, and it is what a stranger has typed. */
const WHO_LENGTH_MAX = 254

type Way = 'password' | 'code' | 'recovery-code' | 'passkey'
type Try = { readonly action: string; readonly who: string; readonly way: Way }

const logged = (env: AuthEnv, request: Request, { action, who, way }: Try): Promise<void> => {
  const door = new URL(request.url).pathname.startsWith('/api/') ? 'api' : 'page'
  const from = connectionOf(request.headers.get('cf-connecting-ip'))
  const entry = {
    who: who.replaceAll(/\p{C}/gu, '').slice(0, WHO_LENGTH_MAX),
    action,
    subject: 'staff',
    details: { way, door, from },
  }
  return saveAuditEntry(env.USERS_DB, entry, Date.now())
}

/** Of the session that this browser has now. */
const tokenOf = async (auth: Auth, headers: Headers): Promise<string | undefined> =>
  (await auth.api.getSession({ headers, query: { disableRefresh: true } }))?.session.token

const ended = async (auth: Auth, token: string | undefined): Promise<void> => {
  if (token) await (await auth.$context).internalAdapter.deleteSession(token)
}

/** What the library says in its body: who was let in, or why not. */
const saidIn = async (answer: Response): Promise<Readonly<Record<string, unknown>>> => {
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => null)
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}

const emailIn = ({ user }: Readonly<Record<string, unknown>>): string =>
  typeof user === 'object' && user !== null && 'email' in user ? String(user.email) : ''

const letIn = async (
  env: AuthEnv,
  request: Request,
  { auth, answer, before, way }: { auth: Auth; answer: Response; before: string | undefined; way: Way },
): Promise<SignedIn> => {
  const who = emailIn(await saidIn(answer))
  await ended(auth, before)
  await logged(env, request, { action: 'staff:signed-in', who, way })
  const known = new Response(answer.body, answer)
  known.headers.append('set-cookie', await deviceKnown(env, request, await staffAccount(who), Date.now()))
  return { answer: known, awaits: 'nothing' }
}

const broken = (answer: Response): Error => new Error(`signing in failed: ${answer.status}`)

export const signIn = async (
  env: AuthEnv,
  request: Request,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Result<SignedIn, SignInRefusal>> => {
  const who = emailKey(email)
  const counted = await mayTry(env, request, email, Date.now())
  if (!counted.ok) return counted
  const auth = await authAt(env, new URL(request.url).origin)
  const before = await tokenOf(auth, request.headers)
  const { headers } = request
  const answer = await auth.api.signInEmail({ body: { email: who, password }, headers, asResponse: true })
  if (answer.status >= 500) throw broken(answer)
  if (!answer.ok) {
    await logged(env, request, { action: 'staff:sign-in-refused', who, way: 'password' })
    return refuse({ code: 'sign-in-refused' })
  }
  await passwordKnown(env, counted.value)
  if (!('twoFactorRedirect' in (await saidIn(answer))))
    return ok(await letIn(env, request, { auth, answer, before, way: 'password' }))
  await ended(auth, before)
  await logged(env, request, { action: 'staff:second-factor-asked', who, way: 'password' })
  return ok({ answer, awaits: 'second-factor' })
}

/** Without the session of this browser: a code lets in whose password was right a moment ago, and nobody else. */
const withoutSession = (request: Request): Headers => {
  const headers = new Headers(request.headers)
  const session = `${sessionCookie(new URL(request.url).origin)}=`
  const cookies = (headers.get('cookie') ?? '').split(/;\s*/).filter((cookie) => !cookie.startsWith(session))
  headers.set('cookie', cookies.join('; '))
  return headers
}

/** Whose code is awaited from this browser, for the log. */
const awaited = async (auth: Auth, request: Request): Promise<string | undefined> => {
  const name = pendingCookie(new URL(request.url).origin)
  const [challenge] = (parse(request.headers.get('cookie') ?? '', name)[name] ?? '').split('.')
  const { internalAdapter } = await auth.$context
  const found = challenge ? await internalAdapter.findVerificationValue(challenge) : null
  return found ? (await internalAdapter.findUserById(found.value))?.email : undefined
}

/** Whether a code is awaited from this browser. */
export const isCodeAwaited = async (env: AuthEnv, request: Request): Promise<boolean> =>
  (await awaited(await authAt(env, new URL(request.url).origin), request)) !== undefined

/** @param code six digits of an app, or a recovery code, however it was typed */
export const signInByCode = async (
  env: AuthEnv,
  request: Request,
  code: string,
): Promise<Result<SignedIn, SignInRefusal>> => {
  const braked = await withinBrake(env, request.headers, 'code')
  if (braked) return refuse(braked)
  const auth = await authAt(env, new URL(request.url).origin)
  const who = await awaited(auth, request)
  if (!who) return refuse({ code: 'sign-in-required' })
  const digits = code.replaceAll(/\s/g, '')
  const way = /^\d{6}$/.test(digits) ? 'code' : 'recovery-code'
  const account = await staffAccount(who)
  const looked = await mayTryCode(env, request, { account, behind: 'password', way }, Date.now())
  if (!looked.ok) {
    await logged(env, request, { action: 'staff:sign-in-refused', who, way })
    return refuse({ code: 'too-many-attempts', retryAfterSeconds: looked.refusal.retryAfterSeconds })
  }
  const before = await tokenOf(auth, request.headers)
  const headers = withoutSession(request)
  const answer =
    way === 'code'
      ? await auth.api.verifyTOTP({ body: { code: await onceOnly(env, who, digits) }, headers, asResponse: true })
      : await auth.api.verifyBackupCode({ body: { code: await recoveryHash(env, code) }, headers, asResponse: true })
  if (answer.ok) {
    await codeWasRight(env, looked.value)
    return ok(await letIn(env, request, { auth, answer, before, way }))
  }
  if (answer.status >= 500) throw broken(answer)
  await logged(env, request, { action: 'staff:sign-in-refused', who, way })
  return refuse({ code: (await awaited(auth, request)) ? 'second-factor-refused' : 'sign-in-required' })
}

/** What a browser asks a passkey for: it is written down until it is answered, so it is counted, and asked by no address alone. */
export const beginSignInByPasskey = async (
  env: AuthEnv,
  request: Request,
): Promise<Result<Pick<SignedIn, 'answer'>, SignInRefusal>> => {
  const braked = await withinBrake(env, request.headers, 'passkey-begun')
  if (braked) return refuse(braked)
  const { api } = await passkeysAt(env, new URL(request.url).origin)
  return ok({ answer: await api.generatePasskeyAuthenticationOptions({ headers: request.headers, asResponse: true }) })
}

/** What a browser's authenticator has signed. */
type Assertion = NonNullable<Parameters<PasskeyAuth['api']['verifyPasskeyAuthentication']>[0]>['body']['response']

export const signInByPasskey = async (
  env: AuthEnv,
  request: Request,
  response: Assertion,
): Promise<Result<SignedIn, SignInRefusal>> => {
  const braked = await withinBrake(env, request.headers, 'passkey')
  if (braked) return refuse(braked)
  const { origin } = new URL(request.url)
  const [auth, passkeys] = await Promise.all([authAt(env, origin), passkeysAt(env, origin)])
  const before = await tokenOf(auth, request.headers)
  const headers = withoutSession(request)
  const answer = await passkeys.api.verifyPasskeyAuthentication({ body: { response }, headers, asResponse: true })
  if (answer.ok) return ok(await letIn(env, request, { auth, answer, before, way: 'passkey' }))
  if (answer.status >= 500) throw broken(answer)
  await logged(env, request, { action: 'staff:sign-in-refused', who: 'unknown', way: 'passkey' })
  return refuse({ code: 'sign-in-refused' })
}

/** Ends the session that the request carries; the answer clears the cookie. */
export const signOut = async (env: AuthEnv, request: Request): Promise<Response> => {
  const auth = await authAt(env, new URL(request.url).origin)
  return auth.api.signOut({ headers: request.headers, asResponse: true })
}
