/** Companies that several customers buy for: who may what in one, and for how long an invitation stands. */
import { BASE32, type CustomerId, type Id } from '../ids.ts'
import { repairCode } from '../one-line.ts'
import type { VatCheck } from '../tax/vat-id.ts'

export type CompanyId = Id<'Company'>

/** An administrator says who else buys for it; a buyer buys. */
export const COMPANY_ROLES = ['administrator', 'buyer'] as const
export type CompanyRole = (typeof COMPANY_ROLES)[number]

export const isCompanyRole = (text: unknown): text is CompanyRole => COMPANY_ROLES.some((one) => one === text)

export type Company = {
  readonly id: CompanyId
  readonly name: string
  /** As its authorities write it: `DE123456789`; empty where it has none. */
  readonly vatId: string
  /** What its register said of the VAT id; null: it has none, or nobody has asked since it was entered. */
  readonly vatCheck: VatCheck | null
  /** By staff for staff. */
  readonly note: string
  /** ms since the epoch; null while it buys. */
  readonly closedAt: number | null
  readonly version: number
}

export type CompanyMember = {
  readonly customerId: CustomerId
  readonly email: string
  readonly name: string
  readonly role: CompanyRole
  readonly since: number
}

export type CompanyInvitation = { readonly email: string; readonly role: CompanyRole; readonly at: number }

export const COMPANY_NAME_MAX = 200
export const VAT_ID_MAX = 20
/** Members and open invitations of one company together: each is a line of its page. */
export const COMPANY_PEOPLE_MAX = 200
/** After so long nobody can accept it any more, in ms: thirty days. */
export const INVITATION_MS = 30 * 24 * 60 * 60_000

const ID_FORM = new RegExp(`^cmp_[${BASE32}]{16}$`)

/** @param hash in hexadecimal, of the request that enters it: sent again it names the same one */
export const companyIdOf = (hash: string): CompanyId => `cmp_${hash.slice(0, 16)}` as CompanyId

/** @returns undefined for text that cannot be one */
export const companyId = (text: string | undefined): CompanyId | undefined =>
  text !== undefined && ID_FORM.test(text) ? (text as CompanyId) : undefined

/** Letters and digits alone, as registers compare it: `de 123.456.789` is `DE123456789`. */
export const repairVatId = (text: string): string =>
  repairCode(text)
    .toUpperCase()
    .replaceAll(/[\s.\-/]/g, '')

/** Empty, or of a country of two letters and two to sixteen signs; whether a register knows it is asked where tax depends on it. */
export const isVatId = (text: string): boolean => text === '' || /^[A-Z]{2}[0-9A-Z+*]{2,16}$/.test(text)

/** In the order they are checked. */
export type CompanyRefusal =
  | { readonly code: 'company-unknown' }
  | { readonly code: 'company-closed' }
  | { readonly code: 'company-changed'; readonly version: number }
  | { readonly code: 'company-role-required' }
  | { readonly code: 'member-unknown' }
  | { readonly code: 'invitation-unknown' }
  /** They buy for one already. */
  | { readonly code: 'company-already' }
  | { readonly code: 'company-full'; readonly peopleMax: number }
  /** Somebody has to be able to say who buys: the last one who may stays, as long as others do. */
  | { readonly code: 'company-needs-administrator' }
