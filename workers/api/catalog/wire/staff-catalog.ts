/** Products as the staff's programs see them: with their status and all languages. */
import { z } from '@hono/zod-openapi'
import type { Product as KeptProduct } from '#domain/catalog/product'
import { METAFIELD_TYPES } from '#domain/catalog/metafields'
import { LANGUAGES } from '#domain/languages'
import { membersOf, productMembers, Variant } from './catalog.ts'
import { Safety } from './safety.ts'
import { Availability, Instant, Money } from '../../contract/parts.ts'

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
    tags: z.array(z.string()),
    version: z.int(),
    createdAt: z.int().describe('ms since 1970, UTC.'),
    updatedAt: z.int().describe('ms since 1970, UTC.'),
    skus: z.int().describe('Different ones that its variants have.'),
    sku: z.string().nullable().describe('The only one.'),
  })
  .openapi('StaffProductRow')

const Text = z
  .object({ title: z.string(), description: z.string(), seoTitle: z.string(), seoDescription: z.string() })
  .partial()

const StaffVariant = Variant.extend({
  taxable: z.boolean(),
  tracked: z.boolean().describe('Whether its stock is counted.'),
  oversell: z.boolean().describe('Whether it is sold on when nothing is left.'),
  cost: z
    .array(Money)
    .describe('What one unit costs the shop, for each currency that it is known in. Shoppers never see it.'),
  hsCode: z.string().describe('In the Harmonized System, 6 to 10 digits; empty when unknown.'),
  origin: z.string().describe('The country that it was made in, ISO 3166-1 alpha-2; empty when unknown.'),
  lowStock: z
    .int()
    .nullable()
    .describe('At so many units or fewer the merchant wants to know; null: as the shop has it.'),
}).openapi('StaffVariant')

const KeptSafety = Safety.extend({
  warnings: z.object({ en: z.string().optional(), zh: z.string().optional() }),
}).openapi('StaffProductSafety')

export const StaffProduct = z
  .object({
    ...productMembers,
    variants: z.array(StaffVariant),
    status: Status,
    safety: KeptSafety.nullable().describe('As it is edited, with warnings in all languages; null: nothing is said.'),
    metafields: z
      .record(
        z.string(),
        z.object({ type: z.enum(METAFIELD_TYPES), value: z.union([z.string(), z.array(z.string())]) }),
      )
      .describe('Fields of its own, by `namespace.key`.'),
    publishedFrom: Instant.nullable().describe('An active product is for sale from this moment on; null: always.'),
    publishedUntil: Instant.nullable().describe('The first moment at which it is not any more; null: never.'),
    taxClass: z.string().describe('A class of the settings of tax; empty: standard.'),
    words: z
      .object({ zh: z.record(z.string(), z.string()).optional() })
      .describe('Names and values of options, and the type, in other languages.'),
    translations: z.object({ zh: Text.optional() }).describe('What other languages say; what is absent falls back.'),
  })
  .openapi('StaffProduct')

const variantsOf = (product: KeptProduct): z.infer<typeof StaffVariant>[] => {
  const shown = new Map(membersOf(product, LANGUAGES[0]).variants.map((variant) => [variant.id, variant]))
  return product.variants.flatMap(({ id, cost, hsCode, origin, lowStock, taxable, tracked, oversell }) => {
    const variant = shown.get(id)
    return variant ? [{ ...variant, cost: [...cost], hsCode, origin, lowStock, taxable, tracked, oversell }] : []
  })
}

export const staffProductOf = (product: KeptProduct): z.infer<typeof StaffProduct> => ({
  ...membersOf(product, LANGUAGES[0]),
  variants: variantsOf(product),
  status: product.status,
  safety: product.safety && { ...product.safety, warnings: { ...product.safety.warnings } },
  metafields: Object.fromEntries(
    Object.entries(product.metafields).map(([field, { type, value }]) => [
      field,
      { type, value: typeof value === 'string' ? value : [...value] },
    ]),
  ),
  taxClass: product.taxClass,
  publishedFrom: product.publishedFrom,
  publishedUntil: product.publishedUntil,
  words: product.words.zh ? { zh: { ...product.words.zh } } : {},
  translations: product.translations.zh ? { zh: { ...product.translations.zh } } : {},
})
