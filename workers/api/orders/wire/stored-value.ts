/** Gift cards and credit, as carts and orders show them: never by their code. */
import { z } from '@hono/zod-openapi'
import type { Cart } from '#domain/orders/cart'
import type { Review } from '#domain/orders/review'
import { spendable } from '#domain/orders/stored-payments'
import { storedPaymentShown } from '../../../flows/orders/order-shown.ts'
import { Instant, Money } from '../../contract/parts.ts'

const id = z.string().openapi({ description: '`sv_` and 16 characters.', example: 'sv_0123456789abcdef' })
const kind = z.enum(['gift-card', 'store-credit'])
const ending = z.string().nullable().describe("The last four signs of a gift card's code; null: credit of an account.")

export const StoredPayment = z
  .object({ storedValue: id, kind, ending, amount: Money })
  .openapi('StoredPayment', { description: 'What a gift card, or credit, pays.' })

export const CartStoredValue = z
  .object({
    id,
    kind,
    ending,
    balance: Money.nullable().describe('What is on it; null where it pays nothing here.'),
    expiresAt: Instant.nullable(),
    why: z.enum(['expired', 'other-currency', 'empty']).nullable().describe('Why it pays nothing.'),
  })
  .openapi('CartStoredValue')

export const paymentsOf: (payments: Review['payments']) => z.infer<typeof StoredPayment>[] = (payments) =>
  payments.map(storedPaymentShown)

export const storedValuesOf = (
  { storedValues = [], currency }: Cart,
  { pricing: { balances, now } }: Pick<Review, 'pricing'>,
): z.infer<typeof CartStoredValue>[] =>
  storedValues.map((one) => {
    const there = spendable(one, { currency, now, ...(balances && { balances }) })
    return {
      id: one.id,
      kind: one.kind,
      ending: one.ending ?? null,
      balance: there.code === 'spendable' ? there.balance : null,
      expiresAt: one.expiresAt,
      why: there.code === 'spendable' ? null : there.code,
    }
  })
