/** A shard that was written before there were slots and lanes is brought up to date, and nothing of it is lost. */
import { expect, test } from 'vitest'
import { newVariantId } from '#domain/ids'
import { slotOf } from '#domain/sharding/slots'
import { Machine } from '#tests/simulation/machine'
import { migrations as inventoryMigrations } from './inventory/migrations/index.ts'
import { openShard } from './open.ts'
import { migrations as ordersMigrations } from './orders/migrations/index.ts'

const before = 2
const [mug, hat] = [1, 2].map((fill) => newVariantId(new Uint8Array(16).fill(fill)))

const oldShard = (name: string, migrations: readonly string[], statements: readonly string[]) => {
  const machine = new Machine(name)
  const sql = openShard(machine.ctx.storage, migrations.slice(0, before))
  for (const statement of statements) sql.exec(statement)
  openShard(machine.ctx.storage, migrations)
  return machine
}

const EVENTS = [
  `INSERT INTO events (subject, at, fact, unheard, tells, tell_at) VALUES ('${mug}', 5, '{"type":"one"}', 3, 1, 9)`,
  `INSERT INTO events (subject, at, fact, unheard, tells, tell_at) VALUES ('${mug}', 6, '{"type":"two"}', 0, 2, 8)`,
  'DELETE FROM events WHERE sequence = 2',
  `INSERT INTO events (subject, at, fact, unheard, tells, tell_at) VALUES ('${hat}', 7, '{"type":"three"}', 1, 0, 7)`,
]

const asked = (...lines: readonly (readonly [string | undefined, number])[]) =>
  JSON.stringify(lines.map(([item, units]) => ({ item, units, oversell: false })))

const RECEIVED = JSON.stringify({ id: 'r', type: 'receive', item: mug, location: 'main', units: 10, note: '' })
const STOCK = [
  `INSERT INTO locations (id, priority) VALUES ('rotterdam', 1)`,
  `INSERT INTO stock VALUES ('${mug}', 'main', 10, 4, 3, 3)`,
  `INSERT INTO stock VALUES ('${mug}', 'rotterdam', 5, 4, 1, 0)`,
  `INSERT INTO stock VALUES ('${hat}', 'main', 2, 1, 1, 0)`,
  `INSERT INTO items (id, word, version) VALUES ('${mug}', 'low', 7)`,
  `INSERT INTO holds VALUES ('pay_1', '${asked([mug, 4], [hat, 1])}', 'held', 77)`,
  `INSERT INTO hold_lines VALUES ('pay_1', '${mug}', 'main', 3), ('pay_1', '${mug}', 'rotterdam', 1), ('pay_1', '${hat}', 'main', 1)`,
  `INSERT INTO holds VALUES ('pay_2', '${asked([mug, 3])}', 'taken', 66)`,
  `INSERT INTO hold_lines VALUES ('pay_2', '${mug}', 'main', 3)`,
  `INSERT INTO holds VALUES ('pay_3', '${asked([hat, 1])}', 'lapsed', 55)`,
  `INSERT INTO holds VALUES ('pay_4', '[]', 'released', 44)`,
  `INSERT INTO movements (cause, cause_id, item, location, debit, credit, units, note, at)
   VALUES ('receive', 'r', '${mug}', 'main', 'outside', 'available', 10, 'a "note"', 1)`,
  `INSERT INTO movements (cause, cause_id, item, location, debit, credit, units, at)
   VALUES ('hold', 'pay_1', '${mug}', 'main', 'available', 'held', 3, 2)`,
  'DELETE FROM movements WHERE sequence = 2',
  `INSERT INTO movements (cause, cause_id, item, location, debit, credit, units, at)
   VALUES ('take', 'pay_2', '${mug}', 'main', 'held', 'taken', 3, 3)`,
  `INSERT INTO changes (id, asked) VALUES ('r', '${RECEIVED}')`,
  ...EVENTS,
]

test('an inventory shard keeps its shelves, promises, movements, words and facts', () => {
  const machine = oldShard('inventory-0', inventoryMigrations, STOCK)
  const all = (text: string) => machine.read(text)
  expect(all('SELECT * FROM stock ORDER BY item, location')).toEqual([
    { item: mug, location: 'main', received: 10, available: 4, held: 3, taken: 3 },
    { item: mug, location: 'rotterdam', received: 5, available: 4, held: 1, taken: 0 },
    { item: hat, location: 'main', received: 2, available: 1, held: 1, taken: 0 },
  ])
  // An item that nobody has told of before has its row, its slot and no word now.
  expect(all('SELECT id, word, version, slot, split FROM items ORDER BY id')).toEqual([
    { id: mug, word: 'low', version: 7, slot: slotOf(mug ?? ''), split: null },
    { id: hat, word: 'sold-out', version: 0, slot: slotOf(hat ?? ''), split: null },
  ])
  expect(all('SELECT id, item, units, state, expires_at AS expiresAt FROM holds ORDER BY id, item')).toEqual([
    { id: 'pay_1', item: mug, units: 4, state: 'held', expiresAt: 77 },
    { id: 'pay_1', item: hat, units: 1, state: 'held', expiresAt: 77 },
    { id: 'pay_2', item: mug, units: 3, state: 'taken', expiresAt: 66 },
    { id: 'pay_3', item: hat, units: 1, state: 'lapsed', expiresAt: 55 },
  ])
  expect(all('SELECT hold, item, location, units FROM hold_lines ORDER BY hold, item, location')).toEqual([
    { hold: 'pay_1', item: mug, location: 'main', units: 3 },
    { hold: 'pay_1', item: mug, location: 'rotterdam', units: 1 },
    { hold: 'pay_1', item: hat, location: 'main', units: 1 },
    { hold: 'pay_2', item: mug, location: 'main', units: 3 },
  ])
  expect(all('SELECT sequence, cause, units, note, id FROM movements ORDER BY sequence')).toEqual([
    { sequence: 1, cause: 'receive', units: 10, note: 'a "note"', id: null },
    { sequence: 3, cause: 'take', units: 3, note: '', id: null },
  ])
  expect(all('SELECT id, item, units FROM changes')).toEqual([{ id: 'r', item: mug, units: 0 }])
  expect(all('SELECT sequence, subject, unheard, tells, tell_at AS tellAt, id FROM events ORDER BY sequence')).toEqual([
    { sequence: 1, subject: mug, unheard: 3, tells: 1, tellAt: 9, id: null },
    { sequence: 3, subject: hat, unheard: 1, tells: 0, tellAt: 7, id: null },
  ])
})

test('a number that a fact once had is not given again', () => {
  const machine = oldShard('inventory-0', inventoryMigrations, [...EVENTS, 'DELETE FROM events WHERE sequence = 3'])
  machine.sqlite.exec(`INSERT INTO events (subject, at, fact, unheard, tell_at) VALUES ('${mug}', 8, '{}', 0, 8)`)
  expect(machine.read('SELECT max(sequence) AS last FROM events')).toEqual([{ last: 4 }])
})

test('an order shard keeps its carts, orders, answers and facts', () => {
  const [cart, order] = [`cart_07${'0'.repeat(22)}`, `ord_07${'0'.repeat(22)}`]
  const machine = oldShard('orders-0', ordersMigrations, [
    `INSERT INTO carts (id, key, cart, quote, attempts, check_at, updated_at) VALUES ('${cart}', 'k', '{"a":1}', '{}', 2, 9, 8)`,
    `INSERT INTO orders (id, cart, status, "order") VALUES ('${order}', '${cart}', 'placed', '{"b":2}')`,
    `INSERT INTO answers (key, scope, request, answer, at) VALUES ('a', '${cart}', 'r', '{}', 3)`,
    ...EVENTS,
  ])
  expect(machine.read('SELECT * FROM carts')).toEqual([
    { id: cart, key: 'k', cart: '{"a":1}', quote: '{}', attempts: 2, check_at: 9, updated_at: 8 },
  ])
  expect(machine.read('SELECT * FROM orders')).toEqual([{ id: order, cart, status: 'placed', order: '{"b":2}' }])
  expect(machine.read('SELECT * FROM answers')).toEqual([{ key: 'a', scope: cart, request: 'r', answer: '{}', at: 3 }])
  expect(machine.read('SELECT sequence FROM events ORDER BY sequence')).toEqual([{ sequence: 1 }, { sequence: 3 }])
})
