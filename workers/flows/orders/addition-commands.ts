/** What staff add to an order after it was placed. */
import { z } from 'zod'
import { orderId, variantId } from '#domain/ids'
import { ADDITION_REASONS } from '#domain/orders/addition'
import { LINE_ITEMS_MAX, UNITS_MAX } from '#domain/orders/cart'
import { ok, refuse, type Result } from '#domain/result'
import { variantsNumbered } from '#schema/products/catalog/variants-named'
import type { EditedOrder } from '#durable-objects/orders/edits'
import type { Env } from '../../env.ts'
import type { Refusal } from '../../http/refusal.ts'
import { command } from '../command.ts'
import { id, text } from '../input.ts'
import { addToOrder, type WantedLine } from './additions.ts'
import { orderForStaff } from './orders.ts'

const wanted = z.strictObject({
  variantId: id.optional(),
  sku: text(0, 100).optional().describe('Its article number, where no `variantId` is said.'),
  units: z.int().min(0).max(UNITS_MAX).default(1).describe('Nothing: this line is left aside.'),
})

const REFUSALS = [
  'order-unknown',
  'order-cancelled',
  'order-imported',
  'order-forgotten',
  'order-changed',
  'order-tax-differs',
  'too-many-line-items',
  'parcel-empty',
  'item-code-unknown',
  'item-code-shared',
  'variant-unknown',
  'not-for-sale',
  'price-missing',
  'currency-unsold',
  'delivery-unavailable',
  'gift-card-not-added',
  'insufficient-stock',
  'hold-ended',
  'hold-differs',
  'idempotency-key-reused',
] as const
type Code = (typeof REFUSALS)[number]

type Typed = readonly z.output<typeof wanted>[]
type NamedRefusal = {
  readonly code: 'item-code-unknown' | 'item-code-shared' | 'variant-unknown' | 'parcel-empty'
  readonly sku?: string
}

/** By id, or by article number; the same thing twice is one line. Rows in which nothing stands are none. */
const named = async (env: Env, lines: Typed): Promise<Result<readonly WantedLine[], NamedRefusal>> => {
  const said = lines.filter(({ variantId: one, sku = '', units }) => units > 0 && (one !== undefined || sku !== ''))
  if (said.length === 0) return refuse({ code: 'parcel-empty' })
  const skus = said.flatMap(({ variantId: one, sku = '' }) => (one === undefined ? sku : []))
  const known = await variantsNumbered(env.PRODUCTS_DB, skus)
  const found = new Map<WantedLine['variantId'], number>()
  for (const { variantId: one, sku = '', units } of said) {
    const fitting = known.filter((variant) => variant.sku === sku)
    if (one === undefined && fitting.length > 1) return refuse({ code: 'item-code-shared', sku })
    const variant = one === undefined ? fitting[0]?.variant : variantId(one)
    if (!variant) return refuse(one === undefined ? { code: 'item-code-unknown', sku } : { code: 'variant-unknown' })
    found.set(variant, (found.get(variant) ?? 0) + units)
  }
  return ok([...found].map(([variant, units]) => ({ variantId: variant, units })))
}

export const addingToOrder = command({
  name: 'orders:add',
  permission: 'orders:change',
  input: z.strictObject({
    order: id,
    version: z.int().min(1).describe('Of the order that was read: one that was changed meanwhile stays as it is.'),
    lines: z.array(wanted).max(LINE_ITEMS_MAX),
    reason: z.enum(ADDITION_REASONS).default('customer'),
    free: z.boolean().default(false).describe('The shop pays: it costs nothing. Else it is to be paid.'),
  }),
  refusals: REFUSALS,
  repeats: 'effect',
  act: async (
    { env, now, once },
    { order: text_, version, lines, reason, free },
  ): Promise<Result<EditedOrder, Refusal<Code>>> => {
    const found = orderId(text_)
    const stored = found && (await orderForStaff(env, found))
    if (!stored) return refuse({ code: 'order-unknown' })
    const said = await named(env, lines)
    if (!said.ok) return said
    const ask = { order: stored.order, version, lines: said.value, reason, isFree: free, once }
    const done = await addToOrder(env, ask, now)
    return done.ok ? done : refuse(done.refusal as unknown as Refusal<Code>)
  },
  audit: ({ reason, free }, { order, isNew }) => {
    const last = order.additions?.at(-1)
    return isNew ? [{ subject: order.id, details: { addition: last?.id, total: last?.total, reason, free } }] : []
  },
})
