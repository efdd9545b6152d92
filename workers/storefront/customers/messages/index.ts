/** What is said on the way in and in the account, by language. */
import type { Language } from '#domain/languages'
import { en, type CustomersMessages } from './en.ts'
import { en as tradeEn, type TradeMessages } from './trade-en.ts'
import { zh as tradeZh } from './trade-zh.ts'
import { zh } from './zh.ts'

export const customersMessages: Readonly<Record<Language, CustomersMessages>> = { en, zh }

/** For whoever buys for a company. */
export const tradeMessages: Readonly<Record<Language, TradeMessages>> = { en: tradeEn, zh: tradeZh }
