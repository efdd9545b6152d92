/** What stands around every page, and on the pages for when something is amiss, by language. */
import type { Language } from '#domain/languages'
import { en, type FrameMessages } from './en.ts'
import { zh } from './zh.ts'

export const frameMessages: Readonly<Record<Language, FrameMessages>> = { en, zh }
