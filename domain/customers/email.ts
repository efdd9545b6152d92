/** How an address for mail is written. */

import { repairLine } from '../one-line.ts'

/** The longest that mail servers take. */
export const EMAIL_LENGTH_MAX = 254

/** What browsers accept in an email field, with a dot in its domain. @see https://html.spec.whatwg.org/#valid-e-mail-address */
const EMAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i

export const isEmail = (text: string): boolean => EMAIL.test(text)

/** Typed with full-width letters, or copied with what stands around it. */
export const repairEmail = (text: string): string => repairLine(text.normalize('NFKC'))
