/**
 * Orders of another shop come into the shard of their slot, and go again when their import is taken back: each with its fact in one
 * transaction, as any change. The log knows what an order said before an import, so that nothing else has to.
 */
import type { CartKey, OrderId } from '#domain/ids'
import { emptyCart } from '#domain/orders/cart'
import { factWithoutBuyer } from '#domain/orders/forgetting'
import { bringOver, goneOrder, restoredOrder, type Brought, type OrderPart } from '#domain/orders/imported/bring'
import { soldOf } from '#domain/orders/imported/sold'
import type { Order } from '#domain/orders/order'
import { factsOf, record, rewriteFacts } from '#schema/shards/events'
import { forgetAnswersAbout } from '#schema/shards/orders/answers'
import { cartOf, deleteCarts, saveCart } from '#schema/shards/orders/carts'
import { deleteOrderRef, saveOrderRefs } from '#schema/shards/orders/customers'
import { deleteOrder, orderOf, saveOrder } from '#schema/shards/orders/orders'

export type Importing = {
  /** As they come in for the first time, each with what proves whose it is. */
  readonly orders: readonly { readonly order: Order; readonly key: CartKey }[]
  readonly overwrite: boolean
}

export type Imported = {
  readonly id: OrderId
  readonly outcome: Brought['outcome']
  readonly why?: Extract<Brought, { readonly outcome: 'unchanged' }>['why']
  readonly parts: readonly OrderPart[]
}

/** Whether the fact says that it came in, or went again, and by which import. */
const importIn = (fact: ReturnType<typeof factsOf>[number]) =>
  fact.type === 'order-imported' || fact.type === 'order-import-undone' ? [fact] : []

/** Its version when it went; 0 where it was never here. */
const versionBefore = (sql: SqlStorage, id: OrderId): number =>
  factsOf(sql, id).flatMap(importIn).at(-1)?.order.version ?? 0

const importOne = (
  sql: SqlStorage,
  { order: asked, key }: Importing['orders'][number],
  overwrite: boolean,
  now: number,
): Imported => {
  const there = orderOf(sql, asked.id)
  // Somebody fills a cart that would become an order of this id: it is theirs.
  if (!there && cartOf(sql, asked.cartId)) return { id: asked.id, outcome: 'unchanged', why: 'own', parts: [] }
  const before = there ? 0 : versionBefore(sql, asked.id)
  const brought = bringOver(there, asked, { overwrite, before, now })
  const { id } = asked
  if (brought.outcome === 'unchanged') {
    const { why, isOfRun } = brought
    // A slice that is done again has been done: what it did it says once more.
    if (why === 'same' && isOfRun) return { id, outcome: there?.version === 1 ? 'created' : 'changed', parts: [] }
    return { id, outcome: 'unchanged', why, parts: [] }
  }
  const { outcome, order, parts } = brought
  if (!there) {
    const { currency, language, placedAt } = order
    const cart = { ...emptyCart({ id: order.cartId, key, currency, language }, placedAt), orderId: id }
    saveCart(sql, { cart, key, quote: null, attempts: 0, checkAt: null })
  }
  saveOrder(sql, order)
  if (order.customerId) saveOrderRefs(sql, order.customerId, [order])
  record(sql, id, { type: 'order-imported', order, was: there ? soldOf(there) : null }, now)
  return { id, outcome, parts }
}

export const importOrders = (sql: SqlStorage, { orders, overwrite }: Importing, now: number): Imported[] =>
  orders.map((one) => importOne(sql, one, overwrite, now))

export type TakingBack = { readonly orders: readonly OrderId[]; readonly run: string }

export type TakenBack = {
  readonly id: OrderId
  readonly name: string
  /** `left`: another import has written it since, or its buyer was forgotten. */
  readonly outcome: 'deleted' | 'restored' | 'left'
  /** The import that it says again what it said of. */
  readonly run: string
}

/** What it said before that import first wrote it; undefined: it was not here. What was put back since says so as its import did. */
const saidBefore = (sql: SqlStorage, id: OrderId, run: string): Order | undefined => {
  const facts = factsOf(sql, id).flatMap(importIn)
  const first = facts.findIndex(({ order }) => order.imported?.run === run)
  const before = facts[first - 1]
  return before?.type === 'order-imported' ? before.order : undefined
}

const takeOneBack = (sql: SqlStorage, id: OrderId, run: string, now: number): TakenBack[] => {
  const order = orderOf(sql, id)
  if (!order?.imported) return []
  const { name } = order
  const left = { id, name, outcome: 'left', run: order.imported.run } as const
  if (order.imported.run !== run || order.forgottenAt !== undefined) return [left]
  const before = saidBefore(sql, id, run)
  if (before) {
    const restored = restoredOrder(order, before, now)
    saveOrder(sql, restored)
    record(sql, id, { type: 'order-imported', order: restored, was: soldOf(order) }, now)
    return [{ id, name, outcome: 'restored', run: restored.imported?.run ?? '' }]
  }
  deleteOrder(sql, id)
  deleteCarts(sql, [order.cartId])
  if (order.customerId) deleteOrderRef(sql, order.customerId, order)
  forgetAnswersAbout(sql, [id, order.cartId])
  rewriteFacts(sql, id, factWithoutBuyer)
  record(sql, id, { type: 'order-import-undone', order: goneOrder(order, now), was: soldOf(order) }, now)
  return [{ id, name, outcome: 'deleted', run }]
}

export const takeImportsBack = (sql: SqlStorage, { orders, run }: TakingBack, now: number): TakenBack[] =>
  orders.flatMap((id) => takeOneBack(sql, id, run, now))
