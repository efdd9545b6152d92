/** The pages that are told at length, by language. */
import type { Language } from '#domain/languages'
import { en } from './en.ts'
import type { AllProse } from './prose.ts'
import { zh } from './zh.ts'

export const contentMessages: Readonly<Record<Language, AllProse>> = { en, zh }
