/** What became of each of many products, as the staff's programs see it. */
import { z } from '@hono/zod-openapi'
import type { Undone } from '#schema/products/catalog/undo-run'
import type { Bulked } from '../../../flows/catalog/bulk.ts'

const Refusal = z
  .looseObject({ code: z.string() })
  .describe('As the same change of this product alone would be refused.')

export const BulkedProduct = z
  .object({
    product: z.string().describe('As it was named.'),
    outcome: z
      .enum(['changed', 'unchanged', 'already', 'refused', 'created', 'deleted'])
      .describe(
        '`already`: this run has done it before, and it was left as it is. `created`: what follows is of the copy.',
      ),
    id: z.string().optional(),
    handle: z.string().optional(),
    version: z.int().optional().describe('That it has now.'),
    refusal: Refusal.optional(),
  })
  .openapi('BulkedProduct')

export const bulkedOf = (one: Bulked): z.infer<typeof BulkedProduct> => {
  if (one.outcome === 'unknown')
    return { product: one.name, outcome: 'refused', refusal: { code: 'product-unknown', product: one.name } }
  if (one.outcome === 'already' && !('product' in one)) return { product: one.name, outcome: 'already', id: one.id }
  if (one.outcome === 'left') return { product: one.name, outcome: 'refused', id: one.id, refusal: { ...one.refusal } }
  const { id, handle, version } = one.product
  const base = { product: one.name, outcome: one.outcome, id, handle, version }
  return one.outcome === 'refused' ? { ...base, refusal: { ...one.refusal } } : base
}

export const UndoneProduct = z
  .object({
    id: z.string(),
    handle: z.string().optional(),
    title: z.string().optional(),
    outcome: z
      .enum(['restored', 'deleted', 'unchanged', 'already', 'left'])
      .describe('`deleted`: the run had made it. `already`: undone before. `left`: somebody has changed it since.'),
    refusal: Refusal.optional(),
  })
  .openapi('UndoneProduct')

export const undoneOf = (one: Undone): z.infer<typeof UndoneProduct> => {
  if (one.outcome === 'gone') return { id: one.id, outcome: 'already' }
  if (one.outcome === 'left') return { id: one.id, outcome: 'left', refusal: { code: one.code } }
  const { id, handle, text } = one.product
  const base = { id, handle, title: text.title }
  if (one.outcome === 'refused') return { ...base, outcome: 'left', refusal: { ...one.refusal } }
  return { ...base, outcome: one.outcome === 'changed' || one.outcome === 'back' ? 'restored' : one.outcome }
}
