/** What a list can be narrowed by, as programs see it. */
import { z } from '@hono/zod-openapi'
import type { Facets as Listed, FacetValue as Counted } from '#domain/catalog/facets'
import { inLanguage, type Language as Spoken } from '#domain/languages'
import { Money } from '../../contract/parts.ts'

const count = z.int().min(0)

const FacetValue = z
  .object({ value: z.string().describe('As the filter takes it.'), label: z.string(), count })
  .openapi('FacetValue')

const PriceRange = z
  .object({
    min: Money.nullable().describe('Inclusive; null: no end.'),
    max: Money.nullable().describe('Inclusive; null: no end.'),
    count,
  })
  .openapi('PriceRange')

export const Facets = z
  .object({
    options: z.array(z.object({ name: z.string(), label: z.string(), values: z.array(FacetValue) })),
    vendors: z.array(FacetValue),
    types: z.array(FacetValue),
    price: z
      .object({ min: Money, max: Money, steps: z.array(PriceRange).describe('At most four, from cheap to dear.') })
      .nullable()
      .describe(
        'Of variants that can be bought: a product may be in several steps, once in each; null when there are none with a price.',
      ),
    availability: z
      .object({ 'in-stock': count, low: count, 'sold-out': count })
      .describe(
        '`available=true` holds `in-stock` and `low`: the best word of those variants of a product that have the chosen values and price.',
      ),
    ratings: z
      .array(z.object({ stars: z.int().min(1).max(4), count }))
      .describe('So many stars and up, as `rating` takes them; the best first.'),
  })
  .openapi('Facets', { description: 'Each counts what the list would hold if only that facet were chosen anew.' })

export const facetsOf = (facets: Listed, language: Spoken): z.infer<typeof Facets> => {
  const { options, vendors, types, price, availability, ratings } = facets
  const countsOf = (values: readonly Counted[]) =>
    values.map(({ value, label, count: many }) => ({ value, label: inLanguage(label, language), count: many }))
  return {
    options: options.map(({ name, label, values }) => ({
      name,
      label: inLanguage(label, language),
      values: countsOf(values),
    })),
    vendors: countsOf(vendors),
    types: countsOf(types),
    price: price && { min: price.min, max: price.max, steps: price.steps.map((step) => ({ ...step })) },
    availability: { ...availability },
    ratings: ratings.map((one) => ({ ...one })),
  }
}
