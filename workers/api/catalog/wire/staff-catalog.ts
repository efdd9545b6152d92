/** Products as the staff's programs see them: with their status and all languages. */
import { z } from '@hono/zod-openapi'
import type { Product as KeptProduct } from '#domain/catalog/product'
import { LANGUAGES } from '#domain/languages'
import { productMembers, productOf } from './catalog.ts'
import { Availability, Money } from '../../contract/parts.ts'

const Status = z.enum(['active', 'draft', 'archived']).describe('Only `active` is sold.')

export const StaffProductRow = z
  .object({
    id: z.string(),
    handle: z.string(),
    title: z.string(),
    status: Status,
    vendor: z.string(),
    type: z.string(),
    picture: z.string().nullable(),
    variants: z.int(),
    price: Money.nullable().describe("The lowest in the shop's currency; null when it has none."),
    priceVaries: z.boolean(),
    availability: Availability,
  })
  .openapi('StaffProductRow')

const Text = z
  .object({ title: z.string(), description: z.string(), seoTitle: z.string(), seoDescription: z.string() })
  .partial()

export const StaffProduct = z
  .object({
    ...productMembers,
    status: Status,
    translations: z.object({ zh: Text.optional() }).describe('What other languages say; what is absent falls back.'),
  })
  .openapi('StaffProduct')

export const staffProductOf = (product: KeptProduct): z.infer<typeof StaffProduct> => ({
  ...productOf(product, LANGUAGES[0]),
  status: product.status,
  translations: product.translations.zh ? { zh: { ...product.translations.zh } } : {},
})
