/** What the pages of the settings say, by language. */
import type { Language } from '#domain/languages'
import { en, type SettingsMessages } from './en.ts'
import { zh } from './zh.ts'

export type { SettingsMessages } from './en.ts'
export const settingsMessages: Readonly<Record<Language, SettingsMessages>> = { en, zh }
