/** A checkout as the API shows it: the cart, and what is needed to send and pay for it. */
import { z } from '@hono/zod-openapi'
import type { Cart as StoredCart } from '#domain/orders/cart'
import { vatIdOf } from '#domain/orders/business'
import { arrivalOf } from '#domain/logistics/arrival'
import { dayOf } from '#domain/logistics/calendar'
import { deliveryCost, freeOver } from '#domain/logistics/delivery-price'
import { pickupAt } from '#domain/logistics/pickup'
import type { DeliveryMethod as Method } from '#domain/settings/delivery'
import { manualToken } from '#domain/orders/payment-terms'
import { money } from '#domain/money'
import { loadIn, type Review } from '#domain/orders/review'
import { MANUAL_KINDS, manualMethodsIn, type PaymentsSettings } from '#domain/settings/payments'
import { textIn } from '#domain/settings/text'
import { pickupShown } from '../../../flows/orders/order-shown.ts'
import { cartMembers, cartOf } from './cart.ts'
import { Address, BillingAddress, ArrivalDays, DeliveryMethod, Order, Pickup } from './order.ts'
import { Money } from '../../contract/parts.ts'

const DeliveryOption = z
  .object({
    method: DeliveryMethod,
    name: z.string().describe('In the language of the cart.'),
    price: Money.describe('For this cart.'),
    surcharges: z
      .array(z.object({ name: z.string().describe('In the language of the cart.'), amount: Money }))
      .describe('What the price contains beside the method itself, before promotions.'),
    freeOver: Money.nullable().describe('From this worth of goods on it costs nothing; null: never.'),
    daysMin: z.int().describe('Working days.'),
    daysMax: z.int(),
    pickup: Pickup.nullable().describe('Where it would be fetched; null: it is sent.'),
    arrives: ArrivalDays.describe('When it would be there if it were ordered now.'),
  })
  .openapi('DeliveryOption')

const PaymentMethod = z
  .object({
    token: z.string().nullable().describe('Pay with it; null: with a token of the provider.'),
    kind: z.enum(['online', ...MANUAL_KINDS]),
    name: z.string().describe('In the language of the cart; empty of the provider.'),
    dueDays: z.int().nullable().describe('Days from the order until it is to be paid.'),
  })
  .openapi('PaymentMethod')

const Challenge = z
  .object({
    url: z.string().describe('Send `{ "approved": true }` there when the shopper has proved who they are.'),
    redirect: z
      .string()
      .nullable()
      .describe(
        'The page of the payment provider where they prove it, and then nothing is sent; null: they prove it here.',
      ),
  })
  .openapi('Challenge')

export const Checkout = z
  .object({
    ...cartMembers,
    email: z.string().describe('Empty until it is said.'),
    requiresShipping: z
      .boolean()
      .describe('Whether anything in it travels. If not, neither address nor delivery is needed, or paid for.'),
    address: z.object(Address.shape).extend({ country: z.string() }).openapi('CheckoutAddress').nullable(),
    billing: BillingAddress.nullable().describe('To whom the invoice is written; null: to whom it goes.'),
    buyerNote: z.string().describe('To whoever packs; empty: nothing.'),
    delivery: DeliveryMethod.nullable(),
    business: z
      .object({ company: z.string(), vatId: z.string(), confirmed: z.boolean() })
      .openapi('CheckoutBusiness')
      .nullable()
      .describe('For which firm it is bought. `confirmed`: the register of its country knows the VAT id.'),
    deliveryOptions: z.array(DeliveryOption).describe('Empty where nothing travels.'),
    paymentMethods: z.array(PaymentMethod).describe('By what may be paid where it goes.'),
    challenge: Challenge.nullable().describe('Only while the status is `requires_escalation`.'),
  })
  .openapi('Checkout')

export const Completed = z.object({ status: z.literal('completed'), order: Order }).openapi('Completed')

export const Pending = z
  .object({
    status: z.enum(['requires_escalation', 'complete_in_progress']),
    orderId: z.string().describe('Under this id the order will be found; ask for it again in a few seconds.'),
    challenge: Challenge.nullable(),
  })
  .openapi('Pending')

export const challengeOf = (cart: Pick<StoredCart, 'id'>, redirect?: string): z.infer<typeof Challenge> => ({
  url: `/api/checkouts/${cart.id}/challenge`,
  redirect: redirect ?? null,
})

const paymentMethodsOf = (cart: StoredCart, payments: PaymentsSettings): z.infer<typeof PaymentMethod>[] => {
  const manual = manualMethodsIn(payments, cart.address?.country ?? '')
  return [
    ...(payments.online ? [{ token: null, kind: 'online' as const, name: '', dueDays: null }] : []),
    ...manual.map(({ id, kind, name, dueDays }) => ({
      token: manualToken(id),
      kind,
      name: textIn(name, cart.language),
      dueDays,
    })),
  ]
}

const surchargesOf = (method: Method, reviewed: Review) => {
  const { currency, address: place, language } = reviewed.cart
  const at = { currency, place, load: loadIn(reviewed) }
  const { surcharges = [] } = deliveryCost(reviewed.pricing.rules.delivery, method, at) ?? {}
  return surcharges.map(({ surcharge, amount }) => ({
    name: textIn(surcharge.name, language),
    amount: money(amount, currency),
  }))
}

const arrivesOf = (method: Method, { pricing: { rules, now } }: Review) => {
  const [first, last] = arrivalOf(method, rules.delivery.dispatch, now)
  return { first: dayOf(first), last: dayOf(last) }
}

export const checkoutOf = (
  cart: StoredCart,
  reviewed: Review,
  payments: PaymentsSettings,
): z.infer<typeof Checkout> => {
  const load = loadIn(reviewed)
  return {
    ...cartOf(cart, reviewed),
    email: cart.email,
    address: cart.address && { ...cart.address },
    billing: cart.billing ? { ...cart.billing } : null,
    buyerNote: cart.buyerNote ?? '',
    requiresShipping: reviewed.sent,
    delivery: reviewed.delivery,
    business: cart.business
      ? {
          company: cart.business.company,
          vatId: cart.business.vatId,
          confirmed: vatIdOf(cart.business) !== null,
        }
      : null,
    deliveryOptions: reviewed.deliveryOptions.map(({ method, price }) => ({
      method: method.id,
      name: textIn(method.name, cart.language),
      price,
      surcharges: surchargesOf(method, reviewed),
      freeOver: freeOver(method, { currency: cart.currency, place: cart.address, load }) ?? null,
      daysMin: method.days[0],
      daysMax: method.days[1],
      pickup: pickupShown(pickupAt(reviewed.pricing.rules, method)),
      arrives: arrivesOf(method, reviewed),
    })),
    paymentMethods: paymentMethodsOf(cart, payments),
    challenge: reviewed.status === 'requires_escalation' ? challengeOf(cart, cart.payment?.redirect) : null,
  }
}
