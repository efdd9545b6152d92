/** What the pages of gift cards and store credit say, by language. */
import type { Language } from '#domain/languages'
import { en, type StoredValueMessages } from './en.ts'
import { zh } from './zh.ts'

export type { StoredValueMessages }
export const storedValueMessages: Readonly<Record<Language, StoredValueMessages>> = { en, zh }
