/** Stock, its movements and its changes as the API shows them. */
import { z } from '@hono/zod-openapi'
import type { Stock as KeptStock } from '#domain/inventory/stock'
import type { Movement as KeptMovement } from '#durable-objects/inventory/inventory-shard'
import type { StockChangeRefusal } from '../../../flows/inventory/stock.ts'
import { Instant, VariantId } from '../../contract/parts.ts'

const Account = z.enum(['outside', 'available', 'held', 'taken'])

export const Location = z
  .object({ id: z.string().openapi({ example: 'main' }), priority: z.int().describe('0 is sold from first.') })
  .openapi('Location')

export const Stock = z
  .object({
    variantId: VariantId,
    location: z.string(),
    received: z.int().describe('What came in less what went missing.'),
    available: z.int().describe('What may be sold.'),
    held: z.int().describe('Promised to payments that are under way.'),
    taken: z.int().describe('Sold.'),
  })
  .openapi('Stock')

export const Movement = z
  .object({
    sequence: z.int(),
    cause: z.enum(['receive', 'count', 'correct', 'hold', 'release', 'lapse', 'take', 'return', 'send', 'arrive']),
    causeId: z.string().describe('The payment, or the change that a person asked for.'),
    location: z.string(),
    debit: Account.describe('Where the units come from.'),
    credit: Account.describe('Where they go.'),
    units: z.int(),
    note: z.string(),
    at: Instant,
  })
  .openapi('Movement')

export const Changed = z
  .union([z.object({ stock: Stock }), z.object({ refusal: z.looseObject({ code: z.string() }) })])
  .openapi('StockChangeResult')

export const stockOf = ({ item, ...rest }: KeptStock): z.infer<typeof Stock> => ({ variantId: item, ...rest })

export const movementOf = (movement: KeptMovement): z.infer<typeof Movement> => {
  const { sequence, cause, causeId, location, debit, credit, units, note, at } = movement
  return { sequence, cause, causeId, location, debit, credit, units, note, at }
}

export const changeRefused = (refusal: StockChangeRefusal): z.infer<typeof Changed> => ({ refusal: { ...refusal } })
