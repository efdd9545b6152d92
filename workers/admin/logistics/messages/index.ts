/** What the staff's pages say of parcels, by language. */
import type { Language } from '#domain/languages'
import { en, type LogisticsMessages } from './en.ts'
import { zh } from './zh.ts'

export const logisticsMessages: Readonly<Record<Language, LogisticsMessages>> = { en, zh }
