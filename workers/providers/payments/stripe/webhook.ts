/**
 * What Stripe tells by itself: signed, repeated, late and in any order. An event is believed in one thing, which payment to
 * ask about.
 */
import type { Stripe } from 'stripe'
import { paymentId } from '#domain/ids'
import type { LeavingNews, PaymentNews } from '../provider.ts'
import { stripeClient, type StripeSettings } from './client.ts'
import { setupIn } from './setup.ts'

type Told = { readonly object?: string; readonly id?: string; readonly payment_intent?: unknown }

type About = Stripe.Checkout.Session | Stripe.PaymentIntent

/** The session that an event is about, or the intent of a payment without one; null for what is no payment, such as a payout. */
const paymentAbout = async (stripe: Stripe, told: Told): Promise<About | null> => {
  if (told.object === 'checkout.session') return told as Stripe.Checkout.Session
  const intent = told.object === 'payment_intent' ? told.id : told.payment_intent
  if (typeof intent !== 'string' || intent === '') return null
  const { data } = await stripe.checkout.sessions.list({ payment_intent: intent, limit: 1 })
  return data[0] ?? stripe.paymentIntents.retrieve(intent)
}

/** @returns null where it is no payment of this shop's: another shop may share the account */
export const newsIn = (about: About, shop: string): PaymentNews | null => {
  const named = about.object === 'checkout.session' ? about.client_reference_id : about.metadata['payment']
  const payment = paymentId(named ?? undefined)
  return payment && about.metadata?.['shop'] === shop ? { paymentId: payment, token: about.id } : null
}

/** @returns undefined when Stripe has not signed it, or not for this webhook, or more than five minutes ago */
export const stripeWebhook = async (
  settings: StripeSettings,
  raw: string,
  headers: Headers,
): Promise<readonly (PaymentNews | LeavingNews)[] | undefined> => {
  const stripe = await stripeClient(settings)
  const signature = headers.get('stripe-signature') ?? ''
  const event = await stripe.webhooks.constructEventAsync(raw, signature, settings.webhookSecret).catch(() => null)
  if (!event) return undefined
  const about = await paymentAbout(stripe, event.data.object as Told)
  const setup = about?.object === 'checkout.session' ? setupIn(about, settings.shop) : null
  if (setup) return [setup]
  const news = about && newsIn(about, settings.shop)
  if (!news) return []
  return [event.type.startsWith('charge.dispute.') ? { ...news, disputed: true } : news]
}
