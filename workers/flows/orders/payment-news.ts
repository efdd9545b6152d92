/**
 * Somebody says that a payment has moved: the provider by a webhook, or the shopper who comes back from its page. They
 * are believed in nothing but whom to ask about: what became of it is asked for and settled, as often as it is said.
 */
import type { PaymentId } from '#domain/ids'
import type { Env } from '../../env.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { settlePayment, taken, type Settled } from './payment.ts'

type Payment = { readonly paymentId: PaymentId; readonly token: string }

/**
 * `busy`: the request that began it is at it just now; whoever says it may say it again. `open`: the provider does not
 * know the end yet. `unknown`: none of ours.
 */
export type Learnt = Settled | { readonly state: 'busy' | 'open' | 'unknown' }

/** @throws when the provider or the shard does not answer: then it has to be said again */
export const learnOf = async (env: Env, payment: Payment): Promise<Learnt> => {
  const standing = await askOrder(env, payment.paymentId, 'standingOf', payment.paymentId)
  if (!standing) return { state: 'unknown' }
  if (standing.state === 'begun') return { state: 'busy' }
  const end = await taken(env, payment, await paymentsOf(env).stateOf(payment), standing.total)
  if (end.state !== 'paid' && end.state !== 'declined') return { state: 'open' }
  return settlePayment(env, { ...payment, quote: null }, end)
}
