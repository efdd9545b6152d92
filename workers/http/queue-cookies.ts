/**
 * What a browser keeps of a queue: the ticket, the secret without which the ticket is worth nothing, and the pass.
 * Each drop has its own three, so that somebody can stand in two queues.
 */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { DropId } from '#domain/admission/drop'
import { base32 } from '#domain/ids'

export type QueueCookie = 'ticket' | 'secret' | 'pass'

const isSecure = (c: Context) => c.req.url.startsWith('https:')
const nameFor = (c: Context, kind: QueueCookie, drop: DropId) =>
  `${isSecure(c) ? '__Host-' : ''}stoa_${kind}_${drop.slice('drop_'.length)}`

/** Longer than any of the three. */
const LENGTH_MAX = 300

export const readQueueCookie = (c: Context, kind: QueueCookie, drop: DropId): string | undefined => {
  const value = getCookie(c, nameFor(c, kind, drop))
  return value !== undefined && value.length <= LENGTH_MAX ? value : undefined
}

/** @param expiresAt ms since the epoch: the browser forgets it then */
export const writeQueueCookie = (c: Context, kind: QueueCookie, drop: DropId, value: string, expiresAt: number): void =>
  setCookie(c, nameFor(c, kind, drop), value, {
    path: '/',
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Lax',
    maxAge: Math.max(1, Math.ceil((expiresAt - Date.now()) / 1000)),
  })

export const forgetQueueCookies = (c: Context, drop: DropId, kinds: readonly QueueCookie[]): void => {
  for (const kind of kinds) deleteCookie(c, nameFor(c, kind, drop), { path: '/', secure: isSecure(c) })
}

/** 130 random bits, as text. */
export const newVisitorSecret = (): string => base32(crypto.getRandomValues(new Uint8Array(26)))
