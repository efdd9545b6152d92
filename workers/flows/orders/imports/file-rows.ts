/**
 * Orders of a file: looked at, written, and taken back. They are history: no stock is held for them, no money moves and nobody is told.
 * Reports name lines and orders, and nobody.
 */
import type { FileRow, RowNote } from '#domain/catalog/files/file-job'
import { newCartKey, type OrderId } from '#domain/ids'
import { bringOver } from '#domain/orders/imported/bring'
import type { FileOrder } from '#domain/orders/imported/file'
import type { Imported } from '#durable-objects/orders/importing'
import { importsOfRun, knownImports, nameImports, writtenBy } from '#schema/transactions/orders/imported'
import type { Env } from '../../../env.ts'
import { askOrders } from '../../../sharding/call-shard.ts'
import type { TopologyEnv } from '../../../sharding/topology.ts'
import { noted } from '../../catalog/file-notes.ts'
import { planOrders, type PlannedOrder } from './plan.ts'

type Shop = Pick<Env, 'USERS_DB' | 'PRODUCTS_DB' | 'TRANSACTIONS_DB'> & TopologyEnv
type By = { readonly overwrite: boolean; readonly run: string; readonly now: number }

/** As many goods as a note names. */
const NAMED_MAX = 5

const notesOf = ({ item: { row }, unknown }: PlannedOrder, { outcome, why, parts }: Told): RowNote[] => {
  if (outcome === 'unchanged') {
    if (why === 'own') return [noted(row, 'Id', { code: 'order-own' })]
    return why === 'forgotten' ? [noted(row, 'Email', { code: 'order-forgotten' })] : []
  }
  return [
    ...(parts.length > 0 ? [noted(row, '', { code: 'order-changes', parts })] : []),
    ...(unknown.length > 0
      ? [noted(row, 'Lineitem sku', { code: 'order-goods-unknown', goods: unknown.slice(0, NAMED_MAX) })]
      : []),
  ]
}

type Told = Pick<Imported, 'outcome' | 'why' | 'parts'>

const rowOf = (planned: PlannedOrder, told: Told): FileRow => ({
  row: planned.item.row,
  name: planned.item.name,
  outcome: told.outcome,
  changes: [],
  notes: notesOf(planned, told),
})

/** Nothing is written, not even under which ids they would be. */
export const previewOrders = async (env: Shop, items: readonly FileOrder[], by: By): Promise<FileRow[]> => {
  const plan = await planOrders(env, items, by, (ids) => knownImports(env.TRANSACTIONS_DB, 'shopify', [...ids.keys()]))
  const ids = plan.map(({ order }) => order.id)
  const asked = await askOrders(
    env,
    'ordersOf',
    ids,
    (id) => id,
    (some) => [some] as const,
  )
  const there = new Map(asked.flatMap(({ value }) => value).map((order) => [order.id, order]))
  return plan.map((planned) => {
    const { order } = planned
    const brought = bringOver(there.get(order.id), order, { overwrite: by.overwrite, before: 0, now: by.now })
    return rowOf(planned, brought.outcome === 'unchanged' ? { ...brought, parts: [] } : brought)
  })
}

/** A slice that is done again finds everything as it should be, and says once more what it did. */
export const applyOrders = async (env: Shop, items: readonly FileOrder[], by: By): Promise<FileRow[]> => {
  const { overwrite, run } = by
  const plan = await planOrders(env, items, by, (ids) => nameImports(env.TRANSACTIONS_DB, 'shopify', ids, run))
  const orders = plan.map(({ order }) => ({ order, key: newCartKey(crypto.getRandomValues(new Uint8Array(26))) }))
  const asked = await askOrders(
    env,
    'importOrders',
    orders,
    ({ order }) => order.id,
    (some) => [{ orders: some, overwrite }] as const,
  )
  const told = new Map(asked.flatMap(({ value }) => value).map((one) => [one.id, one]))
  const written = [...told.values()].flatMap(({ id, outcome }) => (outcome === 'unchanged' ? [] : [id]))
  if (written.length > 0) await writtenBy(env.TRANSACTIONS_DB, written, run)
  return plan.flatMap((planned) => {
    const one = told.get(planned.order.id)
    return one ? [rowOf(planned, one)] : []
  })
}

/** In one go. */
const BACK_MAX = 100

/** What it made goes, what it changed says again what it said before; what another file has written since stays. */
export const takeOrdersBack = async (
  env: Shop,
  run: string,
  after: string,
): Promise<{ readonly rows: FileRow[]; readonly next: OrderId | null }> => {
  const ids = await importsOfRun(env.TRANSACTIONS_DB, run, after, BACK_MAX)
  const asked = await askOrders(
    env,
    'takeImportsBack',
    ids,
    (id) => id,
    (some) => [{ orders: some, run }] as const,
  )
  const back = asked.flatMap(({ value }) => value)
  const restored = back.filter(({ outcome }) => outcome === 'restored')
  for (const [before, some] of Map.groupBy(restored, (one) => one.run))
    await writtenBy(
      env.TRANSACTIONS_DB,
      some.map(({ id }) => id),
      before,
    )
  const rows = back.map(({ name, outcome }): FileRow => ({
    row: 0,
    name,
    outcome,
    changes: [],
    notes: outcome === 'left' ? [noted(0, '', { code: 'order-since' })] : [],
  }))
  return { rows, next: ids.length === BACK_MAX ? (ids.at(-1) ?? null) : null }
}
