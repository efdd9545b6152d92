/** The rows of a slot arrive as they left, whatever happened meanwhile, and are themselves again when they come home. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newVariantId, type CartId, type ItemKey, type OrderId } from '#domain/ids'
import { slotInId, slotOf } from '#domain/sharding/slots'
import { Machine } from '#tests/simulation/machine'
import { inventoryCarried } from './inventory/carried.ts'
import { migrations as inventoryMigrations } from './inventory/migrations/index.ts'
import { openShard } from './open.ts'
import { ordersCarried } from './orders/carried.ts'
import { migrations as ordersMigrations } from './orders/migrations/index.ts'
import { FIRST_CURSOR, forget, pack, packChanges, unpack, type Cursor, type Kind } from './batches.ts'
import { watchSlot } from './slots.ts'

type Shard = { readonly name: string; readonly sql: SqlStorage; readonly kind: Kind }

const shardOf = (name: string): Shard => {
  const orders = name.startsWith('orders')
  const { storage } = new Machine(name).ctx
  const sql = openShard(storage, orders ? ordersMigrations : inventoryMigrations)
  return { name, sql, kind: orders ? ordersCarried : inventoryCarried }
}

/** Everything that there is of the slot, each row with its identity, in the order in which a shard reads them. */
const rowsOf = ({ name, sql, kind }: Shard, slot: number) =>
  kind.tables.map((table) => {
    const identity = table.numbered ? `coalesce(id, '${name}:' || sequence) AS identity, ` : ''
    const text = `SELECT ${identity}${table.columns.join(', ')} FROM ${table.name}
      WHERE ${table.order[0]} >= ? AND ${table.order[0]} <= ? ORDER BY ${table.order.join(', ')}`
    const ranges = kind.ranges(sql, slot, table.name)
    return [table.name, ranges.flatMap(([first, last]) => sql.exec(text, first, last).toArray())] as const
  })

const countOf = (shard: Shard, slot: number) => rowsOf(shard, slot).reduce((sum, [, rows]) => sum + rows.length, 0)

/** Batch by batch, with what happens between two of them. */
const carry = (from: Shard, to: Shard, slot: number, limit: number, between = (_batch: number) => {}) => {
  let cursor: Cursor = FIRST_CURSOR
  const packing = { slot, shard: from.name, limit }
  for (let batches = 1; ; batches++) {
    const packed = pack(from.sql, from.kind, cursor, packing)
    unpack(to.sql, to.kind, packed.batch, to.name)
    cursor = packed.cursor
    between(batches)
    if (packed.done) break
  }
  for (;;) {
    const { batch, cursor: next, rows } = packChanges(from.sql, from.kind, cursor, packing)
    if (rows === 0) return
    unpack(to.sql, to.kind, batch, to.name)
    cursor = next
  }
}

const forgetAll = ({ sql, kind }: Shard, slot: number, limit: number) => {
  while (forget(sql, kind, slot, limit) === limit);
}

const item = (number: number, slot: number, sql: SqlStorage) => {
  const id = newVariantId(new Uint8Array(16).fill(number))
  sql.exec(
    'INSERT INTO items (id, slot, split) VALUES (?, ?, ?)',
    id,
    slot,
    number % 2 ? '{"lanes":[0],"closing":[]}' : null,
  )
  return id
}

type Filling = { readonly units: number; readonly text: string; readonly holds: number; readonly facts: number }

/** Rows in every table for one item; their words may be anything that text can be. */
const fill = (sql: SqlStorage, id: ItemKey, { units, text, holds, facts }: Filling) => {
  sql.exec(`INSERT INTO stock (item, location, received, available) VALUES (?, 'main', ?, ?)`, id, units, units)
  for (let number = 0; number < holds; number++) {
    sql.exec(
      `INSERT INTO holds (item, id, units, state, expires_at) VALUES (?, ?, 1, 'held', ?)`,
      id,
      `pay_${number}`,
      units,
    )
    sql.exec(`INSERT INTO hold_lines (item, hold, location, units) VALUES (?, ?, 'main', 1)`, id, `pay_${number}`)
  }
  for (let number = 0; number < facts; number++) {
    sql.exec(
      `INSERT INTO movements (cause, cause_id, item, location, debit, credit, units, note, at)
       VALUES ('receive', ?, ?, 'main', 'outside', 'available', ?, ?, ?)`,
      `${number}`,
      id,
      units,
      text,
      7 - (number % 3),
    )
    sql.exec(`INSERT INTO events (subject, at, fact, unheard, tell_at) VALUES (?, ?, ?, 3, 9)`, id, number, text)
  }
  sql.exec('INSERT INTO changes (id, item, asked, units) VALUES (?, ?, ?, ?)', `change ${id}`, id, text, -units)
  sql.exec(
    `INSERT INTO transfers (item, id, peer, location, units, state, at) VALUES (?, 't', ?, 'main', ?, 'sent', 1)`,
    id,
    `${id}#3`,
    units,
  )
}

const filling = fc.record({
  units: fc.nat({ max: 1_000_000_000 }),
  text: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('null', '7', '"', "'", '[]', '\u2028'),
  ),
  holds: fc.nat({ max: 4 }),
  facts: fc.nat({ max: 5 }),
})

test('whatever lies in a slot arrives unchanged, and comes home with its own numbers; others are left alone', () => {
  fc.assert(
    fc.property(fc.array(filling, { maxLength: 4 }), filling, fc.integer({ min: 1, max: 9 }), (some, other, limit) => {
      const [here, there] = [shardOf('inventory-0'), shardOf('inventory-1')]
      // The new keeper has rows of its own: numbers that are given there are others.
      fill(there.sql, item(30, 9, there.sql), other)
      for (const [number, rows] of some.entries()) fill(here.sql, item(number, 7, here.sql), rows)
      fill(here.sql, item(31, 8, here.sql), other)
      const [before, stranger, theirs] = [rowsOf(here, 7), rowsOf(here, 8), rowsOf(there, 9)]
      const numbers = here.sql.exec('SELECT sequence, subject FROM events ORDER BY sequence').toArray()

      carry(here, there, 7, limit)
      expect(rowsOf(there, 7)).toEqual(before)
      forgetAll(here, 7, limit)
      expect([countOf(here, 7), rowsOf(here, 8), rowsOf(there, 9)]).toEqual([0, stranger, theirs])

      carry(there, here, 7, limit)
      forgetAll(there, 7, limit)
      expect([rowsOf(here, 7), rowsOf(here, 8), countOf(there, 7)]).toEqual([before, stranger, 0])
      expect(here.sql.exec('SELECT sequence, subject FROM events ORDER BY sequence').toArray()).toEqual(numbers)
      expect(here.sql.exec('SELECT 1 FROM events WHERE id IS NOT NULL').toArray()).toEqual([])
    }),
    { numRuns: 25 },
  )
})

test('what happens on the other shard keeps the number that it was given there, at home and wherever it goes', () => {
  const [here, there, far] = [shardOf('inventory-0'), shardOf('inventory-1'), shardOf('inventory-2')]
  const id = item(1, 7, here.sql)
  fill(here.sql, id, { units: 3, text: 'one', holds: 0, facts: 2 })
  carry(here, there, 7, 2)
  forgetAll(here, 7, 2)
  there.sql.exec(`INSERT INTO events (subject, at, fact, unheard, tell_at) VALUES (?, 10, 'three', 0, 0)`, id)
  carry(there, far, 7, 2)
  forgetAll(there, 7, 2)
  carry(far, here, 7, 2)
  const identities = rowsOf(here, 7)
    .find(([name]) => name === 'events')?.[1]
    .map(({ identity }) => identity)
  expect(identities?.toSorted()).toEqual(['inventory-0:1', 'inventory-0:2', 'inventory-1:3'])
})

test('a batch that comes twice is unpacked once', () => {
  const [here, there] = [shardOf('inventory-0'), shardOf('inventory-1')]
  fill(here.sql, item(1, 7, here.sql), { units: 3, text: 'one', holds: 2, facts: 2 })
  const { batch } = pack(here.sql, here.kind, FIRST_CURSOR, { slot: 7, shard: here.name, limit: 99 })
  for (let times = 0; times < 2; times++) unpack(there.sql, there.kind, batch, there.name)
  expect(rowsOf(there, 7)).toEqual(rowsOf(here, 7))
})

test('what is written, changed or deleted while a slot is copied arrives as it is in the end', () => {
  fc.assert(
    fc.property(
      fc.array(filling, { minLength: 1, maxLength: 3 }),
      filling,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 12 }),
      (some, late, limit, when) => {
        const [here, there] = [shardOf('inventory-0'), shardOf('inventory-1')]
        const ids = some.map((rows, number) => {
          const id = item(number + 5, 7, here.sql)
          fill(here.sql, id, rows)
          return id
        })
        watchSlot(here.sql, 7)
        carry(here, there, 7, limit, (batch) => {
          if (batch !== when) return
          for (const number of [1, 9, 31]) fill(here.sql, item(number, 7, here.sql), late)
          for (const id of ids) {
            here.sql.exec(
              `INSERT INTO holds (item, id, units, state, expires_at) VALUES (?, 'pay_a', 1, 'held', 1)`,
              id,
            )
            here.sql.exec(`INSERT INTO hold_lines (item, hold, location, units) VALUES (?, 'pay_a', 'main', 1)`, id)
            here.sql.exec(`DELETE FROM hold_lines WHERE item = ? AND hold = 'pay_0'`, id)
            here.sql.exec('UPDATE stock SET received = received + 1, available = available + 1 WHERE item = ?', id)
          }
        })
        expect(rowsOf(there, 7)).toEqual(rowsOf(here, 7))
      },
    ),
    { numRuns: 30 },
  )
})

const cart = (number: number) => `cart_07${'0'.repeat(21)}${number}` as CartId
const openCart = ({ sql }: Shard, id: CartId) =>
  sql.exec(`INSERT INTO carts (id, key, cart, updated_at) VALUES (?, 'k', '{}', 1)`, id)
const placeOrder = ({ sql }: Shard, id: CartId) => {
  sql.exec(`UPDATE carts SET cart = '{"placed":true}' WHERE id = ?`, id)
  const order = id.replace('cart_', 'ord_') as OrderId
  sql.exec(`INSERT INTO orders (id, cart, status, "order") VALUES (?, ?, 'placed', '{}')`, order, id)
  sql.exec(`INSERT INTO events (subject, at, fact, unheard, tell_at) VALUES (?, 1, '{}', 1, 1)`, order)
  return order
}

test.each([1, 2, 3])(
  'a cart that is opened and ordered behind the copy arrives with its order (batches of %d rows)',
  (limit) => {
    const [here, there] = [shardOf('orders-0'), shardOf('orders-1')]
    const slot = slotInId(cart(0))
    for (const number of [2, 3, 4]) openCart(here, cart(number))
    placeOrder(here, cart(3))
    watchSlot(here.sql, slot)
    let orders = 1
    carry(here, there, slot, limit, (batch) => {
      if (batch > 3) return
      openCart(here, cart(batch + 4))
      for (const id of [cart(0), cart(batch + 4)].slice(batch === 1 ? 0 : 1)) {
        if (id === cart(0)) openCart(here, id)
        placeOrder(here, id)
        orders++
      }
    })
    expect(rowsOf(there, slot)).toEqual(rowsOf(here, slot))
    expect(there.sql.exec('SELECT id FROM orders').toArray()).toHaveLength(orders)
  },
)

test('the slot that the migration gives to an item is the one that it has always had', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ minLength: 16, maxLength: 16 }), { maxLength: 20 }),
      fc.array(fc.string({ maxLength: 30 }), { maxLength: 20 }),
      (bytes, texts) => {
        // A zero byte ends a text for SQLite, and no id has one.
        const ids = [...new Set([...bytes.map(newVariantId), ...texts.filter((text) => !text.includes('\0'))])]
        const { storage } = new Machine('inventory-0').ctx
        const before = openShard(storage, inventoryMigrations.slice(0, 3))
        for (const id of ids) before.exec('INSERT INTO items (id) VALUES (?)', id)
        const sql = openShard(storage, inventoryMigrations)
        const slots = new Map(
          sql
            .exec<{ id: string; slot: number }>('SELECT id, slot FROM items')
            .toArray()
            .map((row) => [row.id, row.slot]),
        )
        for (const id of ids) expect([id, slots.get(id)]).toEqual([id, slotOf(id)])
      },
    ),
    { numRuns: 25 },
  )
})
