/** A field of the merchant's own, as shoppers' programs see it: those that the shop shows on its pages. */
import { z } from '@hono/zod-openapi'
import { METAFIELD_TYPES, referenceKindOf, valuesOf } from '#domain/catalog/metafields'
import type { Product } from '#domain/catalog/product'
import { referencePath, referenceTo, type Reference } from '#domain/catalog/references'
import type { Language } from '#domain/languages'
import { own } from '#domain/own'
import type { MetafieldDefinition } from '#domain/settings/metafields'
import { textIn } from '#domain/settings/text'

export const Metafield = z
  .object({
    field: z.string().describe('`namespace.key`.').openapi({ example: 'custom.care' }),
    name: z.string().openapi({ example: 'Care' }),
    type: z.enum(METAFIELD_TYPES),
    value: z
      .union([z.string(), z.array(z.string())])
      .describe(
        'Several of a type that begins with `list.`. Of a `…_reference` handles: those that shoppers may see, or the address of a file.',
      ),
    references: z
      .array(z.object({ handle: z.string(), title: z.string(), path: z.string() }))
      .optional()
      .describe('What a field names, a product, a collection or a page: with its title, and where its page is.'),
  })
  .openapi('Metafield')

/** In the order of the settings. */
export const metafieldsOf = (
  { metafields }: Product,
  definitions: readonly MetafieldDefinition[],
  language: Language,
  references: readonly Reference[],
): z.infer<typeof Metafield>[] =>
  definitions.flatMap(({ field, name, shown }) => {
    const found = shown ? own(metafields, field) : undefined
    if (!found) return []
    const one = { field, name: textIn(name, language) || field, type: found.type }
    const kind = referenceKindOf(found.type)
    if (!kind) return [{ ...one, value: typeof found.value === 'string' ? found.value : [...found.value] }]
    const named = valuesOf(found).flatMap((handle) => referenceTo(references, kind, handle) ?? [])
    if (named.length === 0) return []
    const handles = named.map(({ handle }) => handle)
    return [
      {
        ...one,
        value: typeof found.value === 'string' ? (handles[0] ?? '') : handles,
        references: named.map((to) => ({
          handle: to.handle,
          title: textIn(to.title, language) || to.handle,
          path: referencePath(to),
        })),
      },
    ]
  })
