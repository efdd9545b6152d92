/** What the page of redirects says, by language. */
import type { Language } from '#domain/languages'
import { en, type RedirectMessages } from './en.ts'
import { zh } from './zh.ts'

export const redirectMessages: Readonly<Record<Language, RedirectMessages>> = { en, zh }
