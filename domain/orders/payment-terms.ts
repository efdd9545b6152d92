/**
 * An order that is placed before it is paid: by what it is to be paid and until when. What was agreed on is kept with the order
 * and never read from the settings again; what of it has come is in its balance (balance.ts).
 */
import type { PaymentId } from '../ids.ts'
import type { Money } from '../money.ts'
import type { ManualKind, ManualMethod } from '../settings/payments.ts'
import type { Text } from '../settings/text.ts'

export type PaymentTerms = {
  readonly method: string
  readonly kind: ManualKind
  readonly name: Text
  readonly instructions: Text
  /** Ms since the epoch; null: no day was agreed on. */
  readonly dueAt: number | null
}

/** Money that staff say has come. */
export type ReceivedPayment = {
  /** Given by who asks, so that asking twice receives once. */
  readonly id: string
  readonly amount: Money
  readonly note: string
  readonly receivedAt: number
}

/** Staff have its buyer written to that so much is to be paid. */
export type PaymentRequest = { readonly id: string; readonly amount: Money }

/** By which it stands among what has come when the provider has given what it promised: there is one for an order. */
export const CAPTURE = 'capture'

/** Money that a provider has promised and not given yet: what becomes of it is decided in authorisation.ts. */
export type Authorisation = {
  /** By which the provider knows it. */
  readonly token: string
  readonly amount: Money
  readonly authorisedAt: number
  /** Until when it may be taken, ms since the epoch; null: the provider did not say. */
  readonly captureBefore: number | null
  readonly state: 'open' | 'taking' | 'captured' | 'released'
  /** What the provider is asked for; absent as long as nobody has asked. */
  readonly taking?: Money
  /** What it has given beyond what was due and what was waived: it goes back at once, and is none of what has come. */
  readonly excess?: Money
}

/** A payment that was begun after the order was placed: what becomes of it is decided in order-charge.ts. */
export type OrderCharge = {
  readonly id: PaymentId
  /** Of the request that began it: the same goes on with it. */
  readonly key: string
  readonly request: string
  /** By which the provider knows it. */
  readonly token: string
  readonly amount: Money
  /** Of that, by how much what was due is rounded to what can be charged. Absent: not at all. */
  readonly rounding?: Money
  readonly state: 'started' | 'challenged' | 'uncertain' | 'paid' | 'failed'
  /** Where its payer has to go. */
  readonly redirect?: string
  /** Why it failed. */
  readonly reason?: string
  /** What was not due any more when it came. */
  readonly excess?: Money
  readonly startedAt: number
}

/** A part of what goes back, that goes back to one of these payments. */
export type ChargedBack = { readonly payment: PaymentId; readonly amount: Money }

const MANUAL = 'manual_'

/** What stands in the place of a provider's token where no provider is asked. */
export const manualToken = (method: string): string => `${MANUAL}${method}`
export const isManualToken = (token: string): boolean => token.startsWith(MANUAL)
export const methodOfToken = (token: string): string => token.slice(MANUAL.length)

const DAY_MS = 24 * 60 * 60_000

/** Whether the day has passed until which it was to be paid: until its end somebody may pay, wherever they are. */
export const isOverdue = ({ dueAt }: Pick<PaymentTerms, 'dueAt'>, now: number): boolean =>
  dueAt !== null && now >= dueAt + DAY_MS

export const termsOf = ({ id, kind, name, instructions, dueDays }: ManualMethod, now: number): PaymentTerms => ({
  method: id,
  kind,
  name,
  instructions,
  dueAt: dueDays === null ? null : now + dueDays * DAY_MS,
})
