/** What should be ordered again: from what the shards have sold lately, what is there, and what is coming. */
import { goneFirst, LEAD_DAYS, proposalFor, type Proposal } from '#domain/inventory/reorder'
import { LOW_UNITS } from '#domain/inventory/stock'
import type { Supplier } from '#domain/inventory/supplier'
import type { VariantId } from '#domain/ids'
import { itemOf } from '#domain/sharding/lanes'
import { itemsBy, itemsRunningOut, unitsComing, type Item } from '#schema/products/inventory/items'
import { everySupplier, lastOrdersOf } from '#schema/products/inventory/suppliers'
import { everyShard, withRetry } from '../../sharding/call-shard.ts'
import type { DocumentsEnv } from './documents.ts'
import { stockOf } from './stock.ts'

const DAY_MS = 24 * 60 * 60_000
/** What was sold in so many days says what is sold a day. */
export const LOOKED_BACK_DAYS = 30
/** Proposals that a person looks through; the most urgent ones. */
const CANDIDATES_MAX = 300

export type Reorder = Proposal & {
  readonly item: Item
  readonly available: number
  readonly incoming: number
  /** Whom it was ordered at last, or whose name is that of its vendor. */
  readonly supplier: Supplier | null
  /** Of one unit when it was ordered last, minor units of the supplier's currency. */
  readonly cost: number | null
}

/** Units sold of each item since then, over all shards, with the days that they are of, and what is left at its lanes that sold. */
const soldLately = async (env: DocumentsEnv, now: number) => {
  const since = now - LOOKED_BACK_DAYS * DAY_MS
  const sold = new Map<VariantId, { sold: number; days: number; available: number }>()
  for (const { stub } of await everyShard(env, 'inventory')) {
    const said = await withRetry(async () => await stub().soldLately(since))
    const days = Math.max(1, (now - said.since) / DAY_MS)
    for (const { item, units, available } of said.sold) {
      const there = sold.get(itemOf(item)) ?? { sold: 0, days: 0, available: 0 }
      sold.set(itemOf(item), {
        sold: there.sold + units,
        days: Math.max(there.days, days),
        available: there.available + available,
      })
    }
  }
  return sold
}

/** The most urgent first: what lasts the fewest days, then what is not sold and has run low. */
export const reorders = async (env: DocumentsEnv, now: number): Promise<readonly Reorder[]> => {
  const db = env.PRODUCTS_DB
  const [sold, coming, low, suppliers] = await Promise.all([
    soldLately(env, now),
    unitsComing(db),
    itemsRunningOut(db, CANDIDATES_MAX),
    everySupplier(db),
  ])
  const selling = new Map([...sold].map(([id, one]) => [id, { ...one, incoming: coming.get(id) ?? 0 }]))
  const candidates = [...new Set([...goneFirst(selling, CANDIDATES_MAX), ...low])]
  const [items, stock, orders] = await Promise.all([
    itemsBy(db, candidates),
    stockOf(env, candidates),
    lastOrdersOf(db, candidates),
  ])
  const open = suppliers.filter(({ archived }) => !archived)
  const supplierOf = (item: Item) =>
    open.find(({ id }) => id === orders.get(item.id)?.supplier) ??
    open.find(({ name }) => name.toLowerCase() === item.vendor.toLowerCase()) ??
    null
  const found = [...items.values()].flatMap((item): Reorder[] => {
    if (!item.tracked) return []
    const supplier = supplierOf(item)
    const available = (stock.get(item.id) ?? []).reduce((sum, level) => sum + level.available, 0)
    const incoming = Object.values(item.incoming).reduce((sum, units) => sum + units, 0)
    const { sold: soldUnits, days } = sold.get(item.id) ?? { sold: 0, days: LOOKED_BACK_DAYS }
    const proposal = proposalFor({
      sold: soldUnits,
      days,
      available,
      incoming,
      low: item.lowStock ?? LOW_UNITS,
      leadDays: supplier?.leadDays ?? LEAD_DAYS,
    })
    const order = orders.get(item.id)
    const cost = order && order.supplier === supplier?.id ? order.cost : null
    return proposal ? [{ ...proposal, item, available, incoming, supplier, cost }] : []
  })
  const urgency = ({ daysLeft }: Reorder) => daysLeft ?? Number.MAX_SAFE_INTEGER
  return found.toSorted((a, b) => urgency(a) - urgency(b) || a.available - b.available).slice(0, CANDIDATES_MAX)
}
