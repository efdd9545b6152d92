/** A field of the merchant's own, as shoppers' programs see it: those that the shop shows on its pages. */
import { z } from '@hono/zod-openapi'
import { METAFIELD_TYPES } from '#domain/catalog/metafields'
import type { Product } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import { own } from '#domain/own'
import type { MetafieldDefinition } from '#domain/settings/metafields'
import { textIn } from '#domain/settings/text'

export const Metafield = z
  .object({
    field: z.string().describe('`namespace.key`.').openapi({ example: 'custom.care' }),
    name: z.string().openapi({ example: 'Care' }),
    type: z.enum(METAFIELD_TYPES),
    value: z.union([z.string(), z.array(z.string())]).describe('Several of a type that begins with `list.`.'),
  })
  .openapi('Metafield')

/** In the order of the settings. */
export const metafieldsOf = (
  { metafields }: Product,
  definitions: readonly MetafieldDefinition[],
  language: Language,
): z.infer<typeof Metafield>[] =>
  definitions.flatMap(({ field, name, shown }) => {
    const found = shown ? own(metafields, field) : undefined
    if (!found) return []
    const value = typeof found.value === 'string' ? found.value : [...found.value]
    return [{ field, name: textIn(name, language) || field, type: found.type, value }]
  })
