/**
 * The slots of a keyspace.
 *
 * A keyspace has 1,024 slots. A key's slot never changes; which shard keeps a slot is the topology's business.
 */
import { BASE32, type CartId, type CustomerId, type ItemKey, type OrderId, type PaymentId } from '../ids.ts'

export const SLOTS = 1024
export const KEYSPACES = ['orders', 'inventory'] as const
export type Keyspace = (typeof KEYSPACES)[number]

/** FNV-1a, folded to ten bits: short, fixed for ever, even enough for ids that are random already. */
export const slotOf = (key: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (SLOTS - 1)
}

/** The slot that the id of a cart, an order, a payment or a customer carries in its text. */
export const slotInId = (id: CartId | OrderId | PaymentId | CustomerId): number => {
  const body = id.slice(id.indexOf('_') + 1)
  return BASE32.indexOf(body[0] ?? '') * 32 + BASE32.indexOf(body[1] ?? '')
}

/** The two characters that ids of that slot begin with, behind their prefix. */
export const slotText = (slot: number): string => `${BASE32[slot >> 5] ?? ''}${BASE32[slot & 31] ?? ''}`

export const slotOfItem = (key: ItemKey): number => slotOf(key)

export const isSlot = (slot: unknown): slot is number =>
  Number.isInteger(slot) && Number(slot) >= 0 && Number(slot) < SLOTS
