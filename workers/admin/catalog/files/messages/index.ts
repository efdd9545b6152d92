/** What the pages of imports and exports say, by language. */
import type { Language } from '#domain/languages'
import { en, type FileMessages } from './en.ts'
import { zh } from './zh.ts'

export const fileMessages: Readonly<Record<Language, FileMessages>> = { en, zh }
