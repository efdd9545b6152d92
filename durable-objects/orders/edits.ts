/** What is changed of an order after it was placed: each function is one transaction, with the fact that it tells. */
import { settleClaim, type ClaimRefusal } from '#domain/after-sales/claiming'
import type { OrderId } from '#domain/ids'
import type { HoldItem } from '#domain/inventory/hold'
import { addTo, type Adding, type AddRefusal } from '#domain/orders/adding'
import { changeDelivery, type DeliveryChange, type DeliveryChangeRefusal } from '#domain/orders/delivery-change'
import type { Order } from '#domain/orders/order'
import { readdress, type Readdressing, type ReaddressRefusal } from '#domain/orders/readdressing'
import { ok, refuse, type Result } from '#domain/result'
import { record } from '#schema/shards/events'
import { orderOf, saveOrder } from '#schema/shards/orders/orders'
import { tellClaim } from './claims.ts'
import { tellRefund } from './refunds.ts'

export type Readdresses = { readonly order: OrderId; readonly readdressing: Readdressing }

/** @returns the order as it is now, and whether that has changed anything */
export type EditedOrder = { readonly order: Order; readonly isNew: boolean }

export const readdressOrder = (
  sql: SqlStorage,
  { order: id, readdressing }: Readdresses,
  now: number,
): Result<EditedOrder, ReaddressRefusal> => {
  const order = orderOf(sql, id)
  if (!order) return refuse({ code: 'order-unknown' })
  const done = readdress(order, readdressing, now)
  if (!done.ok) return done
  if (done.value === order) return ok({ order, isNew: false })
  saveOrder(sql, done.value)
  record(sql, id, { type: 'order-readdressed', order: done.value }, now)
  return ok({ order: done.value, isNew: true })
}

export type ChangesDelivery = { readonly order: OrderId; readonly change: DeliveryChange }

/** It is told as what it is: it goes otherwise, and more is to be paid, or something goes back. */
export const changeDeliveryOf = (
  sql: SqlStorage,
  { order: id, change }: ChangesDelivery,
  now: number,
): Result<EditedOrder, DeliveryChangeRefusal> => {
  const order = orderOf(sql, id)
  if (!order) return refuse({ code: 'order-unknown' })
  const done = changeDelivery(order, change, now)
  if (!done.ok) return done
  if (done.value === order) return ok({ order, isNew: false })
  saveOrder(sql, done.value)
  record(sql, id, { type: 'order-readdressed', order: done.value }, now)
  const addition = done.value.additions?.find((one) => one.id === change.id)
  if (addition) record(sql, id, { type: 'order-added', order: done.value, addition, items: [] }, now)
  tellRefund(sql, order, done.value, now)
  return ok({ order: done.value, isNew: true })
}

export type Adds = {
  readonly order: OrderId
  readonly adding: Adding
  /** From which lanes the units are promised. */
  readonly items: readonly HoldItem[]
  /** It goes out in the place of what was claimed: the claim is settled with it, or nothing is added. */
  readonly claim?: { readonly id: string; readonly answer: string }
}

/** Its hold is taken by the fact. Added twice it is added once. */
export const addToOrder = (
  sql: SqlStorage,
  { order: id, adding, items, claim }: Adds,
  now: number,
): Result<EditedOrder, AddRefusal | ClaimRefusal> => {
  const order = orderOf(sql, id)
  if (!order) return refuse({ code: 'order-unknown' })
  const done = addTo(order, adding, now)
  if (!done.ok) return done
  const addition = done.value.additions?.at(-1)
  if (done.value === order || !addition) return ok({ order, isNew: false })
  const settled = claim
    ? settleClaim(done.value, claim.id, { act: 'replace', addition: addition.id, answer: claim.answer }, now)
    : done
  if (!settled.ok) return settled
  saveOrder(sql, settled.value)
  record(sql, id, { type: 'order-added', order: settled.value, addition, items }, now)
  if (claim) tellClaim(sql, settled.value, { id: claim.id, was: 'open' }, now)
  return ok({ order: settled.value, isNew: true })
}
