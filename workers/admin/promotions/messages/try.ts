/** What the page that tries a cart says, by language. */
import type { Language } from '#domain/languages'
import { tryEn, type TryMessages } from './try-en.ts'
import { tryZh } from './try-zh.ts'

export type { TryMessages }
export const tryMessages: Readonly<Record<Language, TryMessages>> = { en: tryEn, zh: tryZh }
