/** A cart that its owner has left: reminded of at the hours that the shop has set, until it is bought, emptied or too old. */
import type { CartId } from '../ids.ts'
import { isPaying, type Cart } from '../orders/cart.ts'
import type { Planned } from './planned.ts'

const HOUR_MS = 60 * 60_000

/** What a shard tells of a cart that nobody has changed lately. */
export type LeftCart = {
  readonly id: CartId
  /** In small letters. */
  readonly email: string
  /** Ms since the epoch. */
  readonly updatedAt: number
}

/** How long after its first reminder is due a cart is still noticed, in ms: a shard looks at its carts some at a time. */
const NOTICED_MS = 24 * HOUR_MS

/** Whose last change lies between: the first reminder is planned then. @param hours of the shop, ascending */
export const leftBetween = (
  hours: readonly number[],
  now: number,
): { readonly from: number; readonly until: number } => {
  const first = (hours[0] ?? 0) * HOUR_MS
  return { from: now - first - NOTICED_MS, until: now - first / 2 }
}

export const dueAt = (updatedAt: number, hours: number): number => updatedAt + hours * HOUR_MS

/** @param reminder from 0 on: under one name for ever, so that each cart has as many as the shop has set hours, and no more */
export const plannedReminder = (
  { id, updatedAt }: Pick<LeftCart, 'id' | 'updatedAt'>,
  reminder: number,
  hours: readonly number[],
): Planned | null => {
  const after = hours[reminder]
  if (after === undefined) return null
  return { id: `cart-reminder:${id}:${reminder}`, kind: 'cart-reminder', about: id, dueAt: dueAt(updatedAt, after) }
}

/** Which one it is, of the name above. */
export const reminderOf = (id: string): number => Number(id.slice(id.lastIndexOf(':') + 1))

/** Whether anybody waits for it: it was not bought, nor given up, nor put into another. */
export const isLeft = (cart: Cart): boolean =>
  cart.lines.length > 0 && cart.orderId === null && cart.gatheredInto === undefined && !isPaying(cart.payment)
