/** What Stripe has written down: payments, disputes, payouts. Of an account that several shops share only what is this one's. */
import type { Stripe } from 'stripe'
import { paymentId } from '#domain/ids'
import type { BookedPayment, Dispute } from '#domain/orders/reconciliation'
import type { PaymentBooks } from '../provider.ts'
import { moneyOf } from './amounts.ts'
import { stripeClient, type StripeSettings } from './client.ts'
import { disputeOf } from './disputes.ts'
import { partsOf, payoutOf } from './payouts.ts'
import { findPayment } from './sessions.ts'

const PER_PAGE = 100
/** More disputes than these nobody answers. */
const DISPUTES_MAX = 300

const secondsOf = (ms: number): number => Math.floor(ms / 1000)

const chargeOf = ({ latest_charge: charge }: Stripe.PaymentIntent): Stripe.Charge | null =>
  typeof charge === 'string' ? null : charge

const paymentOf = (intent: Stripe.PaymentIntent, shop: string): BookedPayment | null => {
  const id = paymentId(intent.metadata['payment'])
  const taken = moneyOf(intent.amount_received, intent.currency)
  const refunded = moneyOf(chargeOf(intent)?.amount_refunded ?? 0, intent.currency)
  if (!id || intent.metadata['shop'] !== shop || !taken || !refunded) return null
  return { paymentId: id, token: intent.id, taken, refunded, at: intent.created * 1000 }
}

const present = <T>(one: T | null): T[] => (one === null ? [] : [one])

export const stripeBooks = (settings: StripeSettings): PaymentBooks => {
  const { shop } = settings
  const disputes = async (params: Stripe.DisputeListParams): Promise<Dispute[]> => {
    const stripe = await stripeClient(settings)
    const found: Dispute[] = []
    let looked = 0
    for await (const one of stripe.disputes.list({ ...params, limit: PER_PAGE, expand: ['data.payment_intent'] })) {
      found.push(...present(disputeOf(one, shop)))
      if (++looked >= DISPUTES_MAX) break
    }
    return found
  }
  return {
    payments: async (since, after) => {
      const stripe = await stripeClient(settings)
      const { data, has_more: more } = await stripe.paymentIntents.list({
        created: { gte: secondsOf(since) },
        limit: PER_PAGE,
        expand: ['data.latest_charge'],
        ...(after !== null && { starting_after: after }),
      })
      const last = data.at(-1)
      return {
        payments: data.flatMap((intent) => present(paymentOf(intent, shop))),
        next: more && last ? last.id : null,
      }
    },
    disputes: (since) => disputes({ created: { gte: secondsOf(since) } }),
    disputesOf: async (payment) => {
      const { intent } = (await findPayment(await stripeClient(settings), payment, Date.now())) ?? {}
      return intent ? disputes({ payment_intent: intent.id }) : []
    },
    payouts: async () => {
      const stripe = await stripeClient(settings)
      const { data } = await stripe.payouts.list({ limit: 20 })
      return data.flatMap(payoutOf)
    },
    partsOf: async (payout, after) => partsOf(await stripeClient(settings), shop, payout, after),
  }
}
