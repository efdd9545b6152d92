/** What the pages of collections say, by language. */
import type { Language } from '#domain/languages'
import { en, type CollectionMessages } from './en.ts'
import { zh } from './zh.ts'

export const collectionMessages: Readonly<Record<Language, CollectionMessages>> = { en, zh }
