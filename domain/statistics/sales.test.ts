/** Facts become daily sales. */
import { expect, test } from 'vitest'
import type { Event } from '../events.ts'
import { salesIn } from './sales.ts'

const order = { currency: 'EUR', lines: [{ units: 2 }, { units: 1 }], totals: { total: { amount: 5600 } } }
/** The last millisecond of a day, and the first of the next. */
const midnight = Date.UTC(2026, 10, 23)

test.each([
  ['order-placed', midnight - 1, { day: '2026-11-22', orders: 1, units: 3, total: 5600, cancelled: 0 }],
  ['order-placed', midnight, { day: '2026-11-23', orders: 1, units: 3, total: 5600, cancelled: 0 }],
  [
    'order-cancelled',
    midnight,
    { day: '2026-11-23', orders: 0, units: 0, total: 0, cancelled: 1, cancelledTotal: 5600 },
  ],
])('%s at %d', (type, at, sale) => {
  expect(salesIn([{ type, at, order, id: 'orders-0:1' } as unknown as Event])).toMatchObject([sale])
})

test('counts nothing for a parcel', () => {
  expect(salesIn([{ type: 'order-shipped', at: 1, order, id: 'orders-0:1' } as unknown as Event])).toEqual([])
})

test('a part that is cancelled is no cancelled order, and its money is not earned', () => {
  const cancellation = { refund: { amount: 700, currency: order.currency } }
  const event = {
    type: 'order-cancelled',
    at: 1_795_392_000_000,
    order: { ...order, status: 'part-shipped' },
    cancellation,
  }
  expect(salesIn([{ ...event, id: 'orders-0:2' } as unknown as Event])).toMatchObject([
    { cancelled: 0, cancelledTotal: 700 },
  ])
})
