/**
 * Where a webhook may be sent: by https, to a public name, on the usual port, with nobody's password in it.
 *
 * What the name stands for is asked elsewhere, and again with every delivery; here is what can be told from the letters.
 */
import { kindOfHost } from '../../host.ts'
import { ok, refuse, type Result } from '../../result.ts'

export const URL_LENGTH_MAX = 2_000

export const URL_REASONS = ['form', 'https', 'userinfo', 'port', 'number', 'inside', 'host-unknown'] as const
export type UrlReason = (typeof URL_REASONS)[number]

/** @returns the address as it is called, without what stands behind `#` */
export const webhookAddress = (text: string): Result<string, { readonly reason: UrlReason }> => {
  const url = text.length > URL_LENGTH_MAX ? null : URL.parse(text.trim())
  if (!url || url.hostname === '') return refuse({ reason: 'form' })
  if (url.username !== '' || url.password !== '') return refuse({ reason: 'userinfo' })
  const kind = kindOfHost(url.hostname)
  if (kind !== 'public') return refuse({ reason: kind })
  if (url.protocol !== 'https:') return refuse({ reason: 'https' })
  if (url.port !== '') return refuse({ reason: 'port' })
  url.hash = ''
  return ok(url.href)
}

export const hostOf = (url: string): string => new URL(url).hostname
