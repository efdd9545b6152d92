/**
 * What a browser keeps of a queue: the ticket, the secret without which the ticket is worth nothing, and the pass.
 * Each drop has its own three, so that somebody can stand in two queues.
 */
import type { Context } from 'hono'
import type { DropId } from '#domain/admission/drop'
import { BASE32, base32 } from '#domain/ids'
import { forgetOwnCookie, readOwnCookie, writeOwnCookie } from './own-cookie.ts'

export type QueueCookie = 'ticket' | 'secret' | 'pass'

const nameFor = (kind: QueueCookie, drop: DropId) => `stoa_${kind}_${drop.slice('drop_'.length)}`

/** Longer than any of the three. */
const LENGTH_MAX = 300

export const readQueueCookie = (c: Context, kind: QueueCookie, drop: DropId): string | undefined => {
  const value = readOwnCookie(c, nameFor(kind, drop))
  return value !== undefined && value.length <= LENGTH_MAX ? value : undefined
}

/** @param expiresAt ms since the epoch: the browser forgets it then */
export const writeQueueCookie = (c: Context, kind: QueueCookie, drop: DropId, value: string, expiresAt: number): void =>
  writeOwnCookie(c, nameFor(kind, drop), value, Math.max(1, Math.ceil((expiresAt - Date.now()) / 1000)))

export const forgetQueueCookies = (c: Context, drop: DropId, kinds: readonly QueueCookie[]): void => {
  for (const kind of kinds) forgetOwnCookie(c, nameFor(kind, drop))
}

const SECRET = new RegExp(`^[${BASE32}]{26}$`)
/** One that a form has brought along; undefined when it can be none of ours. */
export const visitorSecret = (text: string): string | undefined => (SECRET.test(text) ? text : undefined)

/** 130 random bits, as text. */
export const newVisitorSecret = (): string => base32(crypto.getRandomValues(new Uint8Array(26)))
