/** What pages of returns say to staff, by language. */
import type { Language } from '#domain/languages'
import { en, type ReturnsMessages } from './en.ts'
import { zh } from './zh.ts'

export const returnsMessages: Readonly<Record<Language, ReturnsMessages>> = { en, zh }
