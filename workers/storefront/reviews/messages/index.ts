/** What shoppers read about reviews and questions, by language. */
import type { Language } from '#domain/languages'
import { en, type ReviewMessages } from './en.ts'
import { zh } from './zh.ts'

export const reviewMessages: Readonly<Record<Language, ReviewMessages>> = { en, zh }
