/** The small words of the API: ids, money, texts, pages, and how a body and an answer are declared. */
import { z } from '@hono/zod-openapi'
import { LANGUAGES } from '#domain/languages'
import { AMOUNT_MAX, isCurrency, TOTAL_MAX } from '#domain/money'
import { UNITS_MAX } from '#domain/orders/cart'

export { text, written } from '../../flows/input.ts'

export const body = <S extends z.ZodType>(schema: S) => ({
  required: true as const,
  content: { 'application/json': { schema } },
})

export const answer = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Three capitals, ISO 4217')
  .refine(isCurrency, 'No currency of ISO 4217')
  .openapi({ example: 'EUR' })

export const Language = z.enum(LANGUAGES).openapi({ description: 'What texts are given in.', example: 'en' })

export const Money = z
  .object({
    amount: z.int().min(-TOTAL_MAX).max(TOTAL_MAX).describe('Whole minor units: cents, pence, fen.'),
    currency: Currency,
  })
  .openapi('Money', { example: { amount: 2800, currency: 'EUR' } })

/** Money that a caller names: never below nothing. */
export const Price = z.strictObject({ amount: z.int().min(0).max(AMOUNT_MAX), currency: Currency }).openapi('Price', {
  description: 'Whole minor units of one currency.',
  example: { amount: 2800, currency: 'EUR' },
})

/** What a caller was shown as the sum of a cart. */
export const Total = z.strictObject({ amount: z.int().min(0).max(TOTAL_MAX), currency: Currency }).openapi('Total', {
  description: 'Whole minor units of one currency.',
  example: { amount: 2800, currency: 'EUR' },
})

export const Instant = z.int().openapi({ description: 'Milliseconds since 1970, UTC.', example: 1_795_000_000_000 })

export const Units = z.int().min(1).max(UNITS_MAX).openapi({ description: 'Pieces of one line item.', example: 2 })

/** Whether a number can be units is the cart's rule, which refuses with a code of its own. */
export const RequestedUnits = z
  .number()
  .openapi({ type: 'integer', minimum: 1, maximum: UNITS_MAX, description: 'Pieces of one line item.', example: 2 })

export const VariantId = z.string().max(100).openapi({
  description: '`var_` and 16 characters.',
  example: 'var_0123456789abcdef',
})

export const Availability = z
  .enum(['in-stock', 'low', 'sold-out'])
  .describe(
    '`low`: five or fewer, or as many as the merchant says of the variant. A word, not a number: it may be a few seconds old.',
  )

export const Next = z.string().nullable().describe('Give it back as `after` for the next page; null on the last.')

/** Every POST carries one. */
export const IdempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .openapi({
      description:
        '1 to 255 visible ASCII characters that nobody else will choose, such as a UUID. The same key with the same ' +
        'request gets the first answer again and changes nothing more; with another request it is refused.',
      example: '0b7f1c9e-4f0e-4a5b-9a3e-6d1d0f2c7a11',
    }),
})
