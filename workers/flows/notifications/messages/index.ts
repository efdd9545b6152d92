/** What emails say, by language. */
import type { Language } from '#domain/languages'
import { en, type EmailMessages } from './en.ts'
import { zh } from './zh.ts'

export const emailMessages: Readonly<Record<Language, EmailMessages>> = { en, zh }
