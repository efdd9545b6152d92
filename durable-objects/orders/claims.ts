/** Claims of an order are made and settled: each function is one transaction, with the facts that it tells. */
import type { ClaimStatus } from '#domain/after-sales/claim'
import {
  claim,
  noteCarrierClaim,
  settleClaim,
  type CarrierSaid,
  type Claiming,
  type ClaimMove,
  type ClaimRefusal,
} from '#domain/after-sales/claiming'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { OrderId } from '#domain/ids'
import type { Order, OrderRefusal } from '#domain/orders/order'
import type { Result } from '#domain/result'
import { record } from '#schema/shards/events'
import { changed } from './order-changes.ts'
import { tellRefund } from './refunds.ts'

type Asked = { readonly order: OrderId; readonly idempotency: Idempotency | null }
export type Claims = Asked & { readonly claiming: Claiming }
export type SettlesClaim = Asked & { readonly id: string; readonly move: ClaimMove }
export type NotesCarrierClaim = Asked & { readonly id: string; readonly heard: CarrierSaid }

type Answer = Result<Order, OrderRefusal | IdempotencyRefusal | ClaimRefusal>

/** How it stands now, to whoever listens. */
export const tellClaim = (
  sql: SqlStorage,
  order: Order,
  { id, was }: { readonly id: string; readonly was: ClaimStatus | null },
  now: number,
): void => {
  const found = order.claims?.find((one) => one.id === id)
  if (found) record(sql, order.id, { type: 'claim-updated', order, claim: found, was }, now)
}

const claiming = (
  sql: SqlStorage,
  ask: Asked & { readonly id: string },
  now: number,
  decide: (order: Order) => Result<Order, ClaimRefusal>,
): Answer =>
  changed<ClaimRefusal>(sql, ask, now, (before) => {
    const done = decide(before)
    if (!done.ok || done.value === before) return done
    const was = before.claims?.find((one) => one.id === ask.id)?.status ?? null
    tellClaim(sql, done.value, { id: ask.id, was }, now)
    tellRefund(sql, before, done.value, now)
    return done
  })

export const makeClaim = (sql: SqlStorage, { claiming: asked, ...ask }: Claims, now: number): Answer =>
  claiming(sql, { ...ask, id: asked.id }, now, (order) => claim(order, asked, now))

export const settleOne = (sql: SqlStorage, ask: SettlesClaim, now: number): Answer =>
  claiming(sql, ask, now, (order) => settleClaim(order, ask.id, ask.move, now))

export const noteCarrier = (sql: SqlStorage, ask: NotesCarrierClaim, now: number): Answer =>
  claiming(sql, ask, now, (order) => noteCarrierClaim(order, ask.id, ask.heard, now))
