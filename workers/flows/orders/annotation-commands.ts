/** What staff write down of an order: tags, a note, comments in its history, and that it is put away. */
import { z } from 'zod'
import type { AnnotatedOrder } from '#durable-objects/orders/annotations'
import { orderId, type OrderId } from '#domain/ids'
import {
  COMMENT_LENGTH_MAX,
  ORDER_NOTE_LENGTH_MAX,
  ORDER_TAGS_MAX,
  type Annotating,
  type AnnotationRefusal,
} from '#domain/orders/annotations'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import type { Refusal } from '../../http/refusal.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { command } from '../command.ts'
import { id, lines, tags } from '../input.ts'

const permission = 'orders:change'

type Code = AnnotationRefusal['code']

/** @typeParam C why this annotation may be refused, of all that the shard may say */
const annotated = async <C extends Code>(
  env: Env,
  order: string,
  annotating: Annotating,
): Promise<Result<AnnotatedOrder, Refusal<C | 'order-unknown'>>> => {
  const found = orderId(order)
  if (!found) return refuse({ code: 'order-unknown' })
  const done = await askOrder(env, found, 'annotate', { order: found, annotating })
  return done.ok ? done : refuse(done.refusal as unknown as Refusal<C>)
}

const subjectOf = ({ order, isNew }: AnnotatedOrder): readonly { readonly subject: OrderId }[] =>
  isNew ? [{ subject: order.id }] : []

export const taggingOrder = command({
  name: 'orders:tag',
  permission,
  input: z.strictObject({
    order: id,
    add: tags(ORDER_TAGS_MAX).describe('At most 100 letters each, without commas.'),
    remove: tags(ORDER_TAGS_MAX).describe('Those that it has not change nothing.'),
  }),
  refusals: ['order-unknown', 'order-tags-too-many'],
  repeats: 'none',
  act: ({ env }, { order, add, remove }) => annotated<'order-tags-too-many'>(env, order, { kind: 'tags', add, remove }),
  audit: ({ add, remove }, done) => subjectOf(done).map((entry) => ({ ...entry, details: { add, remove } })),
})

/** The log names the order, and never what was written: what it says stays for ever. */
export const notingOrder = command({
  name: 'orders:note',
  permission,
  input: z.strictObject({
    order: id,
    read: z
      .int()
      .min(0)
      .default(0)
      .describe('`writtenAt` of the note that was read; 0: there was none. One that was changed meanwhile stays.'),
    note: lines(ORDER_NOTE_LENGTH_MAX).describe('Plain text for the staff alone; empty: none.').default(''),
  }),
  refusals: ['order-unknown', 'order-note-changed'],
  repeats: 'none',
  act: ({ env }, { order, note, read }) =>
    annotated<'order-note-changed'>(env, order, { kind: 'note', text: note, read }),
  audit: (_, done) => subjectOf(done),
})

export const archivingOrder = command({
  name: 'orders:archive',
  permission,
  input: z.strictObject({ order: id }),
  refusals: ['order-unknown', 'order-unsettled'],
  repeats: 'none',
  act: ({ env }, { order }) => annotated<'order-unsettled'>(env, order, { kind: 'archive' }),
  audit: (_, done) => subjectOf(done),
})

export const unarchivingOrder = command({
  name: 'orders:unarchive',
  permission,
  input: z.strictObject({ order: id }),
  refusals: ['order-unknown'],
  repeats: 'none',
  act: ({ env }, { order }) => annotated<'order-unknown'>(env, order, { kind: 'unarchive' }),
  audit: (_, done) => subjectOf(done),
})

type Said = { readonly order: OrderId; readonly comment: string }

export const commentingOrder = command({
  name: 'orders:comment',
  permission,
  input: z.strictObject({
    order: id,
    comment: lines(COMMENT_LENGTH_MAX)
      .refine((said) => said !== '', { error: 'Says nothing' })
      .describe('Plain text, for the staff alone: it stands in the history of the order.'),
  }),
  refusals: ['order-unknown', 'order-comments-full', 'idempotency-key-reused'],
  repeats: 'effect',
  act: async ({ env, once }, { order, comment: said }): Promise<Result<Said, Refusal<CommentCode>>> => {
    const found = orderId(order)
    if (!found) return refuse({ code: 'order-unknown' })
    const comment = { id: commentFor(once.key), text: said }
    const done = await askOrder(env, found, 'comment', { order: found, comment, idempotency: once })
    return done.ok ? ok({ order: found, comment: done.value }) : refuse(done.refusal as unknown as Refusal<CommentCode>)
  },
  audit: (_, { order, comment }) => [{ subject: order, details: { comment } }],
})

type CommentCode = 'order-unknown' | 'order-comments-full' | 'idempotency-key-reused'

/** The same request makes the same one. */
const commentFor = (key: string): string => `cmt_${key.slice(0, 24)}`

export const removingComment = command({
  name: 'orders:remove-comment',
  permission,
  input: z.strictObject({ order: id, comment: id }),
  refusals: ['order-unknown', 'order-comment-unknown'],
  repeats: 'none',
  act: async ({ env }, { order, comment }): Promise<Result<Said & { isNew: boolean }, Refusal<RemoveCode>>> => {
    const found = orderId(order)
    if (!found) return refuse({ code: 'order-unknown' })
    const done = await askOrder(env, found, 'removeComment', { order: found, comment })
    return done.ok
      ? ok({ order: found, comment, isNew: done.value.isNew })
      : refuse(done.refusal as unknown as Refusal<RemoveCode>)
  },
  audit: (_, { order, comment, isNew }) => (isNew ? [{ subject: order, details: { comment } }] : []),
})

type RemoveCode = 'order-unknown' | 'order-comment-unknown'
