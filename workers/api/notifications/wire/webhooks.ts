/** What other systems are told: the one home of the shapes, from which the part `webhooks` of the document is written. */
import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { TEST_EVENT, WEBHOOK_EVENTS, type WebhookType } from '#domain/notifications/webhooks/events'
import { CLAIM_STATUSES } from '#domain/after-sales/claim'
import type { App } from '../../../env.ts'
import type { WebhookData } from '../../../flows/notifications/webhook-payloads.ts'
import { StaffClaim } from '../../after-sales/wire/claim.ts'
import { Return, ReturnActName, ReturnStatus } from '../../after-sales/wire/return.ts'
import { OrderAnnotations } from '../../orders/wire/annotations.ts'
import { ShipmentStatus, Shipment, TrackingEvent } from '../../logistics/wire/shipment.ts'
import { Addition, Cancellation, Order, ReceivedPayment, Refund } from '../../orders/wire/order.ts'
import { Availability, Language, Money, VariantId } from '../../contract/parts.ts'

const Payment = z.object({
  orderId: z.string().describe('Of the order that the cart would become, or has.'),
  paymentId: z.string().describe('One attempt to pay.'),
})
const OfOrder = z.object({ order: Order.describe('As the API shows it to staff, with what the customer said.') })
const Called = OfOrder.extend({
  cancellation: Cancellation.nullable().describe('Which of the order, when it was told.'),
})

const OfCustomer = z.object({
  customer: z
    .object({
      id: z.string(),
      email: z.string(),
      name: z.string().describe('Empty where it was never said.'),
      language: Language,
    })
    .describe('As the shop knows them when it is told.'),
})

/** Each name means this, today and later: data may gain members, whatever would break a reader gets another name. */
export const WEBHOOK_DATA = {
  'order.placed': OfOrder,
  'order.shipped': OfOrder.extend({ shipment: Shipment.describe('What was sent.') }),
  'shipment.updated': OfOrder.extend({
    shipment: Shipment,
    was: ShipmentStatus.describe('Where it stood before; the same as `shipment.status` where it has not moved.'),
    news: z
      .array(TrackingEvent)
      .describe('What was new of it, the oldest first; nothing where its number was corrected.'),
  }),
  'order.cancelled': Called,
  'order.refunded': Called.extend({ refund: Refund.nullable().describe('What went back beside what was cancelled.') }),
  'order.refunding': OfOrder.extend({ refund: Refund.describe('What is about to go back.') }),
  'return.updated': OfOrder.extend({
    return: Return,
    act: ReturnActName.describe('What has happened.'),
    was: ReturnStatus.nullable().describe('Where it stood before; null: it is new.'),
  }),
  'order.annotated': OfOrder.extend({ annotations: OrderAnnotations.describe('What staff have written down of it.') }),
  'order.added': OfOrder.extend({ addition: Addition.describe('What was added.') }),
  'claim.updated': OfOrder.extend({
    claim: StaffClaim.describe('As it stands now.'),
    was: z.enum(CLAIM_STATUSES).nullable().describe('How it stood before; null: it is new.'),
  }),
  'order.readdressed': OfOrder,
  'payment.received': OfOrder.extend({ received: ReceivedPayment.describe('What has come.') }),
  'payment.requested': OfOrder.extend({ amount: Money.describe('What is to be paid.') }),
  'payment.capturing': OfOrder,
  'payment.released': OfOrder,
  'payment.failed': Payment.extend({
    reason: z.string(),
    asked: z.boolean().describe('False: the shop itself stopped before anybody was asked for money.'),
  }),
  'payment.uncertain': Payment,
  'payment.owed': Payment.extend({ amount: Money.nullable().describe('null: it is what the provider says.') }),
  'availability.changed': z.object({
    variantId: VariantId,
    availability: Availability,
    version: z.int().describe('Grows with each change: of two that come in disorder the higher one holds.'),
  }),
  'customer.registered': OfCustomer,
  'customer.email-changed': OfCustomer,
  [TEST_EVENT]: z.object({ endpoint: z.string() }),
} satisfies Readonly<Record<WebhookType, z.ZodType>>

type Said = { readonly [T in WebhookType]: z.infer<(typeof WEBHOOK_DATA)[T]> }
/** What is sent has everything that is said here: a member that is missing does not compile. */
export const said: (sent: WebhookData) => Said = (sent) => sent

const SUMMARIES: Readonly<Record<WebhookType, string>> = {
  'order.placed': 'An order is confirmed: paid, or to be paid by its terms',
  'order.shipped': 'An order was sent, or a part of it',
  'shipment.updated': 'Something was heard of a parcel on its way',
  'order.cancelled': 'An order was cancelled, or a part of it',
  'order.refunded': 'Money has gone back to the shopper',
  'order.refunding': 'Money goes back for what was returned, or for anything else that is not cancelled',
  'return.updated': 'A return was asked for, or something has happened to it',
  'order.annotated': 'Staff have tagged an order, written its note or put it away',
  'order.added': 'Something was added to an order that was placed',
  'claim.updated': 'Something came broken, incomplete, wrong or never, or that was settled',
  'order.readdressed': 'An order goes elsewhere, or is written to somebody else',
  'payment.received': 'Money has come for an order that was placed before it was paid',
  'payment.requested': 'A buyer is written where the rest of an order can be paid',
  'payment.capturing': 'What the provider had promised is being taken',
  'payment.released': 'Nothing comes of what the provider had promised any more',
  'payment.failed': 'A payment was declined, or its time ran out',
  'payment.uncertain': 'A provider has not answered; the shop asks it',
  'payment.owed': 'Paid twice, or too late: the shop gives it back',
  'availability.changed': 'The word that shoppers read of a variant has changed',
  'customer.registered': 'Somebody has proven their address for the first time',
  'customer.email-changed': 'Somebody has another address',
  [TEST_EVENT]: 'A button was pressed',
}

export const webhookSchema = <T extends WebhookType>(type: T) =>
  z.object({
    type: z.literal(type),
    timestamp: z.iso.datetime().describe('When it happened.'),
    data: WEBHOOK_DATA[type],
  })

const nameOf = (type: WebhookType): string =>
  `Webhook${type
    .split('.')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('')}`

const headers = z.object({
  'webhook-id': z.string().describe('The same each time it is sent: whoever has it knows a repetition by it.'),
  'webhook-timestamp': z.string().describe('When this try was made, in seconds since 1970.'),
  'webhook-signature': z
    .string()
    .describe('One or two, `v1,` and base64, with a blank between them: docs/webhooks.md.'),
})

export const describeWebhooks = (registry: OpenAPIHono<App>['openAPIRegistry']): void => {
  for (const type of [...WEBHOOK_EVENTS, TEST_EVENT] as const) {
    const schema = webhookSchema(type).openapi(nameOf(type))
    registry.registerWebhook({
      method: 'post',
      path: type,
      operationId: `on${nameOf(type).slice('Webhook'.length)}`,
      tags: ['Staff: webhooks'],
      summary: SUMMARIES[type],
      description: 'At least once, in no order that is promised. Verify the signature before you read it.',
      request: { headers, body: { required: true, content: { 'application/json': { schema } } } },
      responses: {
        204: { description: 'Any 2xx within ten seconds: it has arrived.' },
        410: { description: 'Nothing more is sent to this address.' },
        default: { description: 'Anything else, a redirect too: it is sent again, for three days.' },
      },
    })
  }
}
