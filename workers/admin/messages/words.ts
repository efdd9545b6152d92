/** The words of the admin, one set for each language; a set that lacks a word does not compile. */
import type { Language } from '#domain/languages'
import { en } from './en.ts'
import { zh } from './zh.ts'

export type Words = typeof en
export const wordsIn: Record<Language, Words> = { en, zh }
