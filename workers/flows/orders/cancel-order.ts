/**
 * An order is cancelled, whole or in part. Gift cards that it has sold are taken back before: what was spent of one has been handed out as
 * goods, and does not go back as money, which staff are told before anything changes.
 */
import type { IdempotencyRefusal, Idempotency } from '#domain/idempotency'
import type { OrderId } from '#domain/ids'
import { money, type Money } from '#domain/money'
import type { Cancelling } from '#domain/orders/cancellation'
import { cardsGone } from '#domain/orders/gift-cards-back'
import { openParcels, type Order, type OrderRefusal } from '#domain/orders/order'
import { refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { askOrder, Overloaded } from '../../sharding/call-shard.ts'
import { putAllBack, takeCardsBack } from '../stored-value/take-back.ts'

/** With what was spent: whoever says the same sum cancels all the same, and only the rest goes back. */
export type CardsSpent = { readonly code: 'gift-cards-spent'; readonly spent: Money }

export type CancelAsk = {
  readonly order: OrderId
  readonly cancellation: Cancelling
  readonly idempotency: Idempotency | null
  /** What may have been spent of gift cards among what is cancelled, in minor units; nothing when absent. */
  readonly spentAgreed?: number
}

/** Two who cancel parts of one order are told apart by then. */
const ROUNDS_MAX = 3
const COME_BACK_MS = 5_000

export const cancelOrder = async (
  env: Env,
  { spentAgreed = 0, ...ask }: CancelAsk,
): Promise<Result<Order, OrderRefusal | IdempotencyRefusal | CardsSpent>> => {
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const bare = await askOrder(env, ask.order, 'cancel', ask)
    if (bare.ok) return bare
    if (bare.refusal.code !== 'gift-cards-open') return refuse(bare.refusal)
    const { order } = await askOrder(env, ask.order, 'orderForStaff', ask.order)
    if (!order) return refuse({ code: 'order-unknown' })
    const since = Date.now()
    const taken = await takeCardsBack(env, order, ask.cancellation.parcels ?? openParcels(order), since)
    if (!taken) continue
    const spent = taken.cards.reduce((sum, card) => sum + card.spent, 0)
    if (spent > spentAgreed) {
      await putAllBack(env, taken, since)
      return refuse({ code: 'gift-cards-spent', spent: money(spent, order.currency) })
    }
    const cancellation = { ...ask.cancellation, cardsBack: { cards: taken.cards, since } }
    const done = await askOrder(env, ask.order, 'cancel', { ...ask, cancellation })
    // Asked twice it is cancelled once, with the cards of whoever came first.
    const gone = done.ok ? cardsGone(done.value) : null
    if (!gone || taken.cards.some(({ id }) => !gone.has(id))) await putAllBack(env, taken, since)
    if (done.ok) return done
    if (done.refusal.code !== 'gift-cards-open') return refuse(done.refusal)
  }
  throw new Overloaded(`gift cards of ${ask.order} are being taken back`, COME_BACK_MS)
}
