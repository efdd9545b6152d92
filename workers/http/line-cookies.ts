/**
 * What a browser keeps of a line: the ticket, the secret without which the ticket is worth nothing, and the pass.
 * Each drop has its own three, so that somebody can stand in two lines.
 */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { DropId } from '#domain/admission/drop'
import { base32 } from '#domain/ids'

export type LineCookie = 'ticket' | 'secret' | 'pass'

const isSecure = (c: Context) => c.req.url.startsWith('https:')
const nameFor = (c: Context, kind: LineCookie, drop: DropId) =>
  `${isSecure(c) ? '__Host-' : ''}stoa_${kind}_${drop.slice('drop_'.length)}`

/** Longer than any of the three. */
const LENGTH_MAX = 300

export const readLineCookie = (c: Context, kind: LineCookie, drop: DropId): string | undefined => {
  const kept = getCookie(c, nameFor(c, kind, drop))
  return kept !== undefined && kept.length <= LENGTH_MAX ? kept : undefined
}

/** @param expiresAt ms since the epoch: the browser forgets it then */
export const writeLineCookie = (c: Context, kind: LineCookie, drop: DropId, value: string, expiresAt: number): void =>
  setCookie(c, nameFor(c, kind, drop), value, {
    path: '/',
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Lax',
    maxAge: Math.max(1, Math.ceil((expiresAt - Date.now()) / 1000)),
  })

export const forgetLineCookies = (c: Context, drop: DropId, kinds: readonly LineCookie[]): void => {
  for (const kind of kinds) deleteCookie(c, nameFor(c, kind, drop), { path: '/', secure: isSecure(c) })
}

/** 130 random bits, as text. */
export const newVisitorSecret = (): string => base32(crypto.getRandomValues(new Uint8Array(26)))
