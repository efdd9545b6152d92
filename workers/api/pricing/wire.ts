/** Price lists, their prices and the history of prices, as programs are told of them. */
import { z } from '@hono/zod-openapi'
import { isInForce, PRICE_LIST_KINDS, AUDIENCES, PRICINGS, PRODUCT_SETS } from '#domain/pricing/price-list'
import type { PriceList as Kept } from '#domain/pricing/price-list'
import type { ListPrice } from '#schema/products/pricing/list-prices'
import type { KeptPrice } from '#schema/products/pricing/price-history'
import { Instant } from '../contract/parts.ts'

const NAMED = 'Empty where nothing is named.'

export const PriceList = z
  .object({
    id: z.string().openapi({ example: 'prl_7k3m9qxd00000000' }),
    name: z.string(),
    kind: z.enum(PRICE_LIST_KINDS),
    audience: z.object({ type: z.enum(AUDIENCES), names: z.array(z.string()).describe(NAMED) }),
    currency: z.string(),
    from: Instant.nullable().describe('null: ever since.'),
    until: Instant.nullable().describe('The first moment at which it is over; null: never.'),
    timeZone: z.string(),
    priority: z.int(),
    pricing: z.object({
      type: z.enum(PRICINGS),
      value: z.int().nullable().describe('Hundredths of a per cent, or minor units; null where prices are fixed.'),
      of: z.object({ type: z.enum(PRODUCT_SETS), names: z.array(z.string()).describe(NAMED) }).nullable(),
    }),
    published: z.boolean(),
    inForce: z.boolean().describe('Published, and its moment is now.'),
    version: z.int(),
  })
  .openapi('StaffPriceList')

export const listShown = (list: Kept, now: number): z.infer<typeof PriceList> => {
  const { id, name, kind, audience, currency, from, until, timeZone, priority, pricing, state, version } = list
  return {
    id,
    name,
    kind,
    audience: { type: audience.type, names: audience.type === 'everyone' ? [] : [...audience.names] },
    currency,
    from,
    until,
    timeZone,
    priority,
    pricing:
      pricing.type === 'fixed'
        ? { type: 'fixed', value: null, of: null }
        : { type: pricing.type, value: pricing.value, of: { type: pricing.of.type, names: [...pricing.of.names] } },
    published: state === 'published',
    inForce: state === 'published' && isInForce(list, now),
    version,
  }
}

export const FixedPrice = z
  .object({
    variant: z.string(),
    sku: z.string(),
    handle: z.string().describe('Of its product.'),
    title: z.string(),
    units: z.int().describe('From so many of a line on.'),
    amount: z.int().describe('Minor units of the currency of the list.'),
  })
  .openapi('StaffListPrice')

export const priceShown = ({ variant, sku, handle, title, units, amount }: ListPrice): z.infer<typeof FixedPrice> => ({
  variant,
  sku,
  handle,
  title: title.en,
  units,
  amount,
})

export const PastPrice = z
  .object({
    variant: z.string(),
    currency: z.string(),
    list: z.string().nullable().describe('That has priced it; null: the regular price.'),
    public: z.boolean().describe('Whether everyone paid it.'),
    units: z.int(),
    amount: z.int().nullable().describe('Minor units; null: from then on it was not sold so.'),
    reduced: z.boolean().describe('Whether it was announced as a reduction.'),
    at: Instant.describe('From when on.'),
  })
  .openapi('StaffPastPrice')

export const pastShown = ({ seq: _seq, listName: _name, ...price }: KeptPrice): z.infer<typeof PastPrice> => price
