/** What the page of one customer is made of. */
import type { Language } from '#domain/languages'
import type { CustomerProfile } from '../../flows/customers/record-questions.ts'
import type { ShownRefusal } from '../frame/forms.tsx'

/** What can be done on it. */
export const PERSON_DEEDS = [
  'added',
  'details',
  'address',
  'address-gone',
  'note',
  'tag',
  'tax',
  'disable',
  'enable',
  'merge',
  'export',
] as const
export type PersonDeed = (typeof PERSON_DEEDS)[number]

export type PersonProps = {
  readonly profile: CustomerProfile
  readonly language: Language
  readonly now: number
  /** A page of older orders. */
  readonly isLater: boolean
  /** Whether whoever looks may change something. */
  readonly allowed: boolean
  readonly impersonates: boolean
  readonly readsMessages: boolean
  readonly seesCredit: boolean
  readonly refusal: ShownRefusal | null
  /** Which form was refused: it keeps what was typed. */
  readonly tried: PersonDeed | 'impersonate' | 'forget' | null
  readonly note: string
  readonly add: string
  /** What was typed of tax and refused. */
  readonly tax: { readonly exempt: boolean; readonly certificate: string } | null
  readonly done: PersonDeed | null
}
