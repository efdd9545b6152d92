/** What the pages of companies are given. */
import type { Company } from '#domain/customers/companies'
import type { Language } from '#domain/languages'
import type { CompanyPeople } from '../../../flows/customers/companies.ts'
import type { ShownRefusal } from '../../frame/forms.tsx'

export const COMPANIES_PATH = '/admin/companies'

/** What can be done, as the page is told that it was. */
export const COMPANY_DEEDS = ['added', 'changed', 'invite', 'uninvite', 'role', 'remove'] as const
export type CompanyDeed = (typeof COMPANY_DEEDS)[number]

export type CompanyProps = {
  /** Null for one that is entered now. */
  readonly about: (CompanyPeople & { readonly company: Company }) | null
  readonly language: Language
  readonly now: number
  readonly allowed: boolean
  readonly refusal: ShownRefusal | null
  /** Which form was refused, and what was typed into it. */
  readonly tried: CompanyDeed | null
  readonly typed: Readonly<Record<string, string>>
  readonly done: CompanyDeed | null
}
