/** A cart as the API shows it. */
import { z } from '@hono/zod-openapi'
import { inLanguage } from '#domain/languages'
import { LINE_ITEMS_MAX, type Cart as StoredCart } from '#domain/orders/cart'
import type { Totals as QuotedTotals } from '#domain/orders/quote'
import type { Review, ReviewedLineItem } from '#domain/orders/review'
import { paidFor } from '#domain/orders/order-line'
import { leftToPay } from '#domain/orders/stored-payments'
import { totalsShown } from '../../../flows/orders/order-shown.ts'
import { CartStoredValue, paymentsOf, StoredPayment, storedValuesOf } from './stored-value.ts'
import { Gift, giftShown } from '../../stored-value/gifts.ts'
import { Applied, appliedOf, Discount, discountOf, Unapplied, unappliedOf } from './discounts.ts'
import { Availability, Currency, Instant, Language, Money, Units, VariantId } from '../../contract/parts.ts'

export const Totals = z
  .object({
    subtotal: Money,
    items_discount: Money,
    discount: Money,
    fulfillment: Money.describe('Delivery; nothing as long as no method is chosen: see `deliveryFrom`.'),
    tax: Money.describe(
      'Of the country it goes to. The total has it, whether prices contain it or it is added to them.',
    ),
    tax_included: z.boolean().describe('Whether `tax` is a part of the prices; else it was added to them.'),
    tax_relief: Money.optional().describe('What the prices contain and this buyer does not owe: taken off.'),
    total: Money.describe('What it costs: goods less discounts, delivery, and tax where it is added.'),
    rounding: Money.optional().describe(
      'By how much what is to be paid is rounded, to what can be charged in this currency: beside the total. Absent: not at all.',
    ),
  })
  .openapi('Totals')

export const totalsOf: (totals: QuotedTotals) => z.infer<typeof Totals> = totalsShown

export const CheckoutStatus = z
  .enum(['incomplete', 'ready_for_complete', 'requires_escalation', 'complete_in_progress', 'completed'])
  .describe('`requires_escalation`: the shopper must answer a challenge of their bank.')

const Message = z
  .object({
    type: z.enum(['error', 'warning']).describe('An error keeps the checkout from being ready.'),
    code: z.enum([
      'currency_unsold',
      'item_unavailable',
      'out_of_stock',
      'insufficient_stock',
      'field_required',
      'payment_failed',
      'price_changed',
      'charge_too_small',
      'stored_value_held_back',
    ]),
    variantId: VariantId.optional(),
    currency: Currency.optional().describe('With `currency_unsold`: the shop has given it up; open another cart.'),
    available: z
      .int()
      .optional()
      .describe('With `insufficient_stock`: as many can be had, and the totals are of these. Set the units to it.'),
    field: z.enum(['lineItems', 'email', 'address', 'delivery']).optional().describe('With `field_required`.'),
    reason: z.string().optional().describe('With `payment_failed`.'),
    before: Money.optional().describe('With `price_changed`: what the shopper was shown.'),
    now: Money.optional().describe('With `price_changed`: what it costs.'),
    least: Money.optional().describe(
      'The least that can be charged. With `charge_too_small` less is left to pay; with `stored_value_held_back` gift cards pay ' +
        'so much less that it is left.',
    ),
  })
  .openapi('Message')

const LineItem = z
  .object({
    variantId: VariantId,
    productId: z.string().nullable().describe('Null when the catalogue has forgotten it.'),
    handle: z.string().nullable(),
    title: z.string(),
    choice: z.string().describe('`Chalk, 350 ml`; empty for a product without choices.'),
    sku: z.string(),
    picture: z.string().nullable().describe('A path of the shop or an https address.'),
    units: Units,
    price: Money.nullable().describe('Of one unit, at most five seconds old; null when it cannot be sold.'),
    total: Money.nullable().describe('Of as many as can be had, before promotions.'),
    discounts: z.array(Discount).describe('What promotions took off it.'),
    paid: Money.nullable().describe('`total` less its discounts.'),
    availability: Availability,
    gifts: z.array(Gift).describe('Of a gift card: whom its first units are for.'),
  })
  .openapi('CartLineItem')

const members = {
  id: z.string().openapi({ description: '`cart_` and 24 characters.', example: 'cart_7k3m9qxd0000000000000000' }),
  status: CheckoutStatus,
  currency: Currency,
  language: Language,
  lineItems: z.array(LineItem).max(LINE_ITEMS_MAX),
  deliveryFrom: Money.nullable().describe(
    'The least that delivery costs, of the ways that can be chosen. Null: none leads there, or nothing travels.',
  ),
  gifts: z
    .array(
      z.object({
        variantId: VariantId,
        title: z.string(),
        choice: z.string(),
        units: Units,
        promotion: z.string(),
        price: Money.describe('Of one unit.'),
        total: Money.describe('Before what the promotion took off, which is all of it.'),
        discounts: z.array(Discount),
        paid: Money,
      }),
    )
    .describe('What comes by itself with a promotion, beside the line items.'),
  codes: z.array(z.string()).describe('Codes that were given.'),
  promotions: z
    .object({
      applied: z.array(Applied),
      unapplied: z.array(Unapplied),
      next: z.array(Unapplied).describe('Of those that count by tiers: what is missing to the next one.'),
    })
    .describe('Which promotions count for it, and why others do not.'),
  storedValues: z
    .array(CartStoredValue)
    .describe('Gift cards and credit that were given, in the order in which they pay.'),
  payments: z.array(StoredPayment).describe('What they pay of the total.'),
  due: Money.nullable().describe(
    'What is left of the total to be paid otherwise, with its rounding; null where there is no total.',
  ),
  totals: Totals.nullable().describe('Null when the shop does not sell in this currency any more, or not deliver.'),
  messages: z.array(Message).describe('What is in the way of buying it, and what has changed.'),
  orderId: z.string().nullable().describe('The order that it became.'),
  version: z.int().describe('Counts the changes.'),
  createdAt: Instant,
  updatedAt: Instant,
}

export const Cart = z.object(members).openapi('Cart')
export const cartMembers = members

const lineItemOf = (
  { lineItem, offer, sold, availability }: ReviewedLineItem,
  language: StoredCart['language'],
): z.infer<typeof LineItem> => ({
  variantId: lineItem.variantId,
  productId: offer?.productId ?? null,
  handle: offer?.handle ?? null,
  title: offer ? inLanguage(offer.title, language) : '',
  choice: offer ? inLanguage(offer.choice, language) : '',
  sku: offer?.sku ?? '',
  picture: offer?.picture ?? null,
  units: lineItem.units,
  price: sold?.price ?? null,
  total: sold?.total ?? null,
  discounts: (sold?.discounts ?? []).map((one) => discountOf(one, language)),
  paid: sold ? paidFor(sold) : null,
  availability,
  gifts: (lineItem.gifts ?? []).map(giftShown),
})

export const cartOf = (
  cart: StoredCart,
  { status, lines, totals, payments, messages, deliveryOptions, gifts, promotions, pricing }: Review,
): z.infer<typeof Cart> => ({
  id: cart.id,
  status,
  currency: cart.currency,
  language: cart.language,
  lineItems: lines.map((lineItem) => lineItemOf(lineItem, cart.language)),
  deliveryFrom: deliveryOptions.map(({ price }) => price).toSorted((a, b) => a.amount - b.amount)[0] ?? null,
  gifts: gifts.map((line) => ({
    variantId: line.variantId,
    title: inLanguage(line.title, cart.language),
    choice: inLanguage(line.choice, cart.language),
    units: line.units,
    promotion: line.discounts?.[0]?.promotion ?? '',
    price: line.price,
    total: line.total,
    discounts: (line.discounts ?? []).map((one) => discountOf(one, cart.language)),
    paid: paidFor(line),
  })),
  codes: (cart.codes ?? []).map(({ code }) => code),
  promotions: {
    applied: promotions.applied.map((one) => appliedOf(one, cart.language)),
    unapplied: promotions.unapplied.map((one) => unappliedOf(one, cart)),
    next: promotions.next.map((one) => unappliedOf(one, cart)),
  },
  storedValues: storedValuesOf(cart, { pricing }),
  payments: paymentsOf(payments),
  due: totals && leftToPay({ totals, payments }),
  totals: totals && totalsOf(totals),
  messages: messages.map((message) => ({ ...message })),
  orderId: cart.orderId,
  version: cart.version,
  createdAt: cart.createdAt,
  updatedAt: cart.updatedAt,
})
