/** An order as the API shows it: to its owner, and to the staff. */
import { z } from '@hono/zod-openapi'
import { ADDRESS_LENGTHS } from '#domain/orders/address'
import type { Event } from '#domain/events'
import { ADDITION_REASONS } from '#domain/orders/addition'
import type { Order as KeptOrder } from '#domain/orders/order'
import { MANUAL_KINDS } from '#domain/settings/payments'
import { Shipment } from '../../logistics/wire/shipment.ts'
import { StoredPayment } from './stored-value.ts'
import { orderShown } from '../../../flows/orders/order-shown.ts'
import { Totals } from './cart.ts'
import { Applied, Discount } from './discounts.ts'
import { Currency, Instant, Language, Money, text, Units, VariantId, written } from '../../contract/parts.ts'

export const DeliveryMethod = text(1, 63).openapi({
  description: 'As the shop names it: see `deliveryOptions` of a checkout.',
  example: 'express',
})

export const Address = z
  .strictObject({
    name: written(1, ADDRESS_LENGTHS.name).openapi({ example: 'Maya Lindqvist' }),
    street: written(0, ADDRESS_LENGTHS.street)
      .default('')
      .describe('Needed for what is sent; of what is fetched it is empty.')
      .openapi({ example: 'Storgatan 1' }),
    extra: written(0, ADDRESS_LENGTHS.extra).default('').describe('Flat, floor, care of.'),
    postcode: written(0, ADDRESS_LENGTHS.postcode)
      .default('')
      .describe('In any usual spelling: `D-10115` is kept as `10115`.'),
    city: written(0, ADDRESS_LENGTHS.city).default('').describe('Where the country writes one.'),
    region: written(0, ADDRESS_LENGTHS.region)
      .default('')
      .describe('State, province or county where the country writes one, by its name or its code.'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .openapi({ description: 'ISO 3166-1 alpha-2, of those that the shop sends to.', example: 'SE' }),
    phone: written(0, ADDRESS_LENGTHS.phone).default(''),
  })
  .openapi('Address', { description: 'It is put right and judged as its country writes addresses, and kept so.' })

export const BillingAddress = z.object({ ...Address.shape, country: z.string() }).openapi('BillingAddress')

export const LineItem = z
  .object({
    variantId: VariantId,
    productId: z.string(),
    handle: z.string(),
    title: z.string(),
    choice: z.string(),
    sku: z.string(),
    picture: z.string().nullable(),
    units: Units,
    price: Money.describe('Of one unit, as it was sold.'),
    priceList: z.string().nullable().describe('By which it was priced; null: by its own price.'),
    total: Money.describe('Of all of them, before promotions.'),
    discounts: z.array(Discount).describe('What promotions took off it.'),
    paid: Money.describe('`total` less its discounts.'),
    requiresShipping: z.boolean(),
  })
  .openapi('OrderLineItem')

const Fact = z
  .object({
    type: z.string().describe('`order-placed`, `order-shipped`, …; `checkout-stopped`: nobody was asked for money.'),
    at: Instant,
  })
  .openapi('Fact')

export const CANCEL_REASONS = ['customer', 'out-of-stock', 'fraud', 'unpaid', 'other'] as const

export const OrderStatus = z.enum(['placed', 'part-shipped', 'shipped', 'cancelled'])
export const PaymentStatus = z
  .enum(['due', 'authorised', 'part-paid', 'paid', 'refund-due', 'part-refunded', 'refunded', 'voided'])
  .describe(
    '`due`, `part-paid`: it was placed before it was paid, and all of it or a part is still to be paid; `authorised`: the provider ' +
      'has promised it, and is asked for it when it is sent; `refund-due`: money is owed back and on its way; `part-refunded`: for ' +
      'a part of it; `voided`: nothing was paid, and nothing has to be.',
  )

export const Cancellation = z
  .object({
    id: z.string(),
    lineItems: z.array(z.object({ variantId: VariantId, units: Units })),
    reason: z.enum([...CANCEL_REASONS, 'payment-late']),
    refund: Money.describe(
      'Goods in proportion to what was paid for them; delivery with the last of what was never sent.',
    ),
    returned: z
      .array(StoredPayment)
      .describe(
        'Of the refund, what goes back to gift cards and credit; the rest goes back where the other money came from.',
      ),
    byHand: Money.describe(
      'Of the refund, what came by hand for money that a provider has promised, and goes back by people.',
    ),
    giftCards: z.array(z.string()).describe('Gift cards among what was sold that went back with it.'),
    withheld: Money.describe('What was spent of these gift cards, and so does not go back.'),
    waived: Money.describe('What need not be paid any more, of an order that was not paid yet.'),
    refundedAt: Instant.nullable(),
    cancelledAt: Instant,
  })
  .openapi('OrderCancellation')

export const Refund = z
  .object({
    id: z.string(),
    cause: z.enum(['return', 'delivery', 'claim', 'goodwill']),
    lineItems: z.array(z.object({ variantId: VariantId, units: Units })).describe('Of which units; none: money alone.'),
    refund: Money.describe('What goes back to where it came from.'),
    returned: z.array(StoredPayment).describe('Of that, what goes back to gift cards and credit.'),
    byHand: Money.describe('Of that, what goes back by people.'),
    credited: Money.describe('What is given as credit in its place.'),
    bonus: Money.describe('What comes on top of the credit.'),
    kept: Money.describe('What the shop keeps: a fee, or for the state of what came back.'),
    delivery: Money.describe('What of it was paid for delivery.'),
    waived: Money.describe('What need not be paid any more, of an order that was not paid yet.'),
    madeAt: Instant,
    refundedAt: Instant.nullable(),
  })
  .openapi('OrderRefund')

export const ReceivedPayment = z
  .object({ id: z.string(), amount: Money, note: z.string(), receivedAt: Instant })
  .openapi('ReceivedPayment', { description: 'Money of which staff have said that it has come.' })

const PaymentTerms = z
  .object({
    method: z.string(),
    kind: z.enum(MANUAL_KINDS),
    name: z.string(),
    instructions: z.string(),
    dueAt: Instant.nullable(),
  })
  .openapi('PaymentTerms')

const Authorisation = z
  .object({
    amount: Money,
    state: z.enum(['open', 'taking', 'captured', 'released']),
    captureBefore: Instant.nullable().describe('Until when it may be taken; null: the provider does not say.'),
    authorisedAt: Instant,
    excess: Money.nullable().describe(
      'What the provider gave although it was not due any more: it goes back by itself. null: nothing.',
    ),
  })
  .openapi('Authorisation')

const OrderTax = z
  .object({
    country: z.string().describe('ISO 3166-1 alpha-2.'),
    rate: z.number().describe('Hundredths of a per cent: 1950 is 19.5 %, 887.5 is 8.875 %.'),
    included: z.boolean().describe('Whether the prices contain it, or it was added to them.'),
  })
  .openapi('OrderTax')

const OrderTaxGroup = z
  .object({
    category: z
      .string()
      .describe('S taxed, Z with nothing, E exempt, AE reverse charge, K within the EU, G export, O outside.'),
    rate: z.number().describe('Hundredths of a per cent.'),
    base: Money,
    tax: Money,
  })
  .openapi('OrderTaxGroup')

/** Days where the goods go. */
export const ArrivalDays = z
  .object({ first: z.string().openapi({ example: '2026-12-03' }), last: z.string().openapi({ example: '2026-12-05' }) })
  .openapi('ArrivalDays')

export const Addition = z
  .object({
    id: z.string(),
    lineItems: z
      .object({ from: z.int(), count: z.int() })
      .describe('Which of the order’s line items it brought: from that place, counted from 0, so many.'),
    total: Money.describe('By how much more is to be paid; nothing where the shop pays.'),
    reason: z.enum([...ADDITION_REASONS, 'delivery']),
    addedAt: Instant,
  })
  .openapi('OrderAddition')
const Imported = z
  .object({
    source: z.enum(['shopify']),
    id: z.string().describe('What the shop before knew it by.'),
    financialStatus: z.string().describe('In the words of the shop before: `paid`, `partially_refunded`.'),
    fulfillmentStatus: z.string(),
  })
  .openapi('ImportedOrder')

export const Pickup = z
  .object({
    location: z.string().describe('Its id.'),
    name: z.string(),
    address: z
      .object({
        street: z.string(),
        postcode: z.string(),
        city: z.string(),
        region: z.string(),
        country: z.string(),
      })
      .openapi('PickupAddress'),
    hours: z
      .array(z.object({ weekdays: z.array(z.int()).describe('1 is Monday.'), from: z.string(), until: z.string() }))
      .describe('By the clock there; empty: nobody has said.'),
  })
  .openapi('Pickup')

export const Order = z
  .object({
    id: z.string().openapi({ description: '`ord_` and 24 characters.', example: 'ord_7k3m9qxd0000000000000000' }),
    name: z.string().openapi({ description: 'What people say on the telephone.', example: '3M9Q-XD00' }),
    status: OrderStatus,
    payment: PaymentStatus,
    paymentTerms: PaymentTerms.nullable().describe('How it is to be paid; null: it was paid before it was placed.'),
    authorisation: Authorisation.nullable().describe('What the provider has promised; null: nothing was.'),
    received: z.array(ReceivedPayment),
    due: Money.describe('Still to be paid.'),
    payments: z.array(StoredPayment).describe('What gift cards and credit have paid of the total.'),
    paidOtherwise: Money.describe('The rest of it: by the provider, or as was agreed.'),
    email: z.string(),
    address: z
      .object({ ...Address.shape, country: z.string() })
      .openapi('OrderAddress')
      .nullable()
      .describe('null: nothing of it travels. Of what is fetched: by whom, and from which country.'),
    billing: BillingAddress.nullable().describe('To whom the invoice is written; null: to whom it goes.'),
    buyerNote: z.string().describe('What the buyer wrote to whoever packs; empty: nothing.'),
    delivery: DeliveryMethod.nullable(),
    arrives: ArrivalDays.nullable().describe('As it was said when it was ordered; null: nothing was.'),
    pickup: Pickup.nullable().describe('Where its buyer fetches it; null: it is sent.'),
    language: Language,
    currency: Currency,
    lineItems: z.array(LineItem),
    promotions: z.array(Applied).describe('Those that counted.'),
    totals: Totals,
    tax: OrderTax.nullable().describe('The rate at which most was taxed; null: none was collected.'),
    taxGroups: z
      .array(OrderTaxGroup)
      .describe('By category and rate, as EN 16931 has it; empty in orders from before it was kept.'),
    business: z
      .object({ company: z.string(), vatId: z.string() })
      .openapi('OrderBusiness')
      .nullable()
      .describe('For which firm it was bought.'),
    shipments: z.array(Shipment),
    additions: z.array(Addition).describe('What was added after it was placed.'),
    cancellations: z
      .array(Cancellation)
      .describe('Units that will not be sent; what is neither here nor sent is open.'),
    refunds: z.array(Refund).describe('What else went back, or is about to.'),
    imported: Imported.nullable().describe(
      'Of another shop, from a file: history, nothing can be done to it. null: it was placed here.',
    ),
    cancelReason: z.enum([...CANCEL_REASONS, 'payment-late']).nullable(),
    placedAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Order')

export const OrderWithTimeline = Order.extend({
  timeline: z.array(Fact).describe('What has happened to it, oldest first.'),
}).openapi('OrderWithTimeline')

export const orderWithTimelineOf = (
  order: KeptOrder,
  timeline: readonly Event[],
): z.infer<typeof OrderWithTimeline> => ({
  ...orderOf(order),
  timeline: timeline.map((event) => ({ type: typeOf(event), at: event.at })),
})

/** What the shop stopped before anybody was asked for money is no failed payment. */
const typeOf = (event: Event): string =>
  event.type === 'payment-failed' && event.unasked ? 'checkout-stopped' : event.type

export const orderOf: (order: KeptOrder) => z.infer<typeof Order> = orderShown
