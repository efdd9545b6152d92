/** What pages of returns and of withdrawal say, by language. */
import type { Language } from '#domain/languages'
import { en, type AfterSalesMessages } from './en.ts'
import { zh } from './zh.ts'

export const afterSalesMessages: Readonly<Record<Language, AfterSalesMessages>> = { en, zh }
