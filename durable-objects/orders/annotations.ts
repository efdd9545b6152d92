/** What staff write down of an order: each function is one transaction, with the fact that it tells. */
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { OrderId } from '#domain/ids'
import { annotate, type Annotating, type AnnotationRefusal, type OrderComment } from '#domain/orders/annotations'
import type { Order } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import { factsOf, record, rewriteFacts } from '#schema/shards/events'
import { orderOf, saveOrder } from '#schema/shards/orders/orders'
import { once } from '../sharding/once.ts'

export type Annotates = { readonly order: OrderId; readonly annotating: Annotating }
export type Comments = {
  readonly order: OrderId
  readonly comment: Pick<OrderComment, 'id' | 'text'>
  readonly idempotency: Idempotency
}
export type RemovesComment = { readonly order: OrderId; readonly comment: string }

/** More belongs into the system that talks are kept in. */
const COMMENTS_MAX = 500

export type CommentRefusal =
  | { readonly code: 'order-unknown' }
  | { readonly code: 'order-comments-full'; readonly most: number }
  | { readonly code: 'order-comment-unknown' }

/** @returns the order as it is now, and whether that has changed anything */
export type AnnotatedOrder = { readonly order: Order; readonly isNew: boolean }

export const annotateOrder = (
  sql: SqlStorage,
  { order: id, annotating }: Annotates,
  now: number,
): Result<AnnotatedOrder, AnnotationRefusal> => {
  const order = orderOf(sql, id)
  if (!order) return refuse({ code: 'order-unknown' })
  const done = annotate(order, annotating, now)
  if (!done.ok) return done
  const { annotation, order: after } = done.value
  if (annotation) {
    saveOrder(sql, after)
    record(sql, id, { type: 'order-annotated', order: after, annotation }, now)
  }
  return ok({ order: after, isNew: annotation !== null })
}

const commentsOf = (sql: SqlStorage, id: OrderId): OrderComment[] =>
  factsOf(sql, id).flatMap((fact) => (fact.type === 'order-commented' ? fact.comment : []))

/** The answer that is kept says by which id it stands, and not what was said: that may be taken back. */
export const commentOrder = (
  sql: SqlStorage,
  { order: id, comment, idempotency }: Comments,
  now: number,
): Result<string, CommentRefusal | IdempotencyRefusal> => {
  if (!orderOf(sql, id)) return refuse({ code: 'order-unknown' })
  return once(sql, id, idempotency, now, (): Result<string, CommentRefusal> => {
    if (commentsOf(sql, id).length >= COMMENTS_MAX) return refuse({ code: 'order-comments-full', most: COMMENTS_MAX })
    record(sql, id, { type: 'order-commented', orderId: id, comment }, now)
    return ok(comment.id)
  })
}

/** What it said is gone from the log as well; that something was said stays. Taken back twice it is taken back once. */
export const removeComment = (
  sql: SqlStorage,
  { order: id, comment }: RemovesComment,
  now: number,
): Result<{ readonly isNew: boolean }, CommentRefusal> => {
  const found = commentsOf(sql, id).find((one) => one.id === comment)
  if (!found) return refuse({ code: orderOf(sql, id) ? 'order-comment-unknown' : 'order-unknown' })
  if (found.removedAt !== undefined) return ok({ isNew: false })
  rewriteFacts(sql, id, (fact) =>
    fact.type === 'order-commented' && fact.comment.id === comment
      ? { ...fact, comment: { id: comment, text: '', removedAt: now } }
      : fact,
  )
  return ok({ isNew: true })
}
