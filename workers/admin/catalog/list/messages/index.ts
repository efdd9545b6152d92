/** What the list of products says, by language. */
import type { Language } from '#domain/languages'
import { en, type ListMessages } from './en.ts'
import { zh } from './zh.ts'

export const listMessages: Readonly<Record<Language, ListMessages>> = { en, zh }
