/**
 * Stripe: a Checkout Session for each payment, on a page of Stripe's or in fields on ours.
 *
 * What moves money anew carries a key made of the payment's or the refund's id; what became of a payment is what Stripe's own
 * object says when it is asked for, never what an answer or an event said before.
 *
 * @see https://docs.stripe.com/payments/checkout-sessions
 */
import type { Stripe } from 'stripe'
import { ok } from '#domain/result'
import type { Charge, PaymentProvider, PaymentState } from '../provider.ts'
import { stripeAmount } from './amounts.ts'
import { stripeBooks } from './books.ts'
import { codeOf, stripeClient, type StripeSettings } from './client.ts'
import { giveBack, RefundRefused } from './refunds.ts'
import { CHECKOUT_TOKEN, ELEMENTS_TOKEN, findSession, intentOf, sessionOf, stateIn } from './sessions.ts'
import { stripeWebhook } from './webhook.ts'

/** The field of the checkout in which a script says that it works. */
const SCRIPTED = 'scripted'

const UNCHARGEABLE = { state: 'declined', reason: 'amount-unchargeable' } as const
const STOPPED = { state: 'declined', reason: 'payment-stopped' } as const

/** Stripe has a least and a most for each currency. */
const TOO_SMALL_OR_LARGE = new Set(['amount_too_small', 'amount_too_large'])

type Payment = Pick<Charge, 'paymentId' | 'token'>

/** What a try to change it came to: a no because it has moved on meanwhile is an answer, and it is looked at anew. */
const tried = async (change: Promise<unknown>): Promise<void> => {
  try {
    await change
  } catch (fault) {
    if (codeOf(fault) === undefined) throw fault
  }
}

export const stripePayments = (settings: StripeSettings): PaymentProvider => {
  const found = async (payment: Payment) => {
    const stripe = await stripeClient(settings)
    return { stripe, session: await findSession(stripe, payment, Date.now()) }
  }

  const charge = async (asked: Charge): Promise<PaymentState> => {
    const exact = stripeAmount(asked.amount)
    if (exact === undefined) return UNCHARGEABLE
    const stripe = await stripeClient(settings)
    const key = { idempotencyKey: `charge ${asked.paymentId}` }
    try {
      const session = await stripe.checkout.sessions.create(sessionOf(asked, exact, settings), key)
      return { state: 'challenge', token: session.id, ...(session.url && { redirect: session.url }) }
    } catch (fault) {
      const code = codeOf(fault)
      if (code === undefined) throw fault
      return TOO_SMALL_OR_LARGE.has(code) ? UNCHARGEABLE : { state: 'declined', reason: 'provider-refused' }
    }
  }

  const stop = async (payment: Payment): Promise<PaymentState> => {
    const { stripe, session } = await found(payment)
    if (!session) return STOPPED
    if (session.status === 'open') await tried(stripe.checkout.sessions.expire(session.id))
    const now = session.status === 'open' ? (await found({ ...payment, token: session.id })).session : session
    const state = now ? stateIn(now) : STOPPED
    if (state.state === 'authorised' && now) return letGo(stripe, now)
    if (state.state === 'pending')
      throw new Error(`${payment.paymentId} is on its way at Stripe, and cannot be stopped`)
    return state
  }

  /** What was promised is given up: nothing is charged, and nothing has to go back. */
  const letGo = async (stripe: Stripe, session: Stripe.Checkout.Session): Promise<PaymentState> => {
    const intent = intentOf(session)
    if (intent) await tried(stripe.paymentIntents.cancel(intent.id))
    return stateIn(await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] }))
  }

  const stateOf = async (payment: Payment): Promise<PaymentState> => {
    const { session } = await found(payment)
    return session ? stateIn(session) : { state: 'unknown' }
  }

  return {
    form: { fields: [], ...(settings.ui === 'elements' && { scripted: SCRIPTED }) },
    // Whoever has no script pays on Stripe's page.
    read: (sent) => ok(settings.ui === 'elements' && sent[SCRIPTED] === 'yes' ? ELEMENTS_TOKEN : CHECKOUT_TOKEN),
    accepts: (token) => token === CHECKOUT_TOKEN,
    charge,
    embedded: async (payment) => {
      const { publishableKey } = settings
      if (settings.ui !== 'elements' || !publishableKey) return null
      const { session } = await found(payment)
      const clientSecret = session?.client_secret
      return session?.status === 'open' && clientSecret ? { publishableKey, clientSecret } : null
    },
    stateOf,
    stop,
    // The bank asks on a page of Stripe's: of ours nothing is to be said about it.
    answer: stateOf,
    capture: async ({ paymentId, token, amount }) => {
      const { stripe, session } = await found({ paymentId, token })
      const intent = session && intentOf(session)
      const exact = stripeAmount(amount)
      if (!session || !intent || exact === undefined) return { state: 'unknown' }
      // Without a key of ours: it is taken once by itself, and a key would answer for a day what went wrong once.
      await tried(stripe.paymentIntents.capture(intent.id, { amount_to_capture: exact }))
      const state = await stateOf({ paymentId, token: session.id })
      // Still promised: it is not for us to say that nothing comes of it.
      if (state.state === 'authorised') throw new Error(`Stripe did not take ${paymentId}`)
      return state
    },
    refund: async ({ paymentId, token, refundId, amount }) => {
      const { stripe, session } = await found({ paymentId, token })
      const intent = session && intentOf(session)
      if (!session || !intent) throw new RefundRefused(`Stripe knows no payment ${paymentId}`)
      // Never taken: letting go gives all of it back.
      if (stateIn(session).state === 'authorised') return void (await letGo(stripe, session))
      await giveBack(stripe, intent, { refundId, amount })
    },
    webhook: (raw, headers) => stripeWebhook(settings, raw, headers),
    books: stripeBooks(settings),
  }
}
