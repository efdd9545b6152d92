/** What is said of the use of promotions, by language. */
import type { Language } from '#domain/languages'
import { usesEn, type UsesMessages } from './uses-en.ts'
import { usesZh } from './uses-zh.ts'

export type { UsesMessages }
export const usesMessages: Readonly<Record<Language, UsesMessages>> = { en: usesEn, zh: usesZh }
