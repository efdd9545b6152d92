/** How a checkout is completed: paid with what, and for how much. */
import { z } from '@hono/zod-openapi'
import { CHECKOUT_PURPOSES } from '#domain/notifications/consent'
import { Total } from '../../contract/parts.ts'

export const Payment = z
  .union([
    z.strictObject({ token: z.string().max(200).describe("The payment provider's word for the card.") }),
    z.strictObject({
      cardNumber: z.string().max(40).describe('Of a test card, where the provider moves no money; it is never kept.'),
    }),
    z.strictObject({
      savedMethod: z
        .string()
        .max(40)
        .describe('The id of one that the customer has saved. It needs `Customer-Token`, and a cart of their account.'),
    }),
  ])
  .openapi('Payment')

export const Completion = z
  .strictObject({
    payment: Payment.optional().describe('Not needed where nothing is left to pay.'),
    keep: z
      .boolean()
      .default(false)
      .describe(
        'Whether the provider keeps what is paid with for the next time: only where the shopper has said so, and never by ' +
          'itself. It needs `Customer-Token`, and a cart of their account.',
      ),
    expectedTotal: Total.describe('The total that the shopper was shown. Another total is refused, never slipped in.'),
    expectedDue: Total.optional().describe(
      'What the shopper was shown to be left to pay when gift cards and credit have paid their part: `due` of the checkout. ' +
        'Another sum is refused. When absent, all of the total.',
    ),
    agreed: z
      .array(z.enum(CHECKOUT_PURPOSES))
      .max(CHECKOUT_PURPOSES.length)
      .optional()
      .describe(
        'What the shopper has ticked beside the order; never ticked for them. Kept with the wording of the shop once the order ' +
          'is placed. What the shop never writes is left out, and the newsletter asks by mail first.',
      ),
  })
  .openapi('Completion', {
    example: { payment: { cardNumber: '4242424242424242' }, expectedTotal: { amount: 2800, currency: 'EUR' } },
  })

/** Why a checkout is not completed, beside what is wrong with the request itself. */
export const COMPLETE_REFUSALS = [
  'card-unknown',
  'payment-method-unknown',
  'sign-in-required',
  'cart-unknown',
  'cart-ordered',
  'payment-in-progress',
  'checkout-incomplete',
  'idempotency-key-reused',
  'currency-unsold',
  'variant-unknown',
  'not-for-sale',
  'price-missing',
  'delivery-unavailable',
  'payment-method-unavailable',
  'price-changed',
  'due-changed',
  'charge-too-small',
  'promotion-used-up',
  'stored-value-short',
  'too-many-units',
  'hold-ended',
  'hold-differs',
  'insufficient-stock',
  'payment-declined',
] as const
