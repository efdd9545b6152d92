/**
 * What has to be said of goods before they are bought in the EU: who made them, who answers for them there, and what to beware of.
 *
 * @see https://eur-lex.europa.eu/eli/reg/2023/988/oj article 19
 */
import type { Language } from '../languages.ts'

/** Somebody who can be written to. */
export type Contact = {
  readonly name: string
  /** As on an envelope, on one line. */
  readonly address: string
  /** A mail address, or the https address of a page. */
  readonly contact: string
}

/** How somebody is reached: a mail address, or an https address. */
export const CONTACT = /^(https:\/\/\S+|[^\s@]+@[^\s@]+)$/

export type Safety = {
  readonly manufacturer: Contact
  /** Of a maker outside the EU: who answers for it there. */
  readonly responsible: Contact | null
  /** English falls back for the others; none: there is nothing to beware of. */
  readonly warnings: { readonly [L in Language]?: string }
}

export const warningIn = ({ warnings }: Safety, language: Language): string => warnings[language] || warnings.en || ''

export const contactLine = ({ name, address, contact }: Contact): string =>
  [name, address, contact].filter(Boolean).join(', ')
