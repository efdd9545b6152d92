/** What the pages about all stock together say, by language. */
import type { Language } from '#domain/languages'
import { en, type OverviewMessages } from './en.ts'
import { zh } from './zh.ts'

export const overviewMessages: Readonly<Record<Language, OverviewMessages>> = { en, zh }
