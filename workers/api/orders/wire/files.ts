/** Files of digital goods as the API shows them: to whoever has bought them, and to the staff. */
import { z } from '@hono/zod-openapi'
import type { OrderFile as SeenFile } from '../../../flows/catalog/downloads.ts'
import { Instant, VariantId } from '../../contract/parts.ts'

export const OrderFile = z
  .object({
    id: z.string(),
    variantId: VariantId,
    name: z.string(),
    bytes: z.int(),
    access: z.enum(['open', 'download-revoked', 'download-ended', 'download-used-up']),
    fetched: z.int().describe('From its beginning, since it was given.'),
    left: z.int().nullable().describe('How often it may still be fetched; null: as often as one likes, or not at all.'),
    until: Instant.nullable().describe('null: always, or not any more.'),
  })
  .openapi('OrderFile')

export const orderFileOf = ({ download, use, access }: SeenFile): z.infer<typeof OrderFile> => ({
  id: download.id,
  variantId: download.variant,
  name: download.name,
  bytes: download.bytes,
  access: access.code,
  fetched: use.times,
  left: access.code === 'open' ? access.left : null,
  until: access.code === 'open' ? access.until : null,
})
