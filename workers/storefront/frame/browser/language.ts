/** The language of the page, and how addresses of the shop are written in it. */
import type { Language } from '#domain/languages'
import { pathIn } from '../../../http/language.ts'

export const language: Language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'

export const path = (to: string): string => pathIn(language, to)
