/** Somebody with a browser: keeps cookies, sends forms from an address of their own, and knows how long each answer took. */

export type Seen = {
  readonly status: number
  /** Where a redirect leads. */
  readonly to: string
  readonly body: string
  /** In ms, until the whole answer was there. */
  readonly ms: number
}

/** Addresses are counted, so everybody comes from another block. */
let houses = 0

export const openVisitor = (origin: string) => {
  const cookies = new Map<string, string>()
  const house = `198.${18 + (++houses >> 16)}.${(houses >> 8) & 255}.${houses & 255}`

  const ask = async (path: string, init: RequestInit = {}): Promise<Seen> => {
    const headers = new Headers(init.headers)
    headers.set('cf-connecting-ip', house)
    if (cookies.size > 0) headers.set('cookie', Array.from(cookies, (pair) => pair.join('=')).join('; '))
    const begun = performance.now()
    const answer = await fetch(origin + path, { ...init, headers, redirect: 'manual' })
    const body = await answer.text()
    const ms = performance.now() - begun
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split('=')
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return { status: answer.status, to: answer.headers.get('location') ?? '', body, ms }
  }

  return {
    /** What a cookie holds, whatever the protocol puts before its name. */
    cookie: (name: string): string => Array.from(cookies).find(([key]) => key.endsWith(name))?.[1] ?? '',
    get: (path: string) => ask(path),
    post: (path: string, fields: Readonly<Record<string, string>>) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } }),
    json: (method: 'POST' | 'PUT', path: string, body: unknown, bearer: string) =>
      ask(path, {
        method,
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${bearer}`,
          ...(method === 'POST' && { 'idempotency-key': crypto.randomUUID() }),
        },
      }),
  }
}

export type Visitor = ReturnType<typeof openVisitor>

/** @throws Error when it is another answer than the one that was expected */
export const expected = (seen: Seen, status: number, what: string): Seen => {
  if (seen.status !== status) throw new Error(`${what} answered ${seen.status}: ${seen.body.slice(0, 300)}`)
  return seen
}
