/** What the pages of promotions say, by language. */
import type { Language } from '#domain/languages'
import { en, type PromotionMessages } from './en.ts'
import { zh } from './zh.ts'

export type { PromotionMessages }
export const promotionMessages: Readonly<Record<Language, PromotionMessages>> = { en, zh }
