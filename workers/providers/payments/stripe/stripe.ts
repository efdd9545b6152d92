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
import { chargeable, stripeAmount, stripeStep } from './amounts.ts'
import { stripeBooks } from './books.ts'
import { codeOf, stripeClient, type StripeSettings } from './client.ts'
import { stripeDisputes } from './disputes.ts'
import { stripeLeast } from './least.ts'
import { giveBack, RefundRefused } from './refunds.ts'
import { chargeSaved, forgetSaved, leftWith, redirectOf, savedIn, savedToken } from './saved.ts'
import { CHECKOUT_TOKEN, ELEMENTS_TOKEN, findPayment, sessionOf, stateOfFound, type FoundPayment } from './sessions.ts'
import { beginSetup, leftInSetup } from './setup.ts'
import { stripeWebhook } from './webhook.ts'

/** The field of the checkout in which a script says that it works. */
const SCRIPTED = 'scripted'

const UNCHARGEABLE = { state: 'declined', reason: 'amount-unchargeable' } as const
const STOPPED = { state: 'declined', reason: 'payment-stopped' } as const

/** Stripe has a least and a most for each currency. */
const TOO_SMALL_OR_LARGE = new Set(['amount_too_small', 'amount_too_large'])

type Payment = Pick<Charge, 'paymentId' | 'token'>

const refusedWith = (code: string): PaymentState =>
  TOO_SMALL_OR_LARGE.has(code) ? UNCHARGEABLE : { state: 'declined', reason: 'provider-refused' }

/** By which Stripe knows it. */
const nameOf = ({ session, intent }: FoundPayment): string => session?.id ?? intent?.id ?? ''

/** Codes of a bank that said no, or that wants to be asked in a way that nobody can be there for. */
const CARD_SAID_NO = new Set(['card_declined', 'expired_card', 'incorrect_cvc', 'authentication_required'])

/** What became of a payment by what was left before: the bank may want its owner. */
const said = (made: Stripe.PaymentIntent | { readonly declined: string }): PaymentState => {
  if ('declined' in made)
    return CARD_SAID_NO.has(made.declined) ? { state: 'declined', reason: 'card-declined' } : refusedWith(made.declined)
  const redirect = redirectOf(made)
  if (made.status === 'requires_action' && redirect) return { state: 'challenge', redirect, token: made.id }
  return stateOfFound({ intent: made })
}

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
    return { stripe, payment: await findPayment(stripe, payment, Date.now()) }
  }

  const charge = async (asked: Charge): Promise<PaymentState> => {
    const exact = stripeAmount(asked.amount)
    if (exact === undefined) return UNCHARGEABLE
    const stripe = await stripeClient(settings)
    const saved = savedIn(asked.token)
    if (saved) return said(await chargeSaved(stripe, asked, saved, exact, settings))
    const key = { idempotencyKey: `charge ${asked.paymentId}` }
    try {
      const session = await stripe.checkout.sessions.create(sessionOf(asked, exact, settings), key)
      return { state: 'challenge', token: session.id, ...(session.url && { redirect: session.url }) }
    } catch (fault) {
      const code = codeOf(fault)
      if (code === undefined) throw fault
      return refusedWith(code)
    }
  }

  const stop = async (payment: Payment): Promise<PaymentState> => {
    const { stripe, payment: before } = await found(payment)
    if (!before) return STOPPED
    const now = await closed(stripe, payment, before)
    const state = now ? stateOfFound(now) : STOPPED
    if (state.state === 'authorised' && now) return letGo(stripe, payment, now)
    if (state.state === 'pending')
      throw new Error(`${payment.paymentId} is on its way at Stripe, and cannot be stopped`)
    return state
  }

  /** Nobody can pay any more who has not. */
  const closed = async (stripe: Stripe, payment: Payment, before: FoundPayment): Promise<FoundPayment | undefined> => {
    const { session, intent } = before
    if (session && session.status !== 'open') return before
    if (session) await tried(stripe.checkout.sessions.expire(session.id))
    else if (intent && stateOfFound(before).state === 'pending') await tried(stripe.paymentIntents.cancel(intent.id))
    return (await found({ ...payment, token: nameOf(before) })).payment
  }

  /** What was promised is given up: nothing is charged, and nothing has to go back. */
  const letGo = async (stripe: Stripe, payment: Payment, promised: FoundPayment): Promise<PaymentState> => {
    if (promised.intent) await tried(stripe.paymentIntents.cancel(promised.intent.id))
    const { payment: now } = await found({ ...payment, token: nameOf(promised) })
    return now ? stateOfFound(now) : STOPPED
  }

  const stateOf = async (payment: Payment): Promise<PaymentState> => {
    const { payment: now } = await found(payment)
    return now ? stateOfFound(now) : { state: 'unknown' }
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
      const { session } = (await found(payment)).payment ?? {}
      const clientSecret = session?.client_secret
      return session?.status === 'open' && clientSecret ? { publishableKey, clientSecret } : null
    },
    stateOf,
    stop,
    // The bank asks on a page of Stripe's: of ours nothing is to be said about it.
    answer: stateOf,
    capture: async ({ paymentId, token, amount }) => {
      const { stripe, payment } = await found({ paymentId, token })
      const exact = stripeAmount(chargeable(amount))
      if (!payment?.intent || exact === undefined) return { state: 'unknown' }
      // Without a key of ours: it is taken once by itself, and a key would answer for a day what went wrong once.
      await tried(stripe.paymentIntents.capture(payment.intent.id, { amount_to_capture: exact }))
      const state = await stateOf({ paymentId, token: nameOf(payment) })
      // Still promised: it is not for us to say that nothing comes of it.
      if (state.state === 'authorised') throw new Error(`Stripe did not take ${paymentId}`)
      return state
    },
    refund: async ({ paymentId, token, refundId, amount }) => {
      const { stripe, payment } = await found({ paymentId, token })
      if (!payment?.intent) throw new RefundRefused(`Stripe knows no payment ${paymentId}`)
      // Never taken: letting go gives all of it back.
      if (stateOfFound(payment).state === 'authorised') return void (await letGo(stripe, { paymentId, token }, payment))
      await giveBack(stripe, payment.intent, { refundId, amount })
    },
    webhook: (raw, headers) => stripeWebhook(settings, raw, headers),
    saved: {
      begin: async (asked) => beginSetup(await stripeClient(settings), asked, settings.shop),
      leftAt: async (session, customer) =>
        leftInSetup(await stripeClient(settings), { session, customer }, settings.shop),
      leftWith: async (payment) => {
        const { stripe, payment: made } = await found(payment)
        return made?.intent ? leftWith(stripe, made.intent) : null
      },
      tokenOf: savedToken,
      forget: async (reference, isLast) => forgetSaved(await stripeClient(settings), reference, isLast),
    },
    stepIn: stripeStep,
    leastIn: stripeLeast,
    books: stripeBooks(settings),
    disputes: stripeDisputes(settings),
  }
}
