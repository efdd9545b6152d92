/** What stands around every page of the admin, and how it says no, by language. */
import type { Language } from '#domain/languages'
import { en, type FrameMessages } from './en.ts'
import { zh } from './zh.ts'

export type { FrameMessages }
export const frameMessages: Readonly<Record<Language, FrameMessages>> = { en, zh }
