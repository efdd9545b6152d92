/** What belongs to a slot of the inventory, and travels with it: everything about its items and lanes. */
import type { Kind } from '../batches.ts'

export const inventoryCarried: Kind = {
  tables: [
    {
      name: 'items',
      columns: ['id', 'word', 'version', 'slot', 'split', 'low', 'low_version', 'quota', 'quota_version'],
      key: ['id'],
      order: ['id'],
    },
    {
      name: 'stock',
      columns: ['item', 'location', 'received', 'available', 'held', 'taken'],
      key: ['item', 'location'],
      order: ['item', 'location'],
    },
    {
      name: 'holds',
      columns: ['item', 'id', 'units', 'state', 'expires_at'],
      key: ['item', 'id'],
      order: ['item', 'id'],
    },
    {
      name: 'hold_lines',
      columns: ['item', 'hold', 'location', 'units'],
      key: ['item', 'hold', 'location'],
      order: ['item', 'hold', 'location'],
      refers: true,
    },
    {
      name: 'movements',
      columns: ['item', 'cause', 'cause_id', 'location', 'debit', 'credit', 'units', 'note', 'at', 'who'],
      key: ['sequence'],
      order: ['item', 'at', 'sequence'],
      numbered: true,
    },
    { name: 'changes', columns: ['id', 'item', 'asked', 'units'], key: ['id'], order: ['item', 'id'] },
    {
      name: 'transfers',
      columns: ['item', 'id', 'peer', 'location', 'units', 'state', 'at'],
      key: ['item', 'id'],
      order: ['item', 'id'],
    },
    {
      name: 'events',
      columns: ['subject', 'at', 'fact', 'unheard', 'tells', 'tell_at'],
      key: ['sequence'],
      order: ['subject', 'sequence'],
      numbered: true,
    },
  ],
  ranges: (sql, slot) =>
    sql
      .exec<{ id: string }>('SELECT id FROM items WHERE slot = ? ORDER BY id', slot)
      .toArray()
      .map(({ id }) => [id, id]),
}
