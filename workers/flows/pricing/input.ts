/** What commands about price lists take: the same for a form, a body and a program. Whether it can be a list, its rule says. */
import { z } from 'zod'
import {
  AUDIENCES,
  NAMES_MAX,
  PRICE_LIST_KINDS,
  PRICE_LIST_NAME_MAX,
  PRICINGS,
  PRODUCT_SETS,
} from '#domain/pricing/price-list'
import { UNITS_MAX } from '#domain/orders/cart'
import { AMOUNT_MAX } from '#domain/money'
import { id, line } from '../input.ts'

/** Bounds of a body; more names than a list may have are refused by the rule, at their field. */
const names = z.array(z.string().max(200)).max(4 * NAMES_MAX)

export const listFields = {
  name: line(1, PRICE_LIST_NAME_MAX).describe('For staff.'),
  kind: z
    .enum(PRICE_LIST_KINDS)
    .describe(
      '`sale`: announced, and what it takes off is struck through; `buyers`: what they pay, and nothing is struck.',
    ),
  audience: z
    .strictObject({ type: z.enum(AUDIENCES), names: names.default([]) })
    .describe('For whom: companies by id or name, tags of customers, or countries that an order goes to (ISO 3166-1).'),
  currency: z.string().max(10).describe('One that the shop sells in.'),
  from: z
    .string()
    .max(40)
    .default('')
    .describe('`2026-12-04T08:00` by the clock of its time zone, or with an offset; empty: ever since.'),
  until: z.string().max(40).default('').describe('The first moment at which it is over; empty: for ever.'),
  timeZone: z.string().max(64).default('').describe('IANA; empty: that of the shop.'),
  priority: z
    .number()
    .default(0)
    .describe('Of two that come to the same price, the higher one is said to have priced it.'),
  pricing: z
    .strictObject({
      type: z.enum(PRICINGS),
      value: z
        .number()
        .nullable()
        .default(null)
        .describe('Hundredths of a per cent, or minor units, off the regular price.'),
      of: z
        .strictObject({ type: z.enum(PRODUCT_SETS), names: names.default([]) })
        .default({ type: 'all', names: [] })
        .describe('Which goods: collections or products by id or handle, their tags, or their vendors.'),
    })
    .describe('`fixed`: by the prices that stand in the list.'),
}

export const listId = id.describe('`prl_…`')

export const priceLine = z
  .strictObject({
    variant: z.string().max(100).optional().describe('Its id; without it the variant is told by its SKU.'),
    sku: z.string().max(255).optional(),
    units: z.int().min(1).max(UNITS_MAX).default(1).describe('From so many of a line on.'),
    amount: z.int().min(0).max(AMOUNT_MAX).nullable().describe('Minor units; null: no price any more.'),
  })
  .refine(({ variant, sku }) => (variant === undefined) !== (sku === undefined), 'either `variant` or `sku`')
