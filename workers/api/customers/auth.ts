/** /api/auth/*: signing in and out as JSON, and looking after one's own account. Everything else is closed. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { OwnAccountRefusal, SignInRefusal } from '#domain/customers/staff'
import type { Result } from '#domain/result'
import type { Staff } from '#schema/users/customers/staff'
import { authAt, passkeysAt, type AuthEnv } from '../../http/auth.ts'
import { readBody } from '../../http/body.ts'
import {
  addPasskey,
  beginPasskey,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  dealNewRecoveryCodes,
  endSecondFactor,
  type Own,
} from '../../http/own-account.ts'
import { refused } from '../../http/refusal.ts'
import { beginSignInByPasskey, signIn, signInByCode, signInByPasskey, type SignedIn } from '../../http/sign-in.ts'
import { staffAsking } from '../../http/staff.ts'

/** What better-auth serves beyond these, Stoa does not use: no sign-up, no mailed links, no other providers. */
export const SESSION_PATHS = {
  '/get-session': 'get',
  '/sign-out': 'post',
  '/list-sessions': 'get',
  '/revoke-session': 'post',
  '/revoke-sessions': 'post',
  '/revoke-other-sessions': 'post',
  '/passkey/list-user-passkeys': 'get',
  '/passkey/delete-passkey': 'post',
} as const

/** The largest is what an authenticator has signed: some two KB. */
const BODY_BYTES_MAX = 16 * 1024

/** As browsers write what an authenticator has signed. @see https://www.w3.org/TR/webauthn-3/#dictdef-authenticationresponsejson */
const Assertion = z.looseObject({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }),
  clientExtensionResults: z.looseObject({}),
})

/** What each path takes. */
export const AUTH_BODIES = {
  '/sign-in/email': z.object({ email: z.string(), password: z.string() }),
  '/sign-in/second-factor': z.object({ code: z.string().max(100) }),
  '/sign-in/passkey': z.object({ response: Assertion }),
  '/passkey/generate-authenticate-options': z.object({}),
  '/change-password': z.object({ currentPassword: z.string(), newPassword: z.string() }),
  '/two-factor/enable': z.object({ password: z.string() }),
  '/two-factor/verify-totp': z.object({ code: z.string().max(100) }),
  '/two-factor/disable': z.object({ password: z.string() }),
  '/two-factor/generate-backup-codes': z.object({ password: z.string() }),
  '/passkey/generate-register-options': z.object({ password: z.string() }),
  '/passkey/verify-registration': z.object({ response: z.looseObject({}), name: z.string().max(100) }),
} as const

type AuthContext = Context<{ Bindings: AuthEnv }>
type Path = keyof typeof AUTH_BODIES

export const auth = new Hono<{ Bindings: AuthEnv }>()

const bodyOf = async <P extends Path>(c: AuthContext, path: P): Promise<z.output<(typeof AUTH_BODIES)[P]> | null> => {
  const bytes = await readBody(c.req.raw, BODY_BYTES_MAX)
  if (!bytes) return null
  try {
    const read = AUTH_BODIES[path].safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return read.success ? (read.data as z.output<(typeof AUTH_BODIES)[P]>) : null
  } catch {
    return null
  }
}

const unreadable = (c: AuthContext, path: Path) =>
  refused(c, { code: 'request-invalid' }, `Send { ${Object.keys(AUTH_BODIES[path].shape).join(', ')} } as JSON.`)

/** Ways in: nobody is signed in yet. */
const signingIn = <P extends Path>(
  path: P,
  act: (
    c: AuthContext,
    body: z.output<(typeof AUTH_BODIES)[P]>,
  ) => Promise<Result<Pick<SignedIn, 'answer'>, SignInRefusal>>,
) =>
  auth.post(path, async (c) => {
    const body = await bodyOf(c, path)
    if (!body) return unreadable(c, path)
    const signed = await act(c, body)
    return signed.ok ? signed.value.answer : refused(c, signed.refusal)
  })

signingIn('/sign-in/email', (c, body) => signIn(c.env, c.req.raw, body))
signingIn('/sign-in/second-factor', (c, { code }) => signInByCode(c.env, c.req.raw, code))
signingIn('/passkey/generate-authenticate-options', (c) => beginSignInByPasskey(c.env, c.req.raw))
signingIn('/sign-in/passkey', (c, { response }) => signInByPasskey(c.env, c.req.raw, response))

/** What somebody changes of their own way in. */
const changing = <P extends Path, V>(
  path: P,
  act: (own: Own, body: z.output<(typeof AUTH_BODIES)[P]>) => Promise<Result<V, OwnAccountRefusal>>,
) =>
  auth.post(path, async (c) => {
    const body = await bodyOf(c, path)
    if (!body) return unreadable(c, path)
    const staff: Staff | null = await staffAsking(c.env, c.req.raw, Date.now())
    if (!staff) return refused(c, { code: 'sign-in-required' })
    const done = await act({ env: c.env, request: c.req.raw, staff }, body)
    if (!done.ok) return refused(c, done.refusal)
    return done.value instanceof Response ? done.value : c.json(done.value)
  })

changing('/change-password', changePassword)
changing('/two-factor/enable', (own, { password }) => beginSecondFactor(own, { password, issuer: 'Stoa' }))
changing('/two-factor/verify-totp', (own, { code }) => confirmSecondFactor(own, code))
changing('/two-factor/disable', (own, { password }) => endSecondFactor(own, password))
changing('/two-factor/generate-backup-codes', (own, { password }) => dealNewRecoveryCodes(own, password))
changing('/passkey/generate-register-options', (own, { password }) => beginPasskey(own, password))
changing('/passkey/verify-registration', addPasskey)

for (const [path, method] of Object.entries(SESSION_PATHS)) {
  auth[method](path, async (c) => {
    const authOf = path.startsWith('/passkey/') ? passkeysAt : authAt
    const answer = await (await authOf(c.env, new URL(c.req.url).origin)).handler(c.req.raw)
    if (answer.status >= 500) throw new Error(`${path} failed: ${answer.status}`)
    if (answer.status < 400) return answer
    if (answer.status === 401) return refused(c, { code: 'sign-in-required' })
    return refused(c, { code: 'request-invalid' }, await reasonIn(answer))
  })
}

/** The library says why in its own form. */
const reasonIn = async (answer: Response): Promise<string> => {
  const body: unknown = await answer.json().catch(() => null)
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : ''
  return typeof message === 'string' ? message.slice(0, 200) : ''
}
