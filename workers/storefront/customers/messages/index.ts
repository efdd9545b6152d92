/** What is said on the way in and in the account, by language. */
import type { Language } from '#domain/languages'
import { en, type CustomersMessages } from './en.ts'
import { zh } from './zh.ts'

export const customersMessages: Readonly<Record<Language, CustomersMessages>> = { en, zh }
