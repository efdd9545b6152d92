/**
 * Accounts and sessions: better-auth on the users store, made anew for each request because bindings belong to one.
 *
 * A sign-in is counted per address and per account before anything is hashed, and a refusal reads the same whether
 * the account exists. Sessions are rows: one that is deleted is over with the next request.
 */
import { emailKey, PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, type SignInRefusal } from '#domain/customers/staff'
import { ok, refuse, type Result } from '#domain/result'
import { saveAuditEntry } from '#schema/users/customers/audit'
import { hashPassword, verifyPassword } from './password.ts'
import { secretOf } from './session-secret.ts'

export type AuthEnv = {
  readonly USERS_DB: D1Database
  readonly SIGN_IN_LIMIT: RateLimit
  /** Signs the cookies; without it the users store's own secret does. */
  readonly AUTH_SECRET?: string
}

/** A working day with a long lunch: whoever does nothing for so long signs in again. */
const IDLE_SECONDS = 12 * 60 * 60
/** A session in use is prolonged at most once in this time, so that reading pages does not write. */
const PROLONG_SECONDS = 60 * 60
/** The period of SIGN_IN_LIMIT in wrangler.toml. */
export const ATTEMPTS_PERIOD_SECONDS = 60

/** `__Host-` needs https; a shop on localhost has none. */
export const sessionCookie = (origin: string): string =>
  origin.startsWith('https:') ? '__Host-stoa_staff' : 'stoa_staff'

/** Loaded when it is first asked for: an isolate that serves shoppers starts without it. */
const library = async () => {
  const [{ betterAuth }, { accountsIn }] = await Promise.all([
    import('better-auth/minimal'),
    import('#schema/users/customers/accounts'),
  ])
  return { betterAuth, accountsIn }
}

export const authAt = async (env: AuthEnv, origin: string) => {
  const { betterAuth, accountsIn } = await library()
  return betterAuth({
    baseURL: origin,
    basePath: '/api/auth',
    secret: env.AUTH_SECRET ?? (await secretOf(env.USERS_DB)),
    database: accountsIn(env.USERS_DB),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH_MIN,
      maxPasswordLength: PASSWORD_LENGTH_MAX,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { expiresIn: IDLE_SECONDS, updateAge: PROLONG_SECONDS, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: {
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
      cookies: {
        session_token: {
          name: sessionCookie(origin),
          attributes: { secure: origin.startsWith('https:'), httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
    },
  })
}

const mayTry = async ({ SIGN_IN_LIMIT }: AuthEnv, headers: Headers, email: string): Promise<boolean> => {
  const address = headers.get('cf-connecting-ip') ?? 'unknown'
  const [byAddress, byAccount] = await Promise.all([
    SIGN_IN_LIMIT.limit({ key: `address:${address}` }),
    SIGN_IN_LIMIT.limit({ key: `account:${emailKey(email)}` }),
  ])
  return byAddress.success && byAccount.success
}

/** The answer that sets the cookie, or why not. Whoever is let in stands in the audit log. */
export const signIn = async (
  env: AuthEnv,
  request: Request,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Result<Response, SignInRefusal>> => {
  if (!(await mayTry(env, request.headers, email))) {
    return refuse({ code: 'too-many-attempts', retryAfterSeconds: ATTEMPTS_PERIOD_SECONDS })
  }
  const auth = await authAt(env, new URL(request.url).origin)
  const answer = await auth.api.signInEmail({
    body: { email: emailKey(email), password },
    headers: request.headers,
    asResponse: true,
  })
  if (answer.ok) {
    const entry = { who: emailKey(email), action: 'staff:signed-in', subject: 'staff', details: {} }
    await saveAuditEntry(env.USERS_DB, entry, Date.now())
    return ok(answer)
  }
  if (answer.status >= 500) throw new Error(`signing in failed: ${answer.status}`)
  return refuse({ code: 'sign-in-refused' })
}

/** Ends the session that the request carries; the answer clears the cookie. */
export const signOut = async (env: AuthEnv, request: Request): Promise<Response> => {
  const auth = await authAt(env, new URL(request.url).origin)
  return auth.api.signOut({ headers: request.headers, asResponse: true })
}
