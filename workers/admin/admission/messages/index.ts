/** What the pages of drops say, by language. */
import type { Language } from '#domain/languages'
import { en, type AdmissionMessages } from './en.ts'
import { zh } from './zh.ts'

export type { AdmissionMessages }
export const admissionMessages: Readonly<Record<Language, AdmissionMessages>> = { en, zh }
