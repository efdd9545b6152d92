/** What stands in the fields of the checkout before and after they were sent. */
import { billingFormOf } from '#domain/orders/billing'
import { placeOf, type CheckoutForm, type CheckoutRules } from '#domain/orders/checkout-form'
import { methodsFor } from '#domain/logistics/delivery-methods'
import type { DeliveryPlace } from '#domain/logistics/zones'
import { countriesServed } from '#domain/settings/markets'
import type { DeliveryMethod } from '#domain/settings/delivery'
import { manualMethodsIn } from '#domain/settings/payments'
import { addressFormatOf } from '../../flows/logistics/address-formats.ts'
import { loadIn, quoteFor, type Review } from '#domain/orders/review'
import { leftToPay, type StoredPayment } from '#domain/orders/stored-payments'
import type { Totals } from '#domain/orders/quote'
import { priceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'
import type { PaymentChoice } from './payment-step.tsx'
import type { SavedMethod } from '#domain/orders/saved-methods'

/** By what the form is looked at. */
export const rulesOf = (reviewed: Review): CheckoutRules => ({
  rules: reviewed.pricing.rules,
  currency: reviewed.cart.currency,
  sent: reviewed.sent,
  load: loadIn(reviewed),
  formatOf: addressFormatOf,
})

/** Where it goes to, as far as it is known: null for a country that the shop does not send to. */
export const countryIn = ({ pricing }: Review, country: string): string | null =>
  countriesServed(pricing.rules.markets).includes(country) ? country : null

type Where = Pick<CheckoutForm, 'country' | 'region' | 'postcode'>

/** Where the form says that it goes; null: to no country that the shop sends to. */
export const placeIn = (reviewed: Review, form: Where): DeliveryPlace | null =>
  placeOf(form, { rules: reviewed.pricing.rules, formatOf: addressFormatOf })

/** The ways that lead where the form says; none where nothing travels. */
export const methodsIn = (reviewed: Review, form: Where): readonly DeliveryMethod[] =>
  reviewed.sent
    ? methodsFor(reviewed.pricing.rules, {
        currency: reviewed.cart.currency,
        place: placeIn(reviewed, form),
        load: loadIn(reviewed),
      })
    : []

/** What the cart knows already. @param country where the shopper seems to be; empty when unknown */
export const filledFrom = (reviewed: Review, country: string): CheckoutForm => {
  const { email, address, delivery, business, billing = null, buyerNote = '' } = reviewed.cart
  const where = {
    country: address?.country ?? countryIn(reviewed, country) ?? '',
    region: address?.region ?? '',
    postcode: address?.postcode ?? '',
  }
  return {
    email,
    name: address?.name ?? '',
    street: address?.street ?? '',
    extra: address?.extra ?? '',
    city: address?.city ?? '',
    ...where,
    phone: address?.phone ?? '',
    company: business?.company ?? '',
    vatId: business?.vatId ?? '',
    ...billingFormOf(billing),
    buyerNote,
    delivery: delivery ?? methodsIn(reviewed, where)[0]?.id ?? '',
  }
}

/** A way that does not lead where the form says counts as not chosen; the only one that does is. */
export const withWay = (reviewed: Review, form: CheckoutForm): CheckoutForm => {
  const ways = methodsIn(reviewed, form)
  const [only] = ways.length === 1 ? ways : []
  const way = ways.find(({ id }) => id === form.delivery) ?? only
  return { ...form, delivery: way?.id ?? '' }
}

/** The cart with its totals as the form would make them; nothing is saved. */
export const asForm = (reviewed: Review, { delivery, ...form }: Where & Pick<CheckoutForm, 'delivery'>): Review => {
  const place = placeIn(reviewed, form)
  const there = quoteFor(reviewed, { place, delivery }) ?? quoteFor(reviewed, { place, delivery: null })
  return there ? { ...reviewed, totals: there.totals, payments: there.payments ?? [] } : reviewed
}

/** By what may be paid, where the form says that it goes. */
export const paymentChoice = (
  { settings: { payments } }: Pick<RequestContext, 'settings'>,
  { sent }: Pick<Review, 'sent'>,
  {
    country,
    chosen = '',
    saved = [],
  }: {
    readonly country: string
    readonly chosen?: string | undefined
    readonly saved?: readonly SavedMethod[]
  },
): PaymentChoice => ({
  online: payments.online,
  saved: payments.online ? saved : [],
  manual: manualMethodsIn(payments, sent ? country : ''),
  chosen,
})

type Sum = { readonly totals: Totals; readonly payments?: readonly StoredPayment[] }

/** What the button says: where some pay later, or nothing is left to pay, it places an order. */
export const payText = (request: RequestContext, later: boolean, sum: Sum): string => {
  const { pay, placeOrder } = ordersMessages[request.language].checkout
  const due = leftToPay(sum)
  const { total } = sum.totals
  if (due.amount === 0 && total.amount > 0) return placeOrder(priceText(request, total))
  return later ? placeOrder(priceText(request, due)) : pay(priceText(request, due))
}
