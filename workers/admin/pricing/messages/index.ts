/** What the pages of price lists say, by language. */
import type { Language } from '#domain/languages'
import { en, type PricingMessages } from './en.ts'
import { zh } from './zh.ts'

export type { PricingMessages }
export const pricingMessages: Readonly<Record<Language, PricingMessages>> = { en, zh }
