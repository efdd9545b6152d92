/** What the pages of documents of stock say, by language. */
import type { Language } from '#domain/languages'
import { en, type DocumentMessages } from './en.ts'
import { zh } from './zh.ts'

export const documentMessages: Readonly<Record<Language, DocumentMessages>> = { en, zh }
