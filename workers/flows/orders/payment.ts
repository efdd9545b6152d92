/** The provider has spoken: the cart becomes an order, or the attempt has failed. Nothing that was paid is lost. */
import pTimeout from 'p-timeout'
import { cartOfOrder, orderOfPayment, type ItemKey, type PaymentId } from '#domain/ids'
import type { Money } from '#domain/money'
import { TAKEN_BACK } from '#domain/orders/attempt'
import type { Order } from '#domain/orders/order'
import type { PaymentTerms } from '#domain/orders/payment-terms'
import type { Quote } from '#domain/orders/quote'
import type { Env } from '../../env.ts'
import { unitsSettled } from '../../http/unpaid-units.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import type { PaymentState } from '../../providers/payments/provider.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { holdStock } from '../inventory/hold.ts'

export type Settled =
  | { readonly state: 'placed'; readonly order: Order }
  | { readonly state: 'failed'; readonly reason: string }

type Payment = {
  readonly paymentId: PaymentId
  readonly token: string
  readonly quote: Quote | null
  /** What it may have been promised that no cart and no quote says. */
  readonly held?: readonly ItemKey[]
}
/** What settles a payment. `authorised`: it was agreed on that the money is taken with the goods. */
export type End = Extract<PaymentState, { state: 'paid' | 'declined' | 'authorised' }>

export const isEnd = (state: PaymentState): state is End =>
  state.state === 'paid' || state.state === 'declined' || state.state === 'authorised'

const promiseIn = (end: End) =>
  end.state === 'authorised' ? { authorised: { captureBefore: end.captureBefore ?? null, token: end.token } } : {}

/** By which the provider knows it from now on, where it has said so. */
const tokenIn = (end: End): { readonly token?: string } =>
  end.state !== 'declined' && end.token !== undefined ? { token: end.token } : {}

export const settlePayment = async (env: Env, payment: Payment, end: End): Promise<Settled> => {
  const { paymentId, quote, held = [] } = payment
  unitsSettled(cartOfOrder(orderOfPayment(paymentId)))
  if (end.state === 'declined') {
    const failed = await askOrder(env, paymentId, 'fail', { paymentId, reason: end.reason, held })
    if (failed.ok || failed.refusal.code === 'payment-unknown') return { state: 'failed', reason: end.reason }
  }
  const confirmed = await askOrder(env, paymentId, 'confirm', { paymentId, quote, ...promiseIn(end), ...tokenIn(end) })
  if (confirmed.ok) return { state: 'placed', order: confirmed.value }
  return end.state === 'declined'
    ? { state: 'failed', reason: 'payment-stopped' }
    : settleLate(env, { ...payment, ...tokenIn(end) }, end)
}

type Due = Pick<Payment, 'paymentId'> & { readonly quote: Quote; readonly terms: PaymentTerms }

/** Nobody is asked for money: the order is placed, and is to be paid by its terms. What it holds counts as unpaid as long. */
export const placeUnpaid = async (env: Env, due: Due): Promise<Settled> => {
  const confirmed = await askOrder(env, due.paymentId, 'confirm', due)
  return confirmed.ok ? { state: 'placed', order: confirmed.value } : { state: 'failed', reason: 'payment-stopped' }
}

/**
 * What was only promised is taken, as long as there is something to sell for it; else it is let go: whoever hears of a
 * payment, however late, ends the promise.
 *
 * @param due what the provider is to be paid, where that is known already; null when nothing is agreed on
 * @param captureLater whether it was agreed on that it is taken with the goods, where that is known already: then the promise stands
 */
export const taken = async (
  env: Env,
  { paymentId, token }: Omit<Payment, 'quote'>,
  said: PaymentState,
  due?: Money | null,
  captureLater?: boolean,
): Promise<PaymentState> => {
  if (said.state !== 'authorised') return said
  const standing = due === undefined ? await askOrder(env, paymentId, 'standingOf', paymentId) : undefined
  if (captureLater ?? standing?.captureLater) return said
  const amount = due === undefined ? standing?.due : due
  const provider = paymentsOf(env)
  return amount ? provider.capture({ paymentId, token, amount }) : provider.stop({ paymentId, token })
}

/** How long a provider may take to answer before the payment counts as uncertain. */
export const PROVIDER_TIMEOUT = { milliseconds: 20_000 } as const

/**
 * The shopper gives up a payment that waits for them. The provider is asked first: from then on it can never be paid,
 * or it was, and then the order is placed.
 *
 * @returns nothing when the provider did not say in time: the payment stands as it was
 */
export const stopPayment = async (env: Env, payment: Omit<Payment, 'quote'>): Promise<Settled | undefined> => {
  const end = await pTimeout(paymentsOf(env).stop(payment), PROVIDER_TIMEOUT).catch(() => null)
  if (end?.state === 'paid') return settlePayment(env, { ...payment, quote: null }, end)
  if (end?.state !== 'declined') return undefined
  return settlePayment(env, { ...payment, quote: null }, { state: 'declined', reason: TAKEN_BACK })
}

/** The payment came when its attempt had ended: hold again and sell, or owe the money back. */
const settleLate = async (env: Env, { paymentId, token, quote }: Payment, end: End): Promise<Settled> => {
  const revived = await askOrder(env, paymentId, 'revive', { paymentId, quote })
  if (revived.ok) {
    const { attempt } = revived.value
    const held = await holdStock(env, attempt.id, revived.value.quote, Date.now())
    if (held.ok) {
      const confirmed = await askOrder(env, paymentId, 'confirm', {
        paymentId: attempt.id,
        quote: held.value,
        ...promiseIn(end),
        ...tokenIn(end),
      })
      if (confirmed.ok) return { state: 'placed', order: confirmed.value }
    }
  }
  const owed = await askOrder(env, paymentId, 'owe', { paymentId, token, quote })
  if (!owed.ok) throw new Error(`money came for a cart that is not there: ${paymentId}`)
  return { state: 'failed', reason: 'payment-late' }
}
