/**
 * What staff write down of an order: tags, a note, comments, and that it is put away. Nothing of it changes what is sent, paid or told
 * to its buyer.
 */
import { TAG_LENGTH_MAX } from '../customers/tags.ts'
import { ok, refuse, type Result } from '../result.ts'
import { changed, isUnsettled, type Order } from './order.ts'

/** Letters, as people count them. */
export const ORDER_NOTE_LENGTH_MAX = 5_000
export const COMMENT_LENGTH_MAX = 2_000
/** Of one order; each as long as a tag of a customer. */
export const ORDER_TAGS_MAX = 50
export const ORDER_TAG_LENGTH_MAX = TAG_LENGTH_MAX

/** What somebody on the staff says of it, in its timeline. */
export type OrderComment = {
  /** Given by who asks, so that asking twice says it once. */
  readonly id: string
  /** Empty once it was taken back. */
  readonly text: string
  /** Ms since the epoch; absent as long as it stands. */
  readonly removedAt?: number
}

export type Annotating =
  | { readonly kind: 'tags'; readonly add: readonly string[]; readonly remove: readonly string[] }
  /** `read`: when the note was written that somebody had before their eyes; 0: there was none. */
  | { readonly kind: 'note'; readonly text: string; readonly read: number }
  | { readonly kind: 'archive' }
  | { readonly kind: 'unarchive' }

/** What has changed by it. What a note says stands in the order alone. */
export type Annotation =
  | { readonly kind: 'tagged'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly kind: 'noted' | 'archived' | 'unarchived' }

export type AnnotationRefusal =
  | { readonly code: 'order-unknown' }
  /** Somebody has written another note meanwhile: `note` is what it says, `read` is when it was written. */
  | { readonly code: 'order-note-changed'; readonly note: string; readonly read: number }
  | { readonly code: 'order-tags-too-many'; readonly most: number }
  /** Something is still to be sent, paid or given back: it would be lost from sight. */
  | { readonly code: 'order-unsettled' }

/** Something of it is still somebody's to do. */
const isOpen = (order: Order): boolean => isUnsettled(order) || order.payment === 'authorised'

type Annotated = { readonly order: Order; readonly annotation: Annotation | null }

/** What changes nothing gives the order back as it is, with no annotation. */
export const annotate = (order: Order, asked: Annotating, now: number): Result<Annotated, AnnotationRefusal> => {
  if (asked.kind === 'tags') return tag(order, asked, now)
  if (asked.kind === 'note') return note(order, asked, now)
  const isArchived = order.archivedAt !== undefined
  if (isArchived === (asked.kind === 'archive')) return ok({ order, annotation: null })
  if (asked.kind === 'unarchive') {
    const { archivedAt: _, ...rest } = order
    return ok({ order: changed(rest, {}, now), annotation: { kind: 'unarchived' } })
  }
  if (isOpen(order)) return refuse({ code: 'order-unsettled' })
  return ok({ order: changed(order, { archivedAt: now }, now), annotation: { kind: 'archived' } })
}

const tag = (
  order: Order,
  { add, remove }: Extract<Annotating, { kind: 'tags' }>,
  now: number,
): Result<Annotated, AnnotationRefusal> => {
  const { tags: had = [] } = order
  const gone = new Set(remove)
  const tags = [...new Set([...had, ...add])].filter((one) => !gone.has(one))
  const added = tags.filter((one) => !had.includes(one))
  const removed = had.filter((one) => gone.has(one))
  if (added.length === 0 && removed.length === 0) return ok({ order, annotation: null })
  // Whoever has too many from before may take some off.
  if (added.length > 0 && tags.length > ORDER_TAGS_MAX)
    return refuse({ code: 'order-tags-too-many', most: ORDER_TAGS_MAX })
  return ok({ order: changed(order, { tags }, now), annotation: { kind: 'tagged', added, removed } })
}

const note = (
  order: Order,
  { text, read }: Extract<Annotating, { kind: 'note' }>,
  now: number,
): Result<Annotated, AnnotationRefusal> => {
  const { note: there } = order
  if ((there?.text ?? '') === text) return ok({ order, annotation: null })
  const writtenAt = there?.writtenAt ?? 0
  if (writtenAt !== read) return refuse({ code: 'order-note-changed', note: there?.text ?? '', read: writtenAt })
  // Two within one millisecond are told apart as well.
  const after = { text, writtenAt: Math.max(now, writtenAt + 1) }
  return ok({ order: changed(order, { note: after }, now), annotation: { kind: 'noted' } })
}
