/** What shoppers read of gift cards and credit, by language. */
import type { Language } from '#domain/languages'
import { en, type StoredValueTexts } from './en.ts'
import { zh } from './zh.ts'

export type { StoredValueTexts }
export const storedValueTexts: Readonly<Record<Language, StoredValueTexts>> = { en, zh }
