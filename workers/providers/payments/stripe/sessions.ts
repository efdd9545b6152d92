/** A payment at Stripe is a Checkout Session: how one is made, found again, and what it says of the payment. */
import type { Stripe } from 'stripe'
import { orderName, orderOfPayment, type PaymentId } from '#domain/ids'
import { own } from '#domain/own'
import type { Charge, PaymentState } from '../provider.ts'
import type { StripeSettings } from './client.ts'
import { findIntent, savedIn, stateOfIntent } from './saved.ts'

/** What the checkout says for "by whatever Stripe offers", before Stripe has given the payment a name of its own. */
export const CHECKOUT_TOKEN = 'stripe_checkout'
/** The same in fields on our page, for browsers in which scripts work. */
export const ELEMENTS_TOKEN = 'stripe_elements'

/** From then on the payment's token is the session's id; Stripe's books know its intent alone. */
const isSessionId = (token: string): boolean => /^cs_[A-Za-z0-9_]{1,200}$/.test(token)
const isIntentId = (token: string): boolean => /^pi_[A-Za-z0-9_]{1,200}$/.test(token)

type Create = Stripe.Checkout.SessionCreateParams

/**
 * Ways of paying of which nobody knows for days whether they were: an order waits for no money. Whoever sells so has the
 * shop's own bank transfer.
 */
export const DELAYED: NonNullable<Create['excluded_payment_method_types']> = [
  'acss_debit',
  'au_becs_debit',
  'bacs_debit',
  'boleto',
  'customer_balance',
  'konbini',
  'multibanco',
  'nz_bank_account',
  'oxxo',
  'sepa_debit',
  'sofort',
  'us_bank_account',
]

/** As shoppers find it in their bank's list and on Stripe's page. */
const TITLE = { en: (name: string) => `Order ${name}`, zh: (name: string) => `订单 ${name}` } as const

/** Of the payment alone, so that asking twice is the same request, which Stripe knows again by its key. */
export const sessionOf = (
  { paymentId, token, amount, returnTo, language, email, later = false, keep }: Charge,
  exact: number,
  { shop, capture }: StripeSettings,
): Create => {
  const metadata = { payment: paymentId, shop }
  const name = TITLE[language](orderName(orderOfPayment(paymentId)))
  const price = { currency: amount.currency.toLowerCase(), unit_amount: exact, product_data: { name } }
  const where: Create =
    token === ELEMENTS_TOKEN
      ? { ui_mode: 'elements', return_url: returnTo }
      : { ui_mode: 'hosted_page', success_url: returnTo, cancel_url: returnTo, locale: language }
  return {
    ...where,
    mode: 'payment',
    client_reference_id: paymentId,
    line_items: [{ quantity: 1, price_data: price }],
    // Who has left something before pays as the same; of whoever leaves it for the first time Stripe makes somebody when they have paid.
    ...(keep?.payer ? { customer: keep.payer } : { customer_email: email }),
    ...(keep && !keep.payer && { customer_creation: 'always' as const }),
    excluded_payment_method_types: DELAYED,
    metadata,
    payment_intent_data: {
      metadata,
      description: name,
      ...((later || capture === 'manual') && { capture_method: 'manual' }),
      ...(keep && { setup_future_usage: 'on_session' }),
    },
  }
}

const WITH_INTENT = { expand: ['payment_intent.latest_charge'] }
const OF_EACH = { expand: ['data.payment_intent'] }

/** How far back a session is looked for whose making was never answered; Stripe ends them after a day, in s. */
const OPEN_SECONDS = 24 * 60 * 60
/** More open payments than this nobody looks through. */
const OPEN_MAX = 1_000

/**
 * The session of a payment.
 *
 * Where the answer that named it was lost, nobody was ever sent to it, and it stands open until it ends: it is looked for
 * among those.
 */
export const findSession = async (
  stripe: Stripe,
  { paymentId, token }: { readonly paymentId: PaymentId; readonly token: string },
  now: number,
): Promise<Stripe.Checkout.Session | undefined> => {
  if (isSessionId(token)) {
    const session = await stripe.checkout.sessions.retrieve(token, WITH_INTENT)
    return session.client_reference_id === paymentId ? session : undefined
  }
  if (isIntentId(token)) {
    const { data } = await stripe.checkout.sessions.list({ payment_intent: token, limit: 1, ...OF_EACH })
    return data.find((session) => session.client_reference_id === paymentId)
  }
  const created = { gte: Math.floor(now / 1000) - OPEN_SECONDS }
  const open = stripe.checkout.sessions.list({ status: 'open', created, limit: 100, ...OF_EACH })
  let looked = 0
  for await (const session of open) {
    if (session.client_reference_id === paymentId) return session
    if (++looked >= OPEN_MAX) break
  }
  return undefined
}

/** A payment at Stripe: by a session, or, with what was left there before, by an intent alone. */
export type FoundPayment = { readonly session?: Stripe.Checkout.Session; readonly intent: Stripe.PaymentIntent | null }

/** @returns undefined where Stripe never heard of it */
export const findPayment = async (
  stripe: Stripe,
  payment: { readonly paymentId: PaymentId; readonly token: string },
  now: number,
): Promise<FoundPayment | undefined> => {
  const saved = savedIn(payment.token)
  if (saved) {
    const intent = await findIntent(stripe, payment.paymentId, saved, now)
    return intent && { intent }
  }
  const session = await findSession(stripe, payment, now)
  if (session) return { session, intent: intentOf(session) }
  if (!isIntentId(payment.token)) return undefined
  const intent = await stripe.paymentIntents.retrieve(payment.token, { expand: ['latest_charge'] })
  return intent.metadata['payment'] === payment.paymentId ? { intent } : undefined
}

/** @returns null as long as nobody has tried to pay */
export const intentOf = ({ payment_intent: intent }: Stripe.Checkout.Session): Stripe.PaymentIntent | null =>
  typeof intent === 'string' ? null : intent

/** Why a bank said no, in a word that the checkout has a sentence for. */
const DECLINED = { state: 'declined', reason: 'card-declined' } as const
const STOPPED = { state: 'declined', reason: 'payment-stopped' } as const

/**
 * How long a card keeps a promise where its bank does not say, in s.
 *
 * @see https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
const PROMISED_SECONDS = 7 * 24 * 60 * 60

const captureBefore = ({ latest_charge: charge, created }: Stripe.PaymentIntent): number => {
  const said = charge && typeof charge !== 'string' ? charge.payment_method_details?.card?.capture_before : undefined
  return (said ?? created + PROMISED_SECONDS) * 1000
}

/** Money that has moved, whatever the session says. */
const moved: Readonly<Record<string, PaymentState>> = {
  succeeded: { state: 'paid' },
  processing: { state: 'pending' },
}

/** What became of it: the intent moves the money, the session only says whether somebody still may. */
export const stateIn = (session: Stripe.Checkout.Session): PaymentState => {
  const intent = intentOf(session)
  const { status = '' } = intent ?? {}
  if (intent?.status === 'requires_capture') return { state: 'authorised', captureBefore: captureBefore(intent) }
  const state = own(moved, status)
  if (state) return state
  if (session.status === 'expired') return STOPPED
  if (session.status === 'open' || status === 'requires_action') return { state: 'pending' }
  if (status === 'canceled') return STOPPED
  return session.payment_status === 'paid' ? { state: 'paid' } : DECLINED
}

/** @see stateIn */
export const stateOfFound = ({ session, intent }: FoundPayment): PaymentState => {
  if (session) return stateIn(session)
  return intent ? stateOfIntent(intent, captureBefore) : { state: 'unknown' }
}
