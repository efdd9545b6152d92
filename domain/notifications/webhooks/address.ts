/**
 * Where a webhook may be sent: by https, to a public name, on the usual port, with nobody's password in it.
 *
 * What the name stands for is asked elsewhere, and again with every delivery; here is what can be told from the letters. The parser of
 * addresses writes every number form of IPv4 (`2130706433`, `0x7f.1`, `017700000001`) as four numbers.
 */
import { ok, refuse, type Result } from '../../result.ts'

export const URL_LENGTH_MAX = 2_000

export const URL_REASONS = ['form', 'https', 'userinfo', 'port', 'number', 'inside', 'host-unknown'] as const
export type UrlReason = (typeof URL_REASONS)[number]

/** Names that no public server answers to, and one that answers inside every cloud. */
const INSIDE =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|onion)$/

const isNumber = (host: string): boolean => host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host)

/** @returns the address as it is called, without what stands behind `#` */
export const webhookAddress = (text: string): Result<string, { readonly reason: UrlReason }> => {
  const url = text.length > URL_LENGTH_MAX ? null : URL.parse(text.trim())
  if (!url || url.hostname === '') return refuse({ reason: 'form' })
  if (url.username !== '' || url.password !== '') return refuse({ reason: 'userinfo' })
  const host = url.hostname.replace(/\.$/, '')
  if (isNumber(host)) return refuse({ reason: 'number' })
  if (INSIDE.test(host) || !host.includes('.')) return refuse({ reason: 'inside' })
  if (url.protocol !== 'https:') return refuse({ reason: 'https' })
  if (url.port !== '') return refuse({ reason: 'port' })
  url.hash = ''
  return ok(url.href)
}

export const hostOf = (url: string): string => new URL(url).hostname
