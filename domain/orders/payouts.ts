/**
 * What a payout of the provider consists of: what was taken, what went back, what banks took back, and what the provider keeps for
 * itself. The parts come to the payout, to the last minor unit; where they do not, staff are told.
 */
import type { PaymentId } from '../ids.ts'
import { money, type Currency, type Money } from '../money.ts'
import type { Payout } from './reconciliation.ts'

/** `other`: what is none of these, such as what was carried over, or put right. */
export const PAYOUT_PARTS = ['charge', 'refund', 'dispute', 'fee', 'other'] as const
export type PayoutPartKind = (typeof PAYOUT_PARTS)[number]

/** In minor units of the payout's currency, below nothing where it leaves the shop. */
export type PayoutPart = {
  readonly id: string
  readonly kind: PayoutPartKind
  readonly amount: number
  /** What the provider keeps of it: below nothing where it gives that back. */
  readonly fee: number
  /** Null: of no payment of this shop's, or of none at all. */
  readonly paymentId: PaymentId | null
  readonly at: number
}

export const netOf = ({ amount, fee }: Pick<PayoutPart, 'amount' | 'fee'>): number => amount - fee

/** Each sum with its sign: together they are the payout. */
export type PayoutSums = { readonly [K in Exclude<PayoutPartKind, 'fee'>]: Money } & {
  readonly fees: Money
  readonly total: Money
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0)

export type PartSum = Pick<PayoutPart, 'kind' | 'amount' | 'fee'>

export const sumsOf = (parts: readonly PartSum[], currency: Currency): PayoutSums => {
  const of = (kind: PayoutPartKind) =>
    money(sum(parts.flatMap((part) => (part.kind === kind ? [part.amount] : []))), currency)
  return {
    charge: of('charge'),
    refund: of('refund'),
    dispute: of('dispute'),
    other: of('other'),
    // Fees of parts, and those that the provider takes by themselves.
    fees: money(of('fee').amount - sum(parts.map(({ fee }) => fee)), currency),
    total: money(sum(parts.map(netOf)), currency),
  }
}

/** By how much the parts differ from what was paid out, in minor units; 0: they agree. */
export const differenceFrom = ({ amount }: Pick<Payout, 'amount'>, parts: readonly PartSum[]): number =>
  sum(parts.map(netOf)) - amount.amount
