/**
 * What Stripe tells by itself: signed, repeated, late and in any order. An event is believed in one thing, which payment to
 * ask about.
 */
import type { Stripe } from 'stripe'
import { paymentId } from '#domain/ids'
import type { PaymentNews } from '../provider.ts'
import { stripeClient, type StripeSettings } from './client.ts'

type Told = { readonly object?: string; readonly id?: string; readonly payment_intent?: unknown }

/** The session that an event is about; null for what has none, such as a payout. */
const sessionAbout = async (stripe: Stripe, told: Told): Promise<Stripe.Checkout.Session | null> => {
  if (told.object === 'checkout.session') return told as Stripe.Checkout.Session
  const intent = told.object === 'payment_intent' ? told.id : told.payment_intent
  if (typeof intent !== 'string' || intent === '') return null
  const { data } = await stripe.checkout.sessions.list({ payment_intent: intent, limit: 1 })
  return data[0] ?? null
}

/** @returns null where it is no payment of this shop's: another shop may share the account */
export const newsIn = (session: Stripe.Checkout.Session, shop: string): PaymentNews | null => {
  const payment = paymentId(session.client_reference_id ?? undefined)
  return payment && session.metadata?.['shop'] === shop ? { paymentId: payment, token: session.id } : null
}

/** @returns undefined when Stripe has not signed it, or not for this webhook, or more than five minutes ago */
export const stripeWebhook = async (
  settings: StripeSettings,
  raw: string,
  headers: Headers,
): Promise<readonly PaymentNews[] | undefined> => {
  const stripe = await stripeClient(settings)
  const signature = headers.get('stripe-signature') ?? ''
  const event = await stripe.webhooks.constructEventAsync(raw, signature, settings.webhookSecret).catch(() => null)
  if (!event) return undefined
  const session = await sessionAbout(stripe, event.data.object as Told)
  const news = session && newsIn(session, settings.shop)
  if (!news) return []
  return [event.type.startsWith('charge.dispute.') ? { ...news, disputed: true } : news]
}
