/** Files of discounts of Shopify: read where they say the whole, refused by name where they do not, and written so that nothing changes. */
import { expect, test } from 'vitest'
import { readDiscountFile } from './discount-file.ts'
import { DISCOUNT_HEADER, discountRow } from './discount-rows.ts'
import { amountOff, EUR, offGoods, order, percent, promotionOf, tagged, WITH_ALL } from '#tests/promotions'

/** As Shopify exports them: its seventeen columns. */
const HEAD = DISCOUNT_HEADER.slice(0, 17)
const TEN: Readonly<Record<string, string>> = {
  Name: 'SUMMER10',
  Value: '-10.0',
  'Value Type': 'percentage',
  Type: 'Amount Off',
  'Discount Class': 'order',
  'Combines with Order Discounts': 'false',
  'Combines with Product Discounts': 'true',
  'Combines with Shipping Discounts': 'true',
  'Customer Selection': 'all',
  'Times Used In Total': '12',
  'Applies Once Per Customer': 'true',
  'Usage Limit Per Code': '500',
  Status: 'Active',
  Start: '2025-12-08 11:28:18 -0600',
}
const rowOf = (change: Readonly<Record<string, string>>) => HEAD.map((name) => ({ ...TEN, ...change })[name] ?? '')
const read = (...rows: readonly (readonly string[])[]) => {
  const file = readDiscountFile([HEAD, ...rows], EUR)
  if (!file.ok) throw new Error(file.refusal.reason)
  return file.value
}

test('a code on the order is read with its limits, its days and what it combines with', () => {
  const { discounts, refused } = read(rowOf({}))
  expect(refused).toEqual([])
  expect(discounts).toMatchObject([
    {
      row: 2,
      code: 'SUMMER10',
      id: null,
      draft: {
        name: 'SUMMER10',
        method: 'code',
        effect: { type: 'order', value: { type: 'percent', rate: 1_000 } },
        // 12 of 500 are used where it comes from.
        limits: { uses: 488, perBuyer: 1, budget: null },
        period: { from: Date.UTC(2025, 11, 8, 17, 28, 18), until: null },
        combines: { order: false, product: true, delivery: true },
      },
    },
  ])
})

test('amounts are of the shop’s currency, and free shipping is delivery', () => {
  const { discounts } = read(
    rowOf({ Name: 'FIVE', Value: '-5.00', 'Value Type': 'fixed_amount' }),
    rowOf({ Name: 'SHIP', Value: '-100.0', Type: 'Free Shipping', 'Discount Class': 'shipping' }),
  )
  expect(discounts.map((one) => one.id === null && one.draft.effect)).toMatchObject([
    { type: 'order', value: { type: 'amount', amounts: [{ amount: 500, currency: 'EUR' }] } },
    { type: 'delivery', value: { type: 'percent', rate: 10_000 } },
  ])
})

test.each([
  ['Discount Class', { 'Discount Class': 'product' }, 'discount-goods'],
  ['Type', { Type: 'Buy X Get Y' }, 'discount-kind'],
  ['Type', { Type: 'App Discount', 'Value Type': 'app' }, 'discount-kind'],
  ['Value', { Value: '-110.0' }, 'discount-value'],
  ['Value', { Value: '1e308' }, 'discount-value'],
  ['Value', { Value: '-0.0' }, 'discount-value'],
  ['Value', { Value: '-10.001' }, 'discount-value'],
  ['Minimum Purchase Requirements', { 'Minimum Purchase Requirements': '50.0' }, 'discount-minimum'],
  ['Customer Selection', { 'Customer Selection': 'customer segments' }, 'discount-customers'],
  ['Context', { Context: 'Germany' }, 'discount-customers'],
  ['Combines with Product Discounts', { 'Combines with Product Discounts': 'perhaps' }, 'discount-truth'],
  ['Usage Limit Per Code', { 'Usage Limit Per Code': '1.5' }, 'discount-uses'],
  ['Times Used In Total', { 'Times Used In Total': '500' }, 'discount-over'],
  ['Status', { Status: 'Expired' }, 'discount-over'],
  ['Start', { Start: '8 December' }, 'discount-moment'],
  ['End', { Start: '2025-12-08 11:28:18 -0600', End: '2025-12-08 11:28:18 -0600' }, 'discount-reversed'],
  ['Name', { Name: 'Ten off for all' }, 'discount-code'],
  ['Name', { Name: '=cmd()' }, 'discount-code'],
])('what is not said whole is refused and named: %s', (column, change, code) => {
  const { discounts, refused } = read(rowOf(change), rowOf({ Name: 'GOOD' }))
  expect(discounts.map(({ name }) => name)).toEqual(['GOOD'])
  expect(refused).toMatchObject([{ row: 2, column, note: { code } }])
})

test('a row that is cut off, one that comes twice, and a column that nobody knows are told', () => {
  const { discounts, refused, left } = (() => {
    const file = readDiscountFile(
      [[...HEAD, 'Mood'], [...rowOf({}), 'good'], ['SHORT'], [...rowOf({ Name: 'summer10' }), 'bad']],
      EUR,
    )
    if (!file.ok) throw new Error(file.refusal.reason)
    return file.value
  })()
  expect(discounts).toHaveLength(1)
  expect(refused.map(({ row, note }) => [row, note?.code])).toEqual([
    [3, 'discount-cut'],
    [4, 'discount-twice'],
  ])
  expect(left).toMatchObject([{ column: 'Mood' }])
  expect(readDiscountFile([['Code', 'Amount']], EUR)).toMatchObject({ ok: false })
})

test('what this shop writes it reads again, whole', () => {
  const promotion = {
    ...promotionOf('0123456789abcdef', offGoods(percent(12.5), tagged('cups')), { combines: WITH_ALL, method: 'code' }),
    name: 'Cups',
  }
  const cells = discountRow({ promotion, code: 'CUPS', used: 3, status: 'Active', currency: EUR })
  expect(cells.slice(0, 5)).toEqual(['CUPS', '-12.5', 'percentage', 'Amount Off', 'product'])
  const file = readDiscountFile([DISCOUNT_HEADER, cells], EUR)
  const { id: _id, class: _class, state: _state, version: _version, ...draft } = promotion
  expect(file).toMatchObject({
    value: { refused: [], discounts: [{ id: promotion.id, code: 'CUPS', document: draft }] },
  })
  const off = discountRow({
    promotion: promotionOf('x', order(amountOff(500))),
    code: null,
    used: 0,
    status: 'Scheduled',
    currency: EUR,
  })
  expect(off.slice(1, 5)).toEqual(['-5.00', 'fixed_amount', 'Amount Off', 'order'])
})
