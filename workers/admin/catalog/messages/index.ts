/** What the pages of products and of the search say, by language. */
import type { Language } from '#domain/languages'
import { en, type CatalogMessages } from './en.ts'
import { zh } from './zh.ts'

export const catalogMessages: Readonly<Record<Language, CatalogMessages>> = { en, zh }
