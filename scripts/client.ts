/** A member of staff at the command line: signs in once, then asks and sends. */
import { setTimeout as pause } from 'node:timers/promises'
import { forget, keep, storedSession } from './kept-sessions.ts'

export type Client = {
  readonly get: (path: string) => Promise<unknown>
  /** @param key of a call that may be repeated; without it each call is another one */
  readonly post: (path: string, body: unknown, key?: string) => Promise<unknown>
  /** Sends a file as it is; its kind is told by its content. */
  readonly send: (path: string, file: Uint8Array) => Promise<unknown>
  readonly put: (path: string, body: unknown) => Promise<unknown>
  /** As a browser that nobody is signed in with: put, and said once. @param voter by which a browser that votes is known */
  readonly shopper: (path: string, body: unknown, voter?: string) => Promise<void>
}

export type Login = { readonly url: string; readonly email: string; readonly password: string }

/** The shop said no: with what it says of why, as a problem (RFC 9457). */
export class Refused extends Error {
  readonly problem: Readonly<Record<string, unknown>>
  constructor(message: string, problem: Readonly<Record<string, unknown>>) {
    super(message)
    this.problem = problem
  }
}

const problemIn = (text: string): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch {
    return {}
  }
}

/** Longer than any call of an import takes on a slow machine. */
const PATIENCE_MS = 120_000

/** A shop counts attempts by the minute: whoever is told to wait is let in after that at the latest. */
const WAIT_MS = 65_000

type Ask = (path: string, init: RequestInit) => Promise<Response>

/** @throws Error with a sentence for the person at the command line */
export const openClient = async ({ url, email, password }: Login): Promise<Client> => {
  const { origin } = new URL(url)
  const ask: Ask = (path, init) =>
    fetch(new URL(path, origin), { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
      (fault: unknown) => {
        throw new Error(`the shop at ${origin} does not answer: ${String(fault)}`)
      },
    )
  let cookie = storedSession(origin, email) ?? (await signIn(ask, origin, email, password))
  const tell = async (path: string, init: RequestInit): Promise<unknown> => {
    const signed = () => ask(path, { ...init, headers: { ...init.headers, cookie, origin } })
    let answer = await signed()
    if (answer.status === 401) {
      forget(origin, email)
      cookie = await signIn(ask, origin, email, password)
      answer = await signed()
    }
    const text = await answer.text()
    if (answer.ok) return JSON.parse(text)
    throw new Refused(`${path} answered ${answer.status}: ${text.slice(0, 300)}`, problemIn(text))
  }
  return {
    get: (path) => tell(path, {}),
    post: (path, body, key = crypto.randomUUID()) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key }
      return tell(path, { method: 'POST', headers, body: JSON.stringify(body) })
    },
    send: (path, file) => {
      const headers = { 'content-type': 'application/octet-stream' }
      return tell(path, { method: 'POST', headers, body: file as Uint8Array<ArrayBuffer> })
    },
    shopper: async (path, body, voter) => {
      const headers = {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(voter && { cookie: `stoa_voter=${voter}; __Host-stoa_voter=${voter}` }),
      }
      const answer = await ask(path, {
        method: 'PUT',
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      const isSaidBefore = answer.status === 409
      if (!answer.ok && !isSaidBefore) throw new Refused(`${path} answered ${answer.status}: ${text}`, problemIn(text))
    },
    put: (path, body) =>
      tell(path, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }
}

const signIn = async (ask: Ask, origin: string, email: string, password: string): Promise<string> => {
  const attempt = () =>
    ask('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ email, password }),
    })
  let answer = await attempt()
  for (const until = Date.now() + WAIT_MS; answer.status === 429 && Date.now() < until;) {
    await pause(2_000)
    answer = await attempt()
  }
  if (!answer.ok) throw new Error(`the shop at ${origin} does not let ${email} in (${answer.status})`)
  if ((await answer.text()).includes('"twoFactorRedirect":true'))
    throw new Error(`${email} has a second factor, which nobody can show here: give commands an account of their own`)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
  keep(origin, email, cookie)
  return cookie
}
