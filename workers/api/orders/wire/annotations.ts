/** What staff write down of an order, as the API shows it to them: nothing of it to its buyer. */
import { z } from '@hono/zod-openapi'
import type { Event } from '#domain/events'
import { Instant } from '../../contract/parts.ts'

export const OrderAnnotations = z
  .object({
    tags: z.array(z.string()),
    note: z
      .object({ text: z.string(), writtenAt: Instant })
      .nullable()
      .describe('null: nobody has written one, or it was emptied.'),
    archivedAt: Instant.nullable().describe('Since when it is put away; null: it is not.'),
  })
  .openapi('OrderAnnotations')

export const OrderComment = z
  .object({
    id: z.string(),
    text: z.string().describe('Empty once it was taken back.'),
    at: Instant,
    removedAt: Instant.nullable(),
  })
  .openapi('OrderComment')

/** What staff have said of it, oldest first. */
export const commentsIn = (timeline: readonly Event[]): z.infer<typeof OrderComment>[] =>
  timeline.flatMap((event) =>
    event.type === 'order-commented'
      ? { id: event.comment.id, text: event.comment.text, at: event.at, removedAt: event.comment.removedAt ?? null }
      : [],
  )
