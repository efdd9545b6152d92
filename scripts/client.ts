/** A member of staff at the command line: signs in once, then asks and sends. */
export type Client = {
  readonly get: (path: string) => Promise<unknown>
  readonly post: (path: string, body: unknown) => Promise<unknown>
}

type Login = { readonly url: string; readonly email: string; readonly password: string }

/** Longer than any call of an import takes on a slow machine. */
const PATIENCE_MS = 120_000

/** @throws Error with a sentence for the person at the command line */
export const openClient = async ({ url, email, password }: Login): Promise<Client> => {
  const { origin } = new URL(url)
  const ask = (path: string, init: RequestInit) =>
    fetch(new URL(path, origin), { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
      (fault: unknown) => {
        throw new Error(`the shop at ${origin} does not answer: ${String(fault)}`)
      },
    )
  const json = { 'content-type': 'application/json', origin }
  const signedIn = await ask('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { ...json, 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ email, password }),
  })
  if (!signedIn.ok) throw new Error(`the shop does not let ${email} in (${signedIn.status})`)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')

  const answered = async (path: string, answer: Response): Promise<unknown> => {
    const text = await answer.text()
    if (answer.ok) return JSON.parse(text)
    throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`)
  }
  return {
    get: async (path) => answered(path, await ask(path, { headers: { cookie } })),
    post: async (path, body) => {
      const headers = { ...json, cookie, 'idempotency-key': crypto.randomUUID() }
      return answered(path, await ask(path, { method: 'POST', headers, body: JSON.stringify(body) }))
    },
  }
}
