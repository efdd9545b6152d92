/** Versions of a product, and fields in which two of them differ, as the staff's programs see them. */
import { z } from '@hono/zod-openapi'
import { Instant } from '../../contract/parts.ts'

export const Version = z
  .object({
    version: z.int().describe('Counts the changes. The one that a deletion made is no product.'),
    at: Instant,
    who: z.string().nullable().describe('The name of a member of staff; null: a program of the shop itself.'),
    cause: z.enum(['create', 'edit', 'duplicate', 'restore', 'delete', 'import', 'bulk']),
    run: z.string().optional().describe('Which import or bulk change.'),
  })
  .openapi('ProductVersion')

export const Change = z
  .object({
    field: z.string().openapi({ example: 'variants.var_0123456789abcdef.price.EUR' }),
    before: z.unknown().describe('Absent: it had none.'),
    after: z.unknown().describe('Absent: it has none.'),
  })
  .openapi('FieldChange')
