/**
 * What happens to people, as the users store tells it: rows of its outbox, each in the transaction of the change that it tells of.
 *
 * By queue travels only the number of a row: what stands in it is personal and stays in the store.
 */
import type { CustomerId, Id, VariantId } from '../ids.ts'
import type { Language } from '../languages.ts'
import type { CompanyId } from './companies.ts'
import type { ExportId } from './privacy.ts'

/** `users:7`: the number of a row. */
export type UserEventId = Id<'UserEvent'>

export type SecurityChange =
  | 'password-set'
  | 'password-changed'
  | 'password-removed'
  | 'second-step-on'
  | 'second-step-off'
  | 'recovery-code-used'
  | 'recovery-codes-dealt'
  | 'passkey-added'
  | 'passkey-removed'

export type UserFact =
  /** Somebody wants to sign in by mail, whether they have an account or not. `to`: the page they came from, within the shop. */
  | {
      readonly type: 'sign-in-code-asked'
      readonly email: string
      readonly language: Language
      readonly to: string
      /** Without digits: somebody tries on those of this account, and a link cannot be guessed. */
      readonly linkOnly: boolean
    }
  /** Their address is proven for the first time. */
  | { readonly type: 'customer-registered'; readonly customer: CustomerId }
  | { readonly type: 'customer-email-changed'; readonly customer: CustomerId; readonly before: string }
  /** A number was proven to be theirs, or is theirs no more: they have taken it away, or it was proven elsewhere. E.164. */
  | {
      readonly type: 'customer-phone-added' | 'customer-phone-removed'
      readonly customer: CustomerId
      readonly phone: string
    }
  /** They want another address: digits go to both, so that whoever gives them back reads both. `email`: the new one. */
  | {
      readonly type: 'email-change-asked'
      readonly customer: CustomerId
      readonly email: string
      readonly to: 'current' | 'new'
    }
  /** Somebody wants a number to be theirs, or, with no customer, to sign in by one, whether an account has it or not. E.164. */
  | {
      readonly type: 'phone-code-asked'
      readonly phone: string
      readonly language: Language
      readonly customer: CustomerId | null
    }
  /** In a browser that nobody has signed in with before. */
  | { readonly type: 'customer-signed-in-elsewhere'; readonly customer: CustomerId; readonly session: string }
  /** Something that opens their account is there, is another one, or is gone. */
  | { readonly type: 'customer-security-changed'; readonly customer: CustomerId; readonly what: SecurityChange }
  /** Somebody may buy for a company, once they have proven the address. */
  | { readonly type: 'company-invited'; readonly company: CompanyId; readonly email: string }
  /** Somebody wants everything that the shop knows of them. */
  | { readonly type: 'data-export-asked'; readonly customer: CustomerId; readonly export: ExportId }
  /** Somebody wants to be forgotten; then they have said so twice. */
  | { readonly type: 'erasure-asked' | 'erasure-confirmed'; readonly customer: CustomerId }
  /** Somebody wants to be written of new things: the address is not proven. Then it is. */
  /** Somebody waits for a good and has not shown that the address is theirs; and whose turn it is to be told. */
  | { readonly type: 'alert-asked' | 'alert-due'; readonly alert: number }
  | { readonly type: 'newsletter-asked' | 'newsletter-joined'; readonly email: string; readonly language: Language }

export type UserEvent = UserFact & { readonly sequence: number; readonly at: number }

export const userEventId = (sequence: number): UserEventId => `users:${sequence}` as UserEventId

/** What travels by queue. @property messages ids of messages that are due @property awaited goods of which units came in */
export type UserFactsCall = {
  readonly sequences: readonly number[]
  readonly messages?: readonly string[]
  readonly awaited?: readonly VariantId[]
}
