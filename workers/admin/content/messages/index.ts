/** What the pages of content say, by language. */
import type { Language } from '#domain/languages'
import { en, type ContentMessages } from './en.ts'
import { zh } from './zh.ts'

export const contentMessages: Readonly<Record<Language, ContentMessages>> = { en, zh }
