/** What becomes of the labels of an order, and of their parcels: each function is one transaction, with the fact that it tells. */
import type { IdempotencyRefusal } from '#domain/idempotency'
import { handOver, labelOf, stepLabel, type LabelRefusal, type LabelStep } from '#domain/logistics/labelling'
import type { Order } from '#domain/orders/order'
import { ok, type Result } from '#domain/result'
import { record } from '#schema/shards/events'
import { changed, type Asked } from './order-changes.ts'

/** `again`: it was asked for before, and only whether by the same request is looked at. */
export type Steps = Asked & { readonly step: LabelStep | { readonly step: 'again' } }
export type HandsOver = Asked & { readonly label: string }

type Changed = Result<Order, LabelRefusal | IdempotencyRefusal>

export const stepLabelOf = (sql: SqlStorage, ask: Steps, now: number): Changed =>
  changed<LabelRefusal>(sql, ask, now, (order) => {
    const { step } = ask
    if (step.step === 'again') return ok(order)
    const id = step.step === 'buy' ? step.buying.id : step.id
    const done = stepLabel(order, step, now)
    if (!done.ok || done.value === order) return done
    const label = labelOf(done.value, id) ?? labelOf(order, id)
    if (label) record(sql, order.id, { type: 'label-changed', order: done.value, label, step: step.step }, now)
    return done
  })

/** The parcel leaves under its label. */
export const handOverParcel = (sql: SqlStorage, ask: HandsOver, now: number): Changed =>
  changed<LabelRefusal>(sql, ask, now, (order) => {
    const done = handOver(order, ask.label, now)
    if (!done.ok) return done
    const { order: after, shipment } = done.value
    if (after !== order) record(sql, order.id, { type: 'order-shipped', order: after, shipment }, now)
    return ok(after)
  })
