/** /api/auth/*: signing in and out as JSON, and looking after one's own sessions. Everything else is closed. */
import { Hono } from 'hono'
import { authAt, signIn, type AuthEnv } from '../../http/auth.ts'
import { refused } from '../../http/refusal.ts'

/** What better-auth serves beyond these, Stoa does not use: no sign-up, no mailed links, no other providers. */
export const SESSION_PATHS = {
  '/get-session': 'get',
  '/sign-out': 'post',
  '/list-sessions': 'get',
  '/revoke-session': 'post',
  '/revoke-sessions': 'post',
  '/revoke-other-sessions': 'post',
  '/change-password': 'post',
} as const

/** A mail address and a password, and nothing near as long. */
const BODY_BYTES_MAX = 4096

const credentialsIn = async (request: Request): Promise<{ email: string; password: string } | undefined> => {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX) return undefined
  const text = await request.text()
  if (text.length > BODY_BYTES_MAX) return undefined
  try {
    const { email, password } = JSON.parse(text) as Record<string, unknown>
    return typeof email === 'string' && typeof password === 'string' ? { email, password } : undefined
  } catch {
    return undefined
  }
}

export const auth = new Hono<{ Bindings: AuthEnv }>()

auth.post('/sign-in/email', async (c) => {
  const credentials = await credentialsIn(c.req.raw)
  if (!credentials) return refused(c, { code: 'request-invalid' }, 'Send { "email", "password" } as JSON.')
  const signed = await signIn(c.env, c.req.raw, credentials)
  if (signed.ok) return signed.value
  const answer = refused(c, signed.refusal)
  if ('retryAfterSeconds' in signed.refusal) answer.headers.set('retry-after', String(signed.refusal.retryAfterSeconds))
  return answer
})

for (const [path, method] of Object.entries(SESSION_PATHS)) {
  auth[method](path, async (c) => {
    const answer = await (await authAt(c.env, new URL(c.req.url).origin)).handler(c.req.raw)
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
