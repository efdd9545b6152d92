/** What the sign-in says, by language. */
import type { Language } from '#domain/languages'
import { en, type CustomersMessages } from './en.ts'
import { zh } from './zh.ts'

export type { CustomersMessages }
export const customersMessages: Readonly<Record<Language, CustomersMessages>> = { en, zh }
