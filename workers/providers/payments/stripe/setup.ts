/**
 * A card that is left with Stripe without a payment: a Checkout Session that sets it up, on a page of Stripe's.
 *
 * Whose it is stands in the session, so that nobody who knows a session's name gets somebody else's card into their account.
 *
 * @see https://docs.stripe.com/payments/checkout/save-and-reuse
 */
import type { Stripe } from 'stripe'
import { customerId, type CustomerId } from '#domain/ids'
import type { CardShown, SavedReference } from '#domain/orders/saved-methods'
import type { Leaving, Left, LeavingNews } from '../provider.ts'
import { codeOf } from './client.ts'
import { idOf, shownOf } from './saved.ts'
import { DELAYED } from './sessions.ts'

/** Stripe writes the session's name there. */
const NAMED = '?session={CHECKOUT_SESSION_ID}'

const sessionFor = (
  { customer, payer, email, language, currency, returnTo }: Leaving,
  shop: string,
): Stripe.Checkout.SessionCreateParams => ({
  mode: 'setup',
  ui_mode: 'hosted_page',
  // Which ways there are depends on it; none that is paid with days later is left.
  currency: currency.toLowerCase(),
  excluded_payment_method_types: DELAYED,
  client_reference_id: customer,
  metadata: { shop },
  success_url: returnTo + NAMED,
  cancel_url: returnTo,
  locale: language,
  ...(payer ? { customer: payer } : { customer_email: email, customer_creation: 'always' as const }),
})

/** @throws where nobody knows whether it was made */
export const beginSetup = async (stripe: Stripe, asked: Leaving, shop: string): Promise<Left> => {
  try {
    const { url } = await stripe.checkout.sessions.create(sessionFor(asked, shop))
    return url ? { state: 'elsewhere', redirect: url } : { state: 'declined', reason: 'provider-refused' }
  } catch (fault) {
    if (codeOf(fault) === undefined) throw fault
    return { state: 'declined', reason: 'provider-refused' }
  }
}

type Setup = Pick<Stripe.Checkout.Session, 'mode' | 'status' | 'client_reference_id' | 'metadata'>

/** Whoever began it, at this shop, once it is done. */
const beganBy = ({ mode, status, client_reference_id: by, metadata }: Setup, shop: string): CustomerId | undefined =>
  mode === 'setup' && status === 'complete' && metadata?.['shop'] === shop ? customerId(by ?? '') : undefined

/** @returns null where nothing was left, it was taken away again, or somebody else began it */
export const leftInSetup = async (
  stripe: Stripe,
  { session: name, customer }: LeavingNews['leaving'],
  shop: string,
): Promise<(CardShown & SavedReference) | null> => {
  if (!/^cs_[A-Za-z0-9_]{1,200}$/.test(name)) return null
  try {
    const session = await stripe.checkout.sessions.retrieve(name, { expand: ['setup_intent.payment_method'] })
    const { setup_intent: setup } = session
    if (beganBy(session, shop) !== customer || !setup || typeof setup === 'string') return null
    const { payment_method: method, status } = setup
    const payer = idOf(session.customer)
    if (status !== 'succeeded' || !method || typeof method === 'string' || !payer) return null
    return idOf(method.customer) === payer ? { payer, method: method.id, ...shownOf(method) } : null
  } catch (fault) {
    if (codeOf(fault) === undefined) throw fault
    return null
  }
}

/** @returns null where it is no such session of this shop's */
export const setupIn = (about: Stripe.Checkout.Session, shop: string): LeavingNews | null => {
  const customer = beganBy(about, shop)
  return customer ? { leaving: { session: about.id, customer } } : null
}
