/**
 * What a payout of Stripe's consists of: its balance transactions. Of an account that several shops share a part of another shop is
 * a part as well, of no payment of this one.
 *
 * @see https://docs.stripe.com/reports/payout-reconciliation
 */
import type { Stripe } from 'stripe'
import { paymentId, type PaymentId } from '#domain/ids'
import { own } from '#domain/own'
import type { PayoutPart, PayoutPartKind } from '#domain/orders/payouts'
import type { Payout } from '#domain/orders/reconciliation'
import { moneyOf } from './amounts.ts'
import { codeOf } from './client.ts'

const PER_PAGE = 100

const STATES: Readonly<Record<string, Payout['state']>> = {
  pending: 'pending',
  in_transit: 'in-transit',
  paid: 'paid',
  failed: 'failed',
  canceled: 'canceled',
}

export const payoutOf = ({ id, amount, currency, status, arrival_date: arrives }: Stripe.Payout): Payout[] => {
  const sum = moneyOf(amount, currency)
  return sum ? [{ id, amount: sum, state: own(STATES, status) ?? 'pending', arrivesAt: arrives * 1000 }] : []
}

const KINDS: Readonly<Record<string, PayoutPartKind>> = {
  charge: 'charge',
  payment: 'charge',
  refund: 'refund',
  payment_refund: 'refund',
  refund_failure: 'refund',
  payment_failure_refund: 'refund',
  stripe_fee: 'fee',
  application_fee: 'fee',
  tax_fee: 'fee',
}

type Source = {
  readonly object?: string
  readonly metadata?: Stripe.Metadata | null
  readonly payment_intent?: unknown
}

const sourceOf = ({ source }: Stripe.BalanceTransaction): Source | null =>
  source === null || typeof source === 'string' ? null : (source as Source)

/** What a bank takes back, and gives again, is called an adjustment there. */
const kindOf = (one: Stripe.BalanceTransaction): PayoutPartKind =>
  sourceOf(one)?.object === 'dispute' ? 'dispute' : (own(KINDS, one.type) ?? 'other')

type OfIntent = (intent: string) => Promise<PaymentId | null>

/** A charge has the words of its payment; of a refund and a dispute the payment is asked for, each once. */
const paymentIn = async (one: Stripe.BalanceTransaction, shop: string, of: OfIntent): Promise<PaymentId | null> => {
  const { metadata, payment_intent: intent } = sourceOf(one) ?? {}
  const named = paymentId(metadata?.['payment'])
  if (named) return metadata?.['shop'] === shop ? named : null
  return typeof intent === 'string' ? of(intent) : null
}

const askedOnce = (stripe: Stripe, shop: string): OfIntent => {
  const known = new Map<string, Promise<PaymentId | null>>()
  const asked = async (id: string) => {
    const { metadata } = await stripe.paymentIntents.retrieve(id)
    return (metadata['shop'] === shop && paymentId(metadata['payment'])) || null
  }
  return (id) => {
    const found = known.get(id) ?? asked(id)
    known.set(id, found)
    return found
  }
}

/** Read by the names of its parts, as Stripe's lists are. @returns nothing for a payout of which Stripe keeps no list: one by hand */
export const partsOf = async (
  stripe: Stripe,
  shop: string,
  payout: string,
  after: string | null,
): Promise<{ readonly parts: readonly PayoutPart[]; readonly next: string | null }> => {
  const page = await stripe.balanceTransactions
    .list({ payout, limit: PER_PAGE, expand: ['data.source'], ...(after !== null && { starting_after: after }) })
    .catch((fault: unknown) => {
      if (codeOf(fault) === undefined) throw fault
      return null
    })
  if (!page) return { parts: [], next: null }
  const of = askedOnce(stripe, shop)
  const parts: PayoutPart[] = []
  for (const one of page.data) {
    // The payout itself leaves the balance as one of them.
    const [amount, fee] = [moneyOf(one.amount, one.currency), moneyOf(one.fee, one.currency)]
    if (one.type === 'payout' || !amount || !fee) continue
    const payment = await paymentIn(one, shop, of)
    const { id, created } = one
    parts.push({
      id,
      kind: kindOf(one),
      amount: amount.amount,
      fee: fee.amount,
      paymentId: payment,
      at: created * 1000,
    })
  }
  const last = page.data.at(-1)
  return { parts, next: page.has_more && last ? last.id : null }
}
