/** How an address for mail is written. */
import type { CustomerId } from '../ids.ts'
import { repairLine } from '../one-line.ts'

/** The longest that mail servers take. */
export const EMAIL_LENGTH_MAX = 254

/** What browsers accept in an email field, with a dot in its domain. @see https://html.spec.whatwg.org/#valid-e-mail-address */
const EMAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i

/** An address but for its letters: mail to it needs every server on the way to know RFC 6531, and many do not. */
const LETTERS_BEYOND = /^[^\s@<>()[\],;:\\"\p{C}]*[^\p{ASCII}\s@][^\s@<>()[\],;:\\"\p{C}]*@[a-z\d.-]+\.[a-z\d-]+$/iu

export type EmailFault = 'email-form' | 'email-letters'

/** @param text put right by repairEmail; @returns why no mail can be sent there */
export const emailFault = (text: string): EmailFault | undefined => {
  if (EMAIL.test(text)) return undefined
  return LETTERS_BEYOND.test(text) ? 'email-letters' : 'email-form'
}

/** `bücher.example` as servers know it. @see https://url.spec.whatwg.org/#idna */
const domainKnown = (domain: string): string =>
  /^[^\s/?#:@[\]\\]+$/.test(domain) ? (URL.parse(`http://${domain}`)?.hostname ?? domain) : domain

/** Typed with full-width letters, copied with what stands around it, or with a domain in letters of its country. */
export const repairEmail = (text: string): string => {
  const line = repairLine(text.normalize('NFKC'))
  const at = line.lastIndexOf('@')
  const domain = line.slice(at + 1)
  return at < 0 || /^\p{ASCII}*$/u.test(domain) ? line : line.slice(0, at + 1) + domainKnown(domain)
}

/** Under which the library keeps digits for a new address: another's wish for the same one has digits of its own. */
export const newAddressOf = (customer: CustomerId, email: string): string => `${customer}:${email}`
