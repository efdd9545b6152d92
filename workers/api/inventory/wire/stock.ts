/** Stock, its movements and its changes as the API shows them. */
import { z } from '@hono/zod-openapi'
import type { Stock as KeptStock } from '#domain/inventory/stock'
import type { Movement as KeptMovement } from '#durable-objects/inventory/inventory-shard'
import type { StockChangeRefusal } from '../../../flows/inventory/stock.ts'
import type { Item } from '#schema/products/inventory/items'
import { Availability, Instant, VariantId } from '../../contract/parts.ts'

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

export const StockedItem = z
  .object({
    variantId: VariantId,
    handle: z.string().describe('Of its product.'),
    title: z.string(),
    choice: z.string().describe('What tells it from the other variants; empty where there is one alone.'),
    sku: z.string(),
    barcode: z.string(),
    vendor: z.string(),
    tracked: z.boolean(),
    lowStock: z.int().nullable().describe('From how many units on a few are left; null: as the shop has it, five.'),
    availability: Availability,
    stock: z.array(Stock).describe('Empty when it was never stocked.'),
    incoming: z.record(z.string(), z.int()).describe('Units that are on their way, by location.'),
  })
  .openapi('StockedItem')

/** @param location of this place alone; empty: of all */
export const stockedItemOf = (
  item: Item,
  stock: readonly KeptStock[],
  location: string,
): z.infer<typeof StockedItem> => {
  const { id, title, choice, handle, sku, barcode, vendor, tracked, lowStock, availability, incoming } = item
  const levels = stock.filter((level) => location === '' || level.location === location).map(stockOf)
  const texts = { variantId: id, handle, title: title.en, choice: choice.en, sku, barcode, vendor }
  return { ...texts, tracked, lowStock, availability, stock: levels, incoming: { ...incoming } }
}

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
    who: z.string().describe('Id of a member of staff; empty: nobody, as of a sale.'),
  })
  .openapi('Movement')

export const Changed = z
  .union([z.object({ stock: Stock }), z.object({ refusal: z.looseObject({ code: z.string() }) })])
  .openapi('StockChangeResult')

export const stockOf = ({ item, ...rest }: KeptStock): z.infer<typeof Stock> => ({ variantId: item, ...rest })

export const movementOf = (movement: KeptMovement): z.infer<typeof Movement> => {
  const { sequence, cause, causeId, location, debit, credit, units, note, at, who } = movement
  return { sequence, cause, causeId, location, debit, credit, units, note, at, who }
}

export const changeRefused = (refusal: StockChangeRefusal): z.infer<typeof Changed> => ({ refusal: { ...refusal } })
