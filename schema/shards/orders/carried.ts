/** What belongs to a slot of the orders, and travels with it: everything about its carts and orders. */
import { slotText } from '#domain/sharding/slots'
import type { Kind, Range } from '../batches.ts'

/** Ids carry their slot in the two characters behind the prefix, so a slot is a range of them. `~` lies behind all that follow. */
const startingWith = (prefix: string, slot: number): Range => [prefix + slotText(slot), `${prefix}${slotText(slot)}~`]

/** How the ids begin that say whose a row is; elsewhere those of orders. */
const PREFIXES: ReadonlyMap<string, readonly string[]> = new Map([
  ['carts', ['cart_']],
  ['answers', ['cart_', 'ord_']],
  ['customer_carts', ['cus_']],
  ['customer_orders', ['cus_']],
])

export const ordersCarried: Kind = {
  tables: [
    {
      name: 'carts',
      columns: ['id', 'key', 'cart', 'quote', 'attempts', 'check_at', 'updated_at'],
      key: ['id'],
      order: ['id'],
    },
    { name: 'orders', columns: ['id', 'cart', 'status', '"order"'], key: ['id'], order: ['id'], refers: true },
    {
      name: 'answers',
      columns: ['scope', 'key', 'request', 'answer', 'at'],
      key: ['scope', 'key'],
      order: ['scope', 'key'],
    },
    {
      name: 'events',
      columns: ['subject', 'at', 'fact', 'unheard', 'tells', 'tell_at'],
      key: ['sequence'],
      order: ['subject', 'sequence'],
      numbered: true,
    },
    {
      name: 'order_files',
      columns: ['order_id', 'file', 'times', 'last_at', 'renewed_at', 'revoked_at'],
      key: ['order_id', 'file'],
      order: ['order_id', 'file'],
    },
    {
      name: 'customer_carts',
      columns: ['customer', 'cart', 'gathering', 'gathered'],
      key: ['customer'],
      order: ['customer'],
    },
    {
      name: 'customer_orders',
      columns: ['customer', 'placed_at', 'id'],
      key: ['customer', 'placed_at', 'id'],
      order: ['customer', 'placed_at', 'id'],
    },
  ],
  ranges: (_, slot, table) => (PREFIXES.get(table) ?? ['ord_']).map((prefix) => startingWith(prefix, slot)),
}
