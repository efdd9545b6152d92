/** Daily sales, on real SQLite: a fact that is heard again changes nothing. */
import { expect, test } from 'vitest'
import type { Sale } from '#domain/statistics/sales'
import { openD1 } from '#tests/d1'
import { dailySales } from '#tests/daily-sales'
import { countSales } from './orders/sales.ts'

const sale = (number: number, change: Partial<Sale> = {}): Sale =>
  ({
    event: `orders-0:${number}`,
    day: '2026-11-22',
    currency: 'EUR',
    orders: 1,
    units: 2,
    total: 5600,
    cancelled: 0,
    cancelledTotal: 0,
    ...change,
  }) as Sale

test('counts each sale once, within a batch and over batches', async () => {
  const db = openD1('statistics')
  await countSales(db, [sale(1), sale(1), sale(2)], 10)
  await countSales(db, [sale(2), sale(3, { orders: 0, units: 0, total: 0, cancelled: 1, cancelledTotal: 5600 })], 20)
  await countSales(db, [], 30)
  expect(await dailySales(db, '2026-11-22')).toEqual([
    { day: '2026-11-22', currency: 'EUR', orders: 2, units: 4, total: 11200, cancelled: 1, cancelledTotal: 5600 },
  ])
  expect(await dailySales(db, '2026-11-23')).toEqual([])
})
