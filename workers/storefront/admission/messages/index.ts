/** What is said in the queue in front of a drop, by language. */
import type { Language } from '#domain/languages'
import { en, type AdmissionMessages } from './en.ts'
import { zh } from './zh.ts'

export const admissionMessages: Readonly<Record<Language, AdmissionMessages>> = { en, zh }
