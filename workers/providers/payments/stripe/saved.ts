/**
 * Cards that customers leave with Stripe: a Customer of theirs with a PaymentMethod, left with a payment that they wanted to be kept
 * (`setup_future_usage`), and paid with by a PaymentIntent of its own.
 *
 * @see https://docs.stripe.com/payments/save-during-payment
 */
import type { Stripe } from 'stripe'
import { orderName, orderOfPayment, type PaymentId } from '#domain/ids'
import { own } from '#domain/own'
import type { CardShown, SavedReference } from '#domain/orders/saved-methods'
import type { Charge, PaymentState } from '../provider.ts'
import { codeOf, type StripeSettings } from './client.ts'

const FORM =
  /^stripe_saved:(cus_[A-Za-z0-9_]{1,100}):(pm_[A-Za-z0-9_]{1,100}|card_[A-Za-z0-9_]{1,100}|src_[A-Za-z0-9_]{1,100})$/

/** The token of a payment by it, until Stripe has given the payment a name of its own. */
export const savedToken = ({ payer, method }: SavedReference): string => `stripe_saved:${payer}:${method}`

export const savedIn = (token: string): SavedReference | undefined => {
  const [, payer, method] = FORM.exec(token) ?? []
  return payer && method ? { payer, method } : undefined
}

const WITH_CHARGE = { expand: ['latest_charge'] }

/**
 * As shoppers find it in their bank's list. Of the payment alone, so that asking twice is the same request, which Stripe knows
 * again by its key.
 */
const intentOf = (
  { paymentId, amount, returnTo, later = false }: Charge,
  { payer, method }: SavedReference,
  exact: number,
  { shop, capture }: Pick<StripeSettings, 'shop' | 'capture'>,
): Stripe.PaymentIntentCreateParams => ({
  amount: exact,
  currency: amount.currency.toLowerCase(),
  customer: payer,
  payment_method: method,
  confirm: true,
  // Whoever pays is there, and answers their bank.
  off_session: false,
  return_url: returnTo,
  metadata: { payment: paymentId, shop },
  description: orderName(orderOfPayment(paymentId)),
  ...((later || capture === 'manual') && { capture_method: 'manual' as const }),
  ...WITH_CHARGE,
})

/** @throws when nobody knows whether it was made */
export const chargeSaved = async (
  stripe: Stripe,
  asked: Charge,
  reference: SavedReference,
  exact: number,
  settings: StripeSettings,
): Promise<Stripe.PaymentIntent | { readonly declined: string }> => {
  try {
    return await stripe.paymentIntents.create(intentOf(asked, reference, exact, settings), {
      idempotencyKey: `charge ${asked.paymentId}`,
    })
  } catch (fault) {
    const code = codeOf(fault)
    if (code === undefined) throw fault
    return { declined: code }
  }
}

/** Where the bank asks. */
export const redirectOf = ({ next_action: action }: Stripe.PaymentIntent): string | undefined =>
  action?.redirect_to_url?.url ?? undefined

/** How far back a payment is looked for whose making was never answered, in s: the shop asks within minutes. */
const LOOKED_BACK_SECONDS = 24 * 60 * 60

/** Where the answer that named it was lost: among the latest of whoever pays. */
export const findIntent = async (
  stripe: Stripe,
  paymentId: PaymentId,
  { payer }: SavedReference,
  now: number,
): Promise<Stripe.PaymentIntent | undefined> => {
  const created = { gte: Math.floor(now / 1000) - LOOKED_BACK_SECONDS }
  const list = stripe.paymentIntents.list({ customer: payer, created, limit: 100, expand: ['data.latest_charge'] })
  for await (const intent of list) if (intent.metadata['payment'] === paymentId) return intent
  return undefined
}

/** Money that has moved, or never will: `requires_payment_method` is what is left of one that was declined. */
const ENDS: Readonly<Record<string, PaymentState>> = {
  processing: { state: 'pending' },
  requires_action: { state: 'pending' },
  requires_confirmation: { state: 'pending' },
  requires_payment_method: { state: 'declined', reason: 'card-declined' },
  canceled: { state: 'declined', reason: 'payment-stopped' },
}

/** What became of a payment that has no session. @param until ms since the epoch: as long as what is promised can be taken */
export const stateOfIntent = (
  intent: Stripe.PaymentIntent,
  until: (of: Stripe.PaymentIntent) => number,
): PaymentState => {
  const { id: token, status } = intent
  if (status === 'succeeded') return { state: 'paid', token }
  if (status === 'requires_capture') return { state: 'authorised', captureBefore: until(intent), token }
  return own(ENDS, status) ?? { state: 'pending' }
}

export const idOf = (one: string | { readonly id: string } | null): string | null =>
  typeof one === 'string' ? one : (one?.id ?? null)

export const shownOf = ({ type, card }: Stripe.PaymentMethod): CardShown => ({
  brand: card?.brand ?? type,
  lastFour: card?.last4 ?? '',
  expiry: card ? { month: card.exp_month, year: card.exp_year } : null,
})

/** @returns null where nothing was to be kept, or it was taken away again */
export const leftWith = async (
  stripe: Stripe,
  { customer, payment_method: paid, setup_future_usage: usage }: Stripe.PaymentIntent,
): Promise<(CardShown & SavedReference) | null> => {
  const [payer, id] = [idOf(customer), idOf(paid)]
  if (!payer || !id || !usage) return null
  const method = await stripe.paymentMethods.retrieve(id)
  return idOf(method.customer) === payer ? { payer, method: id, ...shownOf(method) } : null
}

/** A no because it is gone is as good as done. */
const unless = async (change: Promise<unknown>): Promise<void> => {
  try {
    await change
  } catch (fault) {
    if (codeOf(fault) === undefined) throw fault
  }
}

export const forgetSaved = async (
  stripe: Stripe,
  { payer, method }: SavedReference,
  isLast: boolean,
): Promise<void> => {
  await unless(stripe.paymentMethods.detach(method))
  if (isLast) await unless(stripe.customers.del(payer))
}
