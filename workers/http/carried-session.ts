/**
 * What a browser keeps in cookies, as programs carry it that keep none: values in JSON, and a bearer token.
 *
 * A request that carries a token is judged by it alone, whatever cookie comes with it: so no page of another site can lend it the
 * session of the browser that it runs in.
 */
import { parse } from 'hono/utils/cookie'
import { deviceCookie } from './attempts.ts'
import { customerCookie, customerPendingCookie } from './customer-auth.ts'

export type Carried = {
  /** Of the session. */
  readonly token: string
  /** Of somebody whose second factor is awaited. */
  readonly pending: string
  /** By which a browser or a program is known that has signed in before. */
  readonly device: string
}

const BEARER = /^Bearer +(\S*)$/i

/** @returns undefined where the request carries none; what cannot be one opens nothing */
export const sessionToken = (request: Request): string | undefined =>
  BEARER.exec(request.headers.get('authorization') ?? '')?.[1]

/** `device.account.until.signature`: the cookie is named by the account. What cannot be a part of a name is none of ours. */
const accountIn = (device: string): string => /^[^.]*\.([\w-]+)\./.exec(device)?.[1] ?? ''

/** A request of somebody who carries these and nothing else. It has no body: the door has read it. */
export const carriedBy = (request: Request, { token, pending, device }: Partial<Carried>): Request => {
  const { origin } = new URL(request.url)
  const pairs: (readonly [string, string | undefined])[] = [
    [customerCookie(origin), token],
    [customerPendingCookie(origin), pending],
    [deviceCookie(origin, accountIn(device ?? '')), device],
  ]
  const headers = new Headers(request.headers)
  headers.delete('cookie')
  const cookies = pairs.flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value.toWellFormed())}`] : [],
  )
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '))
  return new Request(request.url, { headers, ...(request.cf && { cf: request.cf as CfProperties }) })
}

const sessionRequests = new WeakMap<Request, Request>()

/** By which a customer is asked for: the request, or what its token makes of it. The same each time, so that they are asked for once. */
export const sessionRequest = (request: Request): Request => {
  const token = sessionToken(request)
  if (token === undefined) return request
  const known = sessionRequests.get(request) ?? carriedBy(request, { token })
  sessionRequests.set(request, known)
  return known
}

/** What an answer would have put into a browser. Empty where it put nothing there. */
export const carriedIn = (cookies: readonly string[], origin: string): Carried => {
  const kept = new Map<string, string>()
  for (const line of cookies) {
    const [pair = ''] = line.split(';')
    for (const [name, value] of Object.entries(parse(pair))) kept.set(name, value)
  }
  const device = [...kept].find(([name]) => name.startsWith(deviceCookie(origin, '')))?.[1] ?? ''
  const of = (name: string) => kept.get(name) ?? ''
  return { token: of(customerCookie(origin)), pending: of(customerPendingCookie(origin)), device }
}
