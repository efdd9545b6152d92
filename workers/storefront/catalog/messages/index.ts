/** What the pages of goods say: home, lists, search, product, by language. */
import type { Language } from '#domain/languages'
import { en, type CatalogMessages } from './en.ts'
import { zh } from './zh.ts'

export const catalogMessages: Readonly<Record<Language, CatalogMessages>> = { en, zh }
