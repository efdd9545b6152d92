/** What shoppers read of promotions, by language. */
import type { Language } from '#domain/languages'
import { promotionsEn, type PromotionsMessages } from './en.ts'
import { promotionsZh } from './zh.ts'

export const promotionsMessages: Readonly<Record<Language, PromotionsMessages>> = { en: promotionsEn, zh: promotionsZh }
