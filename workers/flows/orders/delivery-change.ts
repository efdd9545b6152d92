/** What another way of delivery would cost an order: by the one calculation, at today's prices, beside what was paid for the way it has. */
import type { Idempotency } from '#domain/idempotency'
import { methodsFor, type DeliveryMethodId } from '#domain/logistics/delivery-methods'
import { money } from '#domain/money'
import type { Adding } from '#domain/orders/adding'
import { keptUnits } from '#domain/orders/cancellation'
import { loadOf } from '#domain/orders/delivery'
import type { DeliveryChange } from '#domain/orders/delivery-change'
import type { Order } from '#domain/orders/order'
import { paidFor } from '#domain/orders/order-line'
import { NOTHING_PROMOTED } from '#domain/orders/promoting'
import { quote, type QuotedBy } from '#domain/orders/quote'
import type { QuotedDelivery } from '#domain/orders/quoted-delivery'
import { taxOfCart } from '#domain/orders/taxing'
import { deliveryLeft } from '#domain/orders/worth'
import { groupsOf } from '#domain/tax/document'
import type { Env } from '../../env.ts'
import { cartFor, holdFor } from './additions.ts'
import { pricingOf } from './cart.ts'

/** @property more minor units, tax in them: less than nothing goes back */
export type DeliveryWay = {
  readonly method: DeliveryMethodId
  readonly delivery: QuotedDelivery
  readonly more: number
  readonly dearer: Adding['quote'] | null
}

const wantedOf = (order: Order) =>
  [...new Set(order.lines.map(({ variantId }) => variantId))].flatMap((variantId) => {
    const units = keptUnits(order, variantId)
    return units > 0 ? [{ variantId, units }] : []
  })

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

/** So much more for delivery, with the tax that it has beside these goods. */
const dearerBy = (order: Order, price: number, by: QuotedBy): Adding['quote'] => {
  const { currency, address, business } = order
  const lines = order.lines.map((line) => {
    const { taxClass = '', taxable = true } = by.offers.get(line.variantId) ?? {}
    return { amount: paidFor(line).amount, taxClass, taxable, travels: line.requiresShipping !== false }
  })
  const cart = { address, ...(business && { business }) }
  const whole = taxOfCart(by.rules, { cart, exempt: by.exempt ?? false, lines, delivery: price }, by.now)
  const { delivery } = whole
  const net = sumOf(delivery.map((part) => part.net))
  const tax = sumOf(delivery.map((part) => part.tax))
  const relief = whole.included ? Math.max(0, price - net - tax) : 0
  const nothing = money(0, currency)
  return {
    lines: [],
    totals: {
      subtotal: nothing,
      itemsDiscount: nothing,
      discount: nothing,
      fulfillment: money(price, currency),
      tax: money(tax, currency),
      ...(relief > 0 && { taxRelief: money(relief, currency) }),
      total: money(net + tax, currency),
    },
    taxed: { ...whole, lines: [], groups: groupsOf(delivery), net, tax, total: net + tax, relief },
  }
}

/** What was paid for delivery and has not gone back, as it is priced: where prices are without tax, without it. */
const priceLeft = (order: Order): number => {
  const left = deliveryLeft(order)
  const { delivery = [], included = true } = order.taxed ?? {}
  const net = sumOf(delivery.map((part) => part.net))
  const gross = net + sumOf(delivery.map((part) => part.tax))
  return included || gross === 0 ? left : Math.round((left * net) / gross)
}

/** Each way that leads there, other than its own; fetching it is another place, and another order. */
export const waysFor = async (env: Env, order: Order, now: number): Promise<readonly DeliveryWay[]> => {
  if (!order.address || !order.delivery || order.pricedBy?.delivery?.pickup) return []
  const wanted = wantedOf(order)
  const cart = cartFor(order, wanted, now)
  const { charging: _whole, ...by } = await pricingOf(env, cart, now, false)
  const pricing = { ...by, promoting: NOTHING_PROMOTED }
  const load = loadOf(order.lines, by.offers, order.currency)
  const at = { currency: order.currency, place: order.address, load }
  return methodsFor(by.rules, at).flatMap(({ id: method, pickup = '' }): DeliveryWay[] => {
    if (method === order.delivery || pickup !== '') return []
    const quoted = quote({ ...cart, delivery: method }, pricing)
    const delivery = quoted.ok ? quoted.value.pricedBy?.delivery : null
    if (!quoted.ok || !delivery) return []
    const price = quoted.value.totals.fulfillment.amount - priceLeft(order)
    if (price > 0) {
      const dearer = dearerBy(order, price, by)
      return [{ method, delivery, more: dearer.totals.total.amount, dearer }]
    }
    const gross = sumOf((quoted.value.taxed?.delivery ?? []).map(({ net, tax }) => net + tax))
    return [{ method, delivery, more: Math.min(0, gross - deliveryLeft(order)), dearer: null }]
  })
}

export const changeTo = (
  order: Order,
  { delivery, dearer, more }: DeliveryWay,
  { version, once }: { readonly version: number; readonly once: Idempotency },
): DeliveryChange => ({
  id: `dlv_${once.key.slice(0, 24)}`,
  request: once.request,
  holdId: holdFor(order.id, once),
  version,
  delivery,
  dearer,
  cheaper: Math.max(0, -more),
})
