/** Where the next page of an account's orders begins, as a program gives it back. */
import { orderId } from '#domain/ids'
import type { OrderRef } from '#domain/orders/order'
import { placeOf } from '../../../http/cursor.ts'

/** @returns null for the first page, undefined where the word is none of ours */
export const pageAfter = (after: string | undefined): OrderRef | null | undefined => {
  if (after === undefined) return null
  const [placedAt, text] = placeOf(after) ?? []
  const id = typeof text === 'string' ? orderId(text) : undefined
  return id && Number.isSafeInteger(placedAt) ? { id, placedAt: Number(placedAt) } : undefined
}
