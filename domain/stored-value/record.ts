/** What the book says of a gift card, or of the credit of an account: everything but how much is left, which its shard decides. */
import { STOCK_MAX } from '../inventory/stock.ts'
import type { CustomerId, OrderId, VariantId } from '../ids.ts'
import type { Language } from '../languages.ts'
import type { Currency } from '../money.ts'
import type { StoredValue, StoredValueId, StoredValueKind } from './stored-value.ts'

/** The most that one card or account may have been given, in minor units: what its shard can count. */
export const STORED_VALUE_MAX = STOCK_MAX

/** Letters of what stands on a card. */
export const MESSAGE_MAX = 500
export const NAME_MAX = 100
export const NOTE_MAX = 500

/** Why nobody can pay with it any more: staff said so, or the order that it was bought with went back. */
export type DisabledFor = 'staff' | 'order'

/** Whom a card is for, as its buyer said; all may be empty: for the buyer. */
export type Recipient = { readonly name: string; readonly email: string }

export type StoredValueRecord = {
  readonly sequence: number
  readonly id: StoredValueId
  readonly kind: StoredValueKind
  /** The last four signs of its code; empty: credit of an account has none. */
  readonly ending: string
  readonly currency: Currency
  /** What it was dealt with, in minor units. */
  readonly issued: number
  /** What the ledger says is left, promised money among it: a copy. */
  readonly balance: number
  readonly customerId: CustomerId | null
  readonly recipient: Recipient
  readonly sender: string
  readonly message: string
  readonly language: Language
  /** ms since the epoch; null: nobody is written to. */
  readonly deliverAt: number | null
  readonly mailedAt: number | null
  readonly orderId: OrderId | null
  readonly orderName: string
  readonly variantId: VariantId | null
  readonly expiresAt: number | null
  readonly note: string
  readonly disabledAt: number | null
  readonly disabledFor: DisabledFor | null
  /** Id of a member of staff; empty: it was bought. */
  readonly issuedBy: string
  readonly createdAt: number
}

export const STORED_VALUE_STATES = ['active', 'scheduled', 'used', 'expired', 'disabled'] as const
export type StoredValueState = (typeof STORED_VALUE_STATES)[number]

type Standing = Pick<StoredValueRecord, 'balance' | 'deliverAt' | 'mailedAt' | 'expiresAt' | 'disabledAt'>

export const isExpired = ({ expiresAt }: Pick<StoredValueRecord, 'expiresAt'>, now: number): boolean =>
  expiresAt !== null && expiresAt <= now

/** @param now ms since the epoch */
export const stateOf = (one: Standing, now: number): StoredValueState => {
  if (one.disabledAt !== null) return 'disabled'
  if (isExpired(one, now)) return 'expired'
  if (one.balance === 0) return 'used'
  return one.deliverAt !== null && one.mailedAt === null && one.deliverAt > now ? 'scheduled' : 'active'
}

/** Whether somebody was written its code; null: credit has none. `nobody`: it has no address, and staff hand it over. */
export type CodeSent = 'sent' | 'to-send' | 'nobody' | null

type Mailed = Pick<StoredValueRecord, 'kind' | 'mailedAt' | 'deliverAt' | 'disabledAt'>

export const codeSentOf = ({ kind, mailedAt, deliverAt, disabledAt }: Mailed): CodeSent => {
  if (kind !== 'gift-card') return null
  if (mailedAt !== null) return 'sent'
  return deliverAt !== null && disabledAt === null ? 'to-send' : 'nobody'
}

/** What carts and orders keep of it. @returns null where it pays nothing any more */
export const payableBy = (record: StoredValueRecord, now: number): StoredValue | null => {
  const { id, kind, currency, ending, expiresAt, disabledAt } = record
  if (disabledAt !== null || isExpired(record, now)) return null
  return { id, kind, currency, ...(ending !== '' && { ending }), expiresAt }
}
