/** What the sign-in and one's own account say, by language. */
import type { Language } from '#domain/languages'
import { accountEn, type AccountMessages } from './account-en.ts'
import { accountZh } from './account-zh.ts'
import { companiesEn, type CompanyMessages } from './companies-en.ts'
import { companiesZh } from './companies-zh.ts'
import { entryEn, type EntryMessages } from './entry-en.ts'
import { entryZh } from './entry-zh.ts'
import { keysEn, type KeyMessages } from './keys-en.ts'
import { keysZh } from './keys-zh.ts'
import { peopleEn, type PeopleMessages } from './people-en.ts'
import { peopleZh } from './people-zh.ts'
import { en, type CustomersMessages } from './en.ts'
import { zh } from './zh.ts'

export type { AccountMessages, CompanyMessages, CustomersMessages, EntryMessages, KeyMessages, PeopleMessages }
export const customersMessages: Readonly<Record<Language, CustomersMessages>> = { en, zh }
export const accountMessages: Readonly<Record<Language, AccountMessages>> = { en: accountEn, zh: accountZh }
export const keyMessages: Readonly<Record<Language, KeyMessages>> = { en: keysEn, zh: keysZh }
export const peopleMessages: Readonly<Record<Language, PeopleMessages>> = { en: peopleEn, zh: peopleZh }
export const companyMessages: Readonly<Record<Language, CompanyMessages>> = { en: companiesEn, zh: companiesZh }
export const entryMessages: Readonly<Record<Language, EntryMessages>> = { en: entryEn, zh: entryZh }
