/** What somebody may ask of the shop about their data: a file of all of it, and that it is gone. */
import type { CustomerId, Id } from '../ids.ts'
import { BASE32, base32 } from '../ids.ts'
import type { Language } from '../languages.ts'

/** Of one file: 130 random bits. */
export type ExportId = Id<'DataExport'>
const LENGTH = 26
const FORM = new RegExp(`^[${BASE32}]{${LENGTH}}$`)
/** @param random 26 random bytes */
export const newExportId = (random: Uint8Array): ExportId => base32(random.subarray(0, LENGTH)) as ExportId
export const exportId = (text: string | undefined): ExportId | undefined =>
  text !== undefined && FORM.test(text) ? (text as ExportId) : undefined

const HOUR_MS = 60 * 60_000

/** A file is kept so long from when it is ready, in ms: seven days. */
export const EXPORT_KEPT_MS = 7 * 24 * HOUR_MS
/** Whoever asks again within this is given the one that was asked for, in ms. */
export const EXPORT_AGAIN_MS = HOUR_MS
/** The link of the mail by which somebody confirms that they want to be forgotten, in ms: a day. */
export const ERASURE_LINK_MS = 24 * HOUR_MS
/**
 * What was on its way when somebody was forgotten, a fact in a queue or a mail that was tried again, has arrived by then, in ms: the
 * stores are gone through once more, and what they were known by is forgotten as well.
 */
export const ERASURE_AGAIN_MS = 12 * HOUR_MS
/** Where something keeps it from being done, it is looked at again after this, in ms. */
export const ERASURE_RETRY_MS = HOUR_MS

export type AskedBy = 'customer' | 'staff'

/** By what somebody is found: their account, others that were merged into it, and every address and number of these. */
export type Person = {
  readonly customers: readonly CustomerId[]
  /** In small letters. */
  readonly mails: readonly string[]
  /** E.164. */
  readonly phones: readonly string[]
  readonly name: string
  readonly language: Language
}

/** Under what somebody may stand as the owner of a row. */
export const namesOf = ({ customers, mails, phones }: Person): string[] => [...customers, ...mails, ...phones]
