/** Returns of an order are asked for and moved: each function is one transaction, with the facts that it tells. */
import type { Return } from '#domain/after-sales/return'
import {
  moveReturn,
  noteReturn,
  openReturn,
  trackReturn,
  type Moving,
  type Opening,
  type ReturnRefusal,
} from '#domain/after-sales/returning'
import type { ReturnFact } from '#domain/events'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { OrderId } from '#domain/ids'
import type { TrackingEvent } from '#domain/logistics/tracking'
import type { Order, OrderRefusal } from '#domain/orders/order'
import type { Result } from '#domain/result'
import { record } from '#schema/shards/events'
import { changed } from './order-changes.ts'
import { tellRefund } from './refunds.ts'

type Asked = { readonly order: OrderId; readonly idempotency: Idempotency | null }
export type OpensReturn = Asked & { readonly opening: Opening }
export type MovesReturn = Asked & { readonly id: string; readonly move: Moving }
export type NotesReturn = Asked & { readonly id: string; readonly note: Pick<Return, 'note' | 'answer'> }
export type TracksReturn = { readonly order: OrderId; readonly id: string; readonly heard: readonly TrackingEvent[] }

type Answer = Result<Order, OrderRefusal | IdempotencyRefusal | ReturnRefusal>

/** What has happened to one, and, where its money goes back from now on, that it does. */
const returning = (
  sql: SqlStorage,
  ask: Asked & { readonly id: string },
  act: ReturnFact['act'],
  now: number,
  decide: (order: Order) => Result<Order, ReturnRefusal>,
): Answer =>
  changed<ReturnRefusal>(sql, ask, now, (before) => {
    const done = decide(before)
    if (!done.ok || done.value === before) return done
    const order = done.value
    const named = (one: Return) => one.id === ask.id
    const found = order.returns?.find(named)
    const was = before.returns?.find(named)?.status ?? null
    if (found) record(sql, order.id, { type: 'return-updated', order, return: found, act, was }, now)
    tellRefund(sql, before, order, now)
    return done
  })

export const openOne = (sql: SqlStorage, { opening, ...ask }: OpensReturn, now: number): Answer =>
  returning(sql, { ...ask, id: opening.id }, 'open', now, (order) => openReturn(order, opening, now))

export const moveOne = (sql: SqlStorage, ask: MovesReturn, now: number): Answer =>
  returning(sql, ask, ask.move.act, now, (order) => moveReturn(order, ask.id, ask.move, now))

export const noteOne = (sql: SqlStorage, ask: NotesReturn, now: number): Answer =>
  returning(sql, ask, 'note', now, (order) => noteReturn(order, ask.id, ask.note, now))

export const trackOne = (sql: SqlStorage, ask: TracksReturn, now: number): Answer =>
  returning(sql, { ...ask, idempotency: null }, 'track', now, (order) => trackReturn(order, ask.id, ask.heard, now))
