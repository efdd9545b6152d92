/** The words of a page, by its language. */
import type { Language } from '#domain/languages'
import { en, type Words } from './en.ts'
import { zh } from './zh.ts'

export type { Words }
export const wordsOf: Readonly<Record<Language, Words>> = { en, zh }
