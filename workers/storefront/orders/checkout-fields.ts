/** What stands in the fields of the checkout before and after they were sent. */
import type { CheckoutForm } from '#domain/orders/checkout-form'
import type { Cart } from '#domain/orders/cart'
import { deliveryPrice, isDeliveryMethod } from '#domain/orders/delivery'
import { isServed } from '#domain/orders/postcode'
import { add } from '#domain/money'
import type { CartSeen } from './cart-sight.ts'

/** The demo's approving card, ready to be pressed: a newcomer buys something within a minute. */
export const demoForm = { card: '4242 4242 4242 4242', expiry: '12 / 34', code: '123' } as const

/** What the cart knows already. @param country where the shopper seems to be; empty when unknown */
export const filledFrom = ({ email, address, delivery }: Cart, country: string): CheckoutForm => ({
  email,
  name: address?.name ?? '',
  street: address?.street ?? '',
  extra: address?.extra ?? '',
  postcode: address?.postcode ?? '',
  city: address?.city ?? '',
  region: address?.region ?? '',
  country: address?.country ?? (isServed(country) ? country : ''),
  phone: address?.phone ?? '',
  delivery: delivery ?? 'post',
  card: '',
  expiry: '',
  code: '',
})

/** The cart with its totals as another way of delivery would make them; nothing is saved. */
export const withDelivery = (seen: CartSeen, method: string): CartSeen => {
  if (!seen.totals || !isDeliveryMethod(method)) return seen
  const fulfillment = deliveryPrice(method, seen.totals.subtotal)
  if (!fulfillment) return seen
  const total = add(seen.totals.subtotal, fulfillment)
  return { ...seen, totals: { ...seen.totals, fulfillment, total } }
}
