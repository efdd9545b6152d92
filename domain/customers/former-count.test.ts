/** Figures of the shop before count once, whether its orders have come or not. */
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import { formerBeyond } from './former-count.ts'

const [EUR, INR] = [currency('EUR'), currency('INR')]
const former = (formerOrders: number | null, formerSpent: number | null) => ({
  formerOrders,
  formerSpent,
  formerCurrency: formerSpent === null ? null : EUR,
})
const here = (importedOrders: number, importedSpent: number, of = EUR) => ({
  currency: of,
  importedOrders,
  importedSpent,
})

test.each([
  ['nothing was counted before', former(null, null), [], null],
  ['no order has come', former(3, 900), [], { orders: 3, spent: 900, currency: EUR }],
  ['some have come', former(3, 900), [here(1, 300)], { orders: 2, spent: 600, currency: EUR }],
  ['all have come', former(3, 900), [here(3, 900)], null],
  ['all have come, and the sums differ', former(3, 900), [here(3, 700)], null],
  ['more have come', former(3, 900), [here(5, 1_900)], null],
  [
    'what came was paid in another currency',
    former(3, 900),
    [here(1, 300, INR)],
    { orders: 2, spent: 900, currency: EUR },
  ],
  ['orders of this shop alone', former(3, 900), [here(0, 0)], { orders: 3, spent: 900, currency: EUR }],
])('%s', (_, record, bought, beyond) => {
  expect(formerBeyond(record, bought)).toEqual(beyond)
})
