/** A file of orders at the command line: each order whole in one of the parts that the shop takes, and all of it added up. */
import { expect, test } from 'vitest'
import { currency } from '#domain/money'
import { ORDER_COLUMNS, type Cells } from '#domain/orders/imported/columns'
import { readOrderFile } from '#domain/orders/imported/file'
import type { Client } from '../client.ts'
import { ordersInWords, partsOf, sendOrders, takeFileBack } from './send-orders.ts'

const by = { ownCurrency: currency('EUR'), phoneIn: () => undefined, now: Date.UTC(2026, 11, 1) }
const rowOf = (cells: Cells) => ORDER_COLUMNS.map((column) => cells[column] ?? '')
const head = (name: string): Cells => ({
  Name: name,
  Id: name.slice(1),
  Currency: 'EUR',
  Subtotal: '3.00',
  Total: '3.00',
  'Created at': '2025-12-06 10:36:16 -0500',
  'Lineitem quantity': '1',
  'Lineitem name': 'Mug, blue',
  'Lineitem price': '1.00',
})
const line = (name: string): Cells => ({
  Name: name,
  'Created at': '2025-12-06 10:36:16 -0500',
  'Lineitem quantity': '1',
  'Lineitem name': 'Jug',
  'Lineitem price': '2.00',
})

/** A shop that takes what it is given. @param stopped fails when it is taken in */
const shop = (stopped = false) => {
  const files: string[] = []
  const asked: string[] = []
  const states = new Map<string, string>()
  const client = {
    post: async (path: string, body: unknown) => {
      asked.push(path)
      const [, , , , id = `imp_${files.length}`, deed] = path.split('/')
      if (!deed) files.push((body as { file: string }).file)
      states.set(id, deed === 'apply' ? (stopped ? 'cancelled' : 'done') : deed === 'undo' ? 'undone' : 'ready')
      return { id }
    },
    get: async (path: string) => {
      const id = path.split('/').at(-1) ?? ''
      const orders = (files[Number(id.slice(4))] ?? '').split('\n').filter((row) => row.includes(',EUR,')).length
      return {
        state: states.get(id),
        fault: stopped ? 'the store is down' : null,
        result: { created: orders },
        undo: { deleted: 2, left: 1 },
      }
    },
  } as unknown as Client
  return { client, files, asked }
}

const send = (client: Client, table: readonly (readonly string[])[]) => {
  const file = readOrderFile(table, by)
  if (!file.ok) throw new Error(file.refusal.reason)
  return sendOrders(client, table, file.value, { name: 'orders.csv', currency: '', overwrite: true })
}

test('an order whose lines stand apart goes in one part, and no part is too long', () => {
  const names = Array.from({ length: 30 }, (_, at) => `#${at + 1}`)
  const rows = [...names.map((name) => rowOf(head(name))), ...names.map((name) => rowOf(line(name)))]
  const files = partsOf([[...ORDER_COLUMNS], ...rows], 7)
  expect(files).toHaveLength(10)
  for (const text of files) {
    const [first, ...some] = text.trim().split('\n')
    expect(first).toBe(ORDER_COLUMNS.join(','))
    const count = Map.groupBy(some, (row) => row.split(',', 1)[0])
    expect([count.size, [...count.values()].every(({ length }) => length === 2)]).toEqual([3, true])
  }
  expect(files[0]).toContain('"Mug, blue"')
})

test('what cannot be taken is told with its row and its name; nothing is brought where nothing is left', async () => {
  const { client, asked } = shop()
  const report = await send(client, [[...ORDER_COLUMNS], rowOf({ ...head('#7'), Currency: 'XQQ' })])
  expect(asked).toEqual([])
  expect(ordersInWords('orders.csv', report)).toBe(
    [
      'orders.csv: 0 orders of another shop',
      '  0 new, 0 changed, 0 as they were, 1 refused',
      '  row 2 (#7), Currency: “XQQ” is no currency of ISO 4217: the order is left out',
    ].join('\n'),
  )
})

test('one that is stopped says how it is taken back, and taking back says what stayed', async () => {
  const table = [[...ORDER_COLUMNS], rowOf({ ...head('#7'), Subtotal: '1.00', Total: '1.00' })]
  await expect(send(shop(true).client, table)).rejects.toThrow(
    'imp_0 was stopped: the store is down; taken back by --undo imp_0',
  )
  const { client } = shop()
  const report = await send(client, table)
  expect(ordersInWords('orders.csv', report)).toContain(
    '1 new, 0 changed, 0 as they were, 0 refused; taken back by --undo imp_0',
  )
  expect(await takeFileBack(client, 'imp_0')).toEqual({
    text: '2 taken out, 0 put back, 1 left as something has changed them since',
    left: 1,
  })
})
