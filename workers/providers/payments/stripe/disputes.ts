/** Disputes at Stripe: what it says of one, and how one is answered: with a file, fields that banks know by name, and words. */
import type { Stripe } from 'stripe'
import { paymentId } from '#domain/ids'
import type { OrderProof } from '#domain/orders/dispute'
import type { Dispute, DisputeState } from '#domain/orders/reconciliation'
import { own } from '#domain/own'
import type { DisputeAnswers, DisputeDefence } from '../provider.ts'
import { moneyOf } from './amounts.ts'
import { codeOf, stripeClient, type StripeSettings } from './client.ts'

const STATES: Readonly<Record<string, DisputeState>> = {
  needs_response: 'needs-response',
  warning_needs_response: 'needs-response',
  appeal_needs_response: 'needs-response',
  under_review: 'under-review',
  warning_under_review: 'under-review',
  appeal_under_review: 'under-review',
  won: 'won',
  lost: 'lost',
  prevented: 'closed',
  warning_closed: 'closed',
}

/** @returns null where it is none of this shop's */
export const disputeOf = (dispute: Stripe.Dispute, shop: string): Dispute | null => {
  const intent = dispute.payment_intent
  const metadata = intent === null || typeof intent === 'string' ? {} : intent.metadata
  const id = paymentId(metadata['payment'])
  const amount = moneyOf(dispute.amount, dispute.currency)
  if (!id || metadata['shop'] !== shop || !amount) return null
  const dueBy = dispute.evidence_details.due_by
  return {
    id: dispute.id,
    paymentId: id,
    amount,
    state: own(STATES, dispute.status) ?? 'under-review',
    reason: dispute.reason,
    respondBy: dueBy === null ? null : dueBy * 1000,
    at: dispute.created * 1000,
  }
}

const dayOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString().slice(0, 10))

/** Empty fields are left out: Stripe would take them for said. */
const evidenceOf = (
  { name, email, goods, carrier, tracking, shippedAt }: OrderProof,
  text: string,
  file: string,
): Stripe.DisputeUpdateParams.Evidence => {
  const fields = {
    customer_name: name,
    customer_email_address: email,
    product_description: goods.slice(0, FIELD_MAX),
    shipping_carrier: carrier,
    shipping_tracking_number: tracking,
    shipping_date: dayOf(shippedAt),
    uncategorized_text: text,
    uncategorized_file: file,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

/** All texts together may have 150,000. */
const FIELD_MAX = 20_000

/** A no of Stripe's: it was answered, or its time is over. */
const unless = async <T>(refused: T, act: Promise<T>): Promise<T> => {
  try {
    return await act
  } catch (fault) {
    if (codeOf(fault) === undefined) throw fault
    return refused
  }
}

const EXPANDED = { expand: ['payment_intent'] }

/** @see https://docs.stripe.com/disputes/api */
export const stripeDisputes = (settings: StripeSettings): DisputeAnswers => {
  const found = async (stripe: Stripe, id: string): Promise<Dispute | null> => {
    const dispute = await unless(null, stripe.disputes.retrieve(id, EXPANDED))
    return dispute && disputeOf(dispute, settings.shop)
  }
  return {
    submit: async ({ dispute, text, evidence, proof }: DisputeDefence) => {
      const stripe = await stripeClient(settings)
      // An account may be shared: of another shop's dispute nothing is answered.
      if (!(await found(stripe, dispute))) return null
      const data = { data: evidence, name: `${dispute}.pdf`, type: 'application/pdf' }
      const file = await stripe.files.create({ purpose: 'dispute_evidence', file: data })
      const params = { evidence: evidenceOf(proof, text, file.id), submit: true, ...EXPANDED }
      const said = await unless(null, stripe.disputes.update(dispute, params))
      return said && disputeOf(said, settings.shop)
    },
    accept: async (dispute) => {
      const stripe = await stripeClient(settings)
      if (!(await found(stripe, dispute))) return null
      const said = await unless(null, stripe.disputes.close(dispute, EXPANDED))
      return said && disputeOf(said, settings.shop)
    },
  }
}
