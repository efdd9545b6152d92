/**
 * Whether a mail can be sent by every provider. It is looked at by each of them, so that a template that one would refuse fails in
 * every shop, and not first in the one that uses it.
 *
 * @see https://developers.cloudflare.com/email-service/reference/headers/
 * @see https://developers.cloudflare.com/email-service/platform/limits/
 */
import type { OutgoingMail } from './provider.ts'

/** Those of Cloudflare's allow-list that a shop has a use for; names of one's own begin with `X-`. */
const ALLOWED = new Set([
  'in-reply-to',
  'references',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-id',
  'auto-submitted',
])
const OWN = /^x-[a-z0-9-]{1,60}$/

/** RFC 5322, in characters. */
const SUBJECT_MAX = 998
/** All of them together, in bytes. */
const HEADERS_BYTES_MAX = 16 * 1024
/** The whole mail with what is attached, in bytes: five MiB, of which encoding takes a third. */
export const BODY_BYTES_MAX = 3 * 1024 * 1024

const CONTROL = /[\p{Cc}\u2028\u2029]/u
const bytesIn = (text: string): number => new TextEncoder().encode(text).length

/** @returns what is wrong, in a word for the log; null where nothing is */
export const unfitIn = ({ from, to, subject, text, html, headers, attachments = [] }: OutgoingMail): string | null => {
  if (from.email === '') return 'no sender: MAIL_FROM is not set'
  if (subject.trim() === '' || subject.length > SUBJECT_MAX) return 'the subject is empty or too long'
  if ([subject, from.name, from.email, to.email].some((line) => CONTROL.test(line))) return 'a control sign in a header'
  const names = Object.keys(headers)
  const foreign = names.find((name) => !ALLOWED.has(name.toLowerCase()) && !OWN.test(name.toLowerCase()))
  if (foreign !== undefined) return `header not allowed: ${foreign}`
  const broken = names.find((name) => /[^\x20-\x7e]/.test(headers[name] ?? ''))
  if (broken !== undefined) return `header not in ASCII: ${broken}`
  if (bytesIn(JSON.stringify(headers)) > HEADERS_BYTES_MAX) return 'the headers are too long'
  if (text.trim() === '') return 'no text'
  if (attachments.some(({ name }) => name === '' || /[\p{Cc}\u2028\u2029"\\/]/u.test(name)))
    return 'a file without a proper name'
  const attached = attachments.reduce((sum, { content }) => sum + content.byteLength, 0)
  return bytesIn(text) + bytesIn(html) + attached > BODY_BYTES_MAX ? 'the mail is too long' : null
}
