/** A customer as staff enter or change one: whom it is about, and how they are reached. */
import type { Language } from '../languages.ts'
import type { LengthFault } from '../letters.ts'
import { repairLine } from '../one-line.ts'
import { emailFault, repairEmail, type EmailFault } from './email.ts'
import { nameFault } from './name.ts'

export type Entry = {
  readonly name: string
  /** In small letters; null: known by the number alone. */
  readonly email: string | null
  /** E.164. */
  readonly phone: string | null
  readonly language: Language
}

export type EntryField = 'name' | 'email' | 'phone'
export type EntryFault = EmailFault | LengthFault | 'required' | 'phone-form' | 'email-taken' | 'phone-taken'
export type EntryAmiss = { readonly [F in EntryField]?: EntryFault }

type Typed = { readonly name: string; readonly email: string; readonly phone: string }

/**
 * Put right, then judged: the rules of the account's own pages.
 *
 * @param phoneIn E.164 of what was typed; undefined for no number
 */
export const entryIn = (
  typed: Typed,
  phoneIn: (text: string) => string | undefined,
): { readonly entry: Omit<Entry, 'language'>; readonly amiss: EntryAmiss } => {
  const name = repairLine(typed.name)
  const email = repairEmail(typed.email).toLowerCase()
  const written = repairLine(typed.phone)
  const phone = written === '' ? undefined : phoneIn(written)
  const fault = email === '' ? undefined : emailFault(email)
  const unfit = nameFault(name)
  const amiss: EntryAmiss = {
    ...(unfit && { name: unfit }),
    ...(fault && { email: fault }),
    ...(email === '' && written === '' && { email: 'required' }),
    ...(written !== '' && phone === undefined && { phone: 'phone-form' }),
  }
  return { entry: { name, email: email === '' ? null : email, phone: phone ?? null }, amiss }
}

/** How somebody has said to staff whether they want to be written news; `unsaid` changes nothing. */
export const SAID_TO_STAFF = ['unsaid', 'person', 'telephone', 'writing', 'ended'] as const
export type SaidToStaff = (typeof SAID_TO_STAFF)[number]

/** What is kept of it, beside the time; who of the staff it was stands in the log. */
export const STAFF_WORDING = {
  person: { en: 'Given to staff in person', zh: '当面向店员表示同意' },
  telephone: { en: 'Given to staff by telephone', zh: '电话中向店员表示同意' },
  writing: { en: 'Given to staff in writing', zh: '书面向店员表示同意' },
  ended: { en: 'Ended by staff, as they asked', zh: '应顾客要求由店员取消' },
} as const satisfies Readonly<Record<Exclude<SaidToStaff, 'unsaid'>, Readonly<Record<Language, string>>>>
