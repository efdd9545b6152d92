/** A shopper's browser without scripts: keeps cookies, sends forms, and says where they come from. */
import { ORIGIN } from './caller.ts'
import { frontDoor, type Door } from './front-door.ts'

export type Seen = {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** Where a redirect leads. */
  readonly to: string
}

export const openBrowser = (door: Door = frontDoor) => {
  const cookies = new Map<string, string>()

  const ask = async (path: string, init: RequestInit): Promise<Seen> => {
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('cookie', Array.from(cookies, (pair) => pair.join('=')).join('; '))
    const request = new Request(ORIGIN + path, { ...init, headers, redirect: 'manual' })
    const answer = await door(request)
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const { status } = answer
    return { status, headers: answer.headers, html: await answer.text(), to: answer.headers.get('location') ?? '' }
  }

  return {
    cookies,
    get: (path: string) => ask(path, {}),
    post: (path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: ORIGIN,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      }),
  }
}

export type Browser = ReturnType<typeof openBrowser>

/** The value of a hidden field of the page. */
export const hidden = (html: string, name: string): string =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
