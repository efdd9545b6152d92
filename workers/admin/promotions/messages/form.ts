/** What the form of a promotion says, by language. */
import type { Language } from '#domain/languages'
import { formEn, type PromotionFormMessages } from './form-en.ts'
import { formZh } from './form-zh.ts'

export type { PromotionFormMessages }
export const formMessages: Readonly<Record<Language, PromotionFormMessages>> = { en: formEn, zh: formZh }
