/** What whoever packs asks: what is to be sent, what to fetch for it, and whether what was scanned goes into this parcel. */
import { z } from 'zod'
import { orderId, variantId, type OrderId, type VariantId } from '#domain/ids'
import { wallClock } from '#domain/logistics/calendar'
import { byUrgency, isLate, labelsOf, parcelsToPack, walkFor } from '#domain/logistics/desk'
import { isPacked, scan, type Packed, type PackingLine, type PackingRefusal } from '#domain/logistics/packing'
import { UNITS_MAX } from '#domain/orders/cart'
import type { Order } from '#domain/orders/order'
import { ok, refuse } from '#domain/result'
import { parcelGoods } from '#schema/products/catalog/parcel-goods'
import { ordersToSend, sentStanding } from '#schema/transactions/logistics/desk'
import { labelledOrders } from '#schema/transactions/logistics/labels'
import { id } from '../input.ts'
import { orderForStaff } from '../orders/orders.ts'
import { question } from '../question.ts'
import { settingsFresh } from '../settings/settings.ts'
import { LABELS_MAX } from './label-pictures.ts'
import { ordersNamed } from './orders-named.ts'

/** Orders that are looked at; those of a shop that sends more are older than a day, and seen next. */
const LOOKED_AT_MAX = 500
/** Parcels on their way, and in trouble, that a lane shows. */
const SENT_MAX = 20
/** What stands still for longer is nobody's today any more. */
const SINCE_MS = 60 * 24 * 60 * 60_000

const ON_THE_WAY = ['pre-transit', 'handed-over', 'in-transit', 'out-for-delivery', 'available-for-pickup'] as const
const TROUBLE = ['failure', 'return-to-sender', 'lost'] as const

export const readingDesk = question({
  name: 'orders:desk',
  permission: 'orders:see',
  input: z.object({
    delivery: z.string().max(63).optional().describe('Only what is sent by this method.'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    only: z.enum(['late']).optional().describe('`late`: what was promised for a day that is over.'),
  }),
  refusals: [],
  answer: async ({ env, now }, { delivery, country, only }) => {
    const db = env.TRANSACTIONS_DB
    const [open, labelled, way, trouble, settings] = await Promise.all([
      ordersToSend(db, LOOKED_AT_MAX),
      labelledOrders(db, LOOKED_AT_MAX),
      sentStanding(db, ON_THE_WAY, now - SINCE_MS, SENT_MAX),
      sentStanding(db, TROUBLE, now - SINCE_MS, SENT_MAX),
      settingsFresh(env, now),
    ])
    const today = wallClock(now, settings.shop.timeZone).day
    const isWanted = (order: Order): boolean =>
      (!delivery || order.delivery === delivery) &&
      (!country || order.address?.country === country) &&
      (only !== 'late' || isLate(order, today))
    const waiting = open.filter((order) => parcelsToPack(order).length > 0)
    const toPick = waiting.filter(isWanted).toSorted(byUrgency)
    const { ready, amiss } = labelsOf(labelled)
    return ok({
      today,
      toPick: toPick.slice(0, LABELS_MAX),
      toPickCount: toPick.length,
      lateCount: waiting.filter((order) => isLate(order, today)).length,
      deliveries: [...new Set(waiting.flatMap((order) => order.delivery ?? []))].toSorted(),
      countries: [...new Set(waiting.flatMap((order) => order.address?.country ?? []))].toSorted(),
      ready: ready.filter(({ order }) => isWanted(order)),
      amiss,
      way,
      trouble,
    })
  },
})

const named = z
  .array(id)
  .max(LABELS_MAX)
  .describe('Ids of orders; those of which nothing is to be packed are left out.')

/** What is to be fetched and what lies beside it, for these orders: read from their shards. */
export const readingPapers = question({
  name: 'orders:papers',
  permission: 'orders:see',
  input: z.object({ orders: named }),
  refusals: [],
  answer: async ({ env }, { orders: texts }) => {
    const ids = texts.flatMap((text) => orderId(text) ?? [])
    const found = await ordersNamed(env, ids)
    const orders = [...new Set(ids)].flatMap((one): Order[] => {
      const order = found.get(one)
      return order && parcelsToPack(order).length > 0 ? [order] : []
    })
    const variants = orders.flatMap((order) => parcelsToPack(order).map(({ variantId: of }) => of))
    const goods = await parcelGoods(env.PRODUCTS_DB, variants)
    return ok({ orders, walk: walkFor(orders, goods) })
  },
})

/** `var_….2` */
const countIn = (text: string): readonly [VariantId, number] | undefined => {
  const [said = '', units = ''] = text.split('.')
  const variant = variantId(said)
  return variant && /^\d{1,6}$/.test(units) ? [variant, Number(units)] : undefined
}

export type PackingSeen = {
  readonly order: Order
  readonly lines: readonly PackingLine[]
  readonly packed: Packed
  readonly isWhole: boolean
  /** What was ticked just now; null: nothing. */
  readonly ticked: VariantId | null
  /** Why what was scanned does not go into it. */
  readonly amiss: PackingRefusal | null
}

/** Changes nothing: what was ticked so far comes with the question. */
export const readingPacking = question({
  name: 'orders:pack',
  permission: 'orders:see',
  input: z.object({
    order: id,
    packed: z
      .array(z.string().max(60))
      .max(UNITS_MAX)
      .default([])
      .describe('What is in the parcel so far, each as the id of a variant, a dot, and how many.'),
    code: z.string().max(200).optional().describe('What was scanned: an EAN or a SKU.'),
  }),
  refusals: ['order-unknown'],
  answer: async ({ env }, { order: text, packed: said, code }) => {
    const found: OrderId | undefined = orderId(text)
    const stored = found && (await orderForStaff(env, found))
    if (!stored) return refuse({ code: 'order-unknown' })
    const { order } = stored
    const parcels = parcelsToPack(order)
    const goods = await parcelGoods(
      env.PRODUCTS_DB,
      parcels.map(({ variantId: of }) => of),
    )
    const lines = parcels.map(({ variantId: of, units }): PackingLine => {
      const sku = order.lines.find((line) => line.variantId === of)?.sku ?? ''
      return { variantId: of, units, sku, barcode: goods.get(of)?.barcode ?? '' }
    })
    const wanted = new Map(lines.map(({ variantId: of, units }) => [of, units]))
    const before: Packed = new Map(
      said.flatMap((one) => {
        const count = countIn(one)
        const most = count && wanted.get(count[0])
        return count && most !== undefined ? [[count[0], Math.min(count[1], most)] as const] : []
      }),
    )
    const done = code === undefined ? null : scan(lines, before, code)
    const packed = done?.ok ? done.value.packed : before
    const seen: PackingSeen = {
      order,
      lines,
      packed,
      isWhole: isPacked(lines, packed),
      ticked: done?.ok ? done.value.variantId : null,
      amiss: done && !done.ok ? done.refusal : null,
    }
    return ok(seen)
  },
})
