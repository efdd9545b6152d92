/** /api/auth/*: signing in and out as JSON, and looking after one's own sessions. Everything else is closed. */
import { Hono } from 'hono'
import { authAt, signIn, type AuthEnv } from '../http/auth.ts'

/** What better-auth serves beyond these, Stoa does not use: no sign-up, no mailed links, no other providers. */
const OPEN_PATHS = [
  '/get-session',
  '/sign-out',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/change-password',
] as const

/** A mail address and a password, and nothing near as long. */
const BODY_BYTES_MAX = 4096

const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  Response.json(
    { type: `/refusals/${code}`, code, status },
    { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers } },
  )

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

const isForeign = (request: Request): boolean => {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  return (origin !== null && origin !== new URL(request.url).origin) || site === 'cross-site' || site === 'same-site'
}

export const auth = new Hono<{ Bindings: AuthEnv }>().basePath('/api/auth')

auth.post('/sign-in/email', async (c) => {
  if (isForeign(c.req.raw)) return problem(403, 'origin-foreign')
  const credentials = await credentialsIn(c.req.raw)
  if (!credentials) return problem(400, 'body-invalid')
  const signed = await signIn(c.env, c.req.raw, credentials)
  if (signed.ok) return signed.value
  if (signed.refusal.code !== 'too-many-attempts') return problem(401, signed.refusal.code)
  return problem(429, signed.refusal.code, { 'retry-after': String(signed.refusal.retryAfterSeconds) })
})

for (const path of OPEN_PATHS) {
  auth.on(['GET', 'POST'], path, async (c) => {
    if (c.req.method === 'POST' && isForeign(c.req.raw)) return problem(403, 'origin-foreign')
    return (await authAt(c.env, new URL(c.req.url).origin)).handler(c.req.raw)
  })
}
