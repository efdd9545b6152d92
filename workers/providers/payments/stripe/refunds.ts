/** Money goes back, once for each id: Stripe forgets idempotency keys after a day, what stands at its refunds it does not. */
import type { Stripe } from 'stripe'
import { money, type Money } from '#domain/money'
import type { Refund } from '../provider.ts'
import { moneyOf, refundable, stripeAmount } from './amounts.ts'
import { codeOf } from './client.ts'

export class RefundRefused extends Error {}

/** What did not arrive is asked for anew; it counts as nothing. */
const FELL_THROUGH = new Set(['failed', 'canceled'])

type Made = { readonly id: string; readonly asked: number; readonly given: number }

const madeOf = async (stripe: Stripe, intent: string): Promise<Made[]> => {
  const made: Made[] = []
  for await (const { amount, currency, metadata, status } of stripe.refunds.list({
    payment_intent: intent,
    limit: 100,
  })) {
    if (FELL_THROUGH.has(status ?? '')) continue
    const given = moneyOf(amount, currency)?.amount ?? 0
    made.push({ id: metadata?.['refund'] ?? '', asked: Number(metadata?.['asked'] ?? given), given })
  }
  return made
}

/**
 * Of a currency whose last digit Stripe does not move, each part is counted from the beginning: all parts together are
 * what all together would be.
 */
const partOf = (asked: Money, before: readonly Made[]): Money => {
  const total = before.reduce((sum, one) => sum + one.asked, asked.amount)
  const given = before.reduce((sum, one) => sum + one.given, 0)
  return money(Math.max(0, refundable(money(total, asked.currency)).amount - given), asked.currency)
}

/**
 * @param intent what was paid, and how much of it
 * @throws RefundRefused when more is asked for than is left: nothing has moved, and somebody has to look at it
 */
export const giveBack = async (
  stripe: Stripe,
  intent: Stripe.PaymentIntent,
  { refundId, amount }: Pick<Refund, 'refundId' | 'amount'>,
): Promise<void> => {
  const paid = moneyOf(intent.amount_received, intent.currency)
  if (!paid) throw new RefundRefused(`paid in ${intent.currency}`)
  const before = await madeOf(stripe, intent.id)
  if (before.some(({ id }) => id === refundId)) return
  const left = paid.amount - before.reduce((sum, { given }) => sum + given, 0)
  const part = amount ? partOf(amount, before) : money(left, paid.currency)
  // All that was paid, and nothing is left: it went back already, by whatever way.
  if (part.amount === 0) return
  if (part.currency !== paid.currency) throw new RefundRefused(`${part.currency} of a payment in ${paid.currency}`)
  if (part.amount > left) throw new RefundRefused(`${part.amount} of ${left} that are left, for ${refundId}`)
  const exact = stripeAmount(part)
  if (exact === undefined) throw new RefundRefused(`${part.amount} ${part.currency} is no amount of Stripe's`)
  const metadata = { refund: refundId, asked: String(amount?.amount ?? part.amount) }
  try {
    await stripe.refunds.create(
      { payment_intent: intent.id, amount: exact, metadata },
      { idempotencyKey: `refund ${refundId}` },
    )
  } catch (fault) {
    if (codeOf(fault) === 'charge_already_refunded' && !amount) return
    throw fault
  }
}
