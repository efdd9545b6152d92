/** Whatever a shopper types, the index answers. */
import { assert, asyncProperty, constantFrom, oneof, string, array } from 'fast-check'
import { expect, test } from 'vitest'
import { parseListQuery } from '#domain/catalog/list-query'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { adminProducts } from './admin-lists.ts'
import { listProducts } from './lists.ts'
import { saveProducts } from './save.ts'

const EUR = currency('EUR')

test('no query is refused by the index, and none finds more than there is', async () => {
  const db = openD1('products')
  await saveProducts(
    db,
    [{ handle: 'mug', text: { title: 'Mug 马克杯' }, variants: [{ prices: [{ currency: EUR, price: 1 }] }] }],
    1,
  )
  const syntax = constantFrom(
    '"',
    '*',
    '^',
    '(',
    ')',
    ':',
    '-',
    '+',
    ' AND ',
    ' OR ',
    ' NOT ',
    'NEAR(',
    'title:',
    '马',
    '杯',
    'mug',
    "'",
    ';',
  )
  const typed = oneof(
    string({ unit: 'grapheme' }),
    string({ unit: 'binary' }),
    array(syntax).map((parts) => parts.join('')),
  )
  await assert(
    asyncProperty(typed, async (q) => {
      const { total } = await listProducts(db, parseListQuery([['q', q]], { currency: EUR }))
      expect(total).toBeLessThanOrEqual(1)
      await adminProducts(db, { terms: q, page: 1, pageSize: 10 })
    }),
    { numRuns: 120 },
  )
})

test('staff see goods of every status, newest change first, and search among them', async () => {
  const db = openD1('products')
  const good = (handle: string, status: 'active' | 'draft') =>
    ({ handle, status, text: { title: handle }, variants: [{ prices: [{ currency: EUR, price: 1 }] }] }) as const
  await saveProducts(db, [good('old', 'active')], 1)
  await saveProducts(db, [good('young', 'draft')], 2)
  const handles = async (query: { terms?: string; status?: 'draft' }) =>
    (await adminProducts(db, { ...query, page: 1, pageSize: 10 })).products.map(({ handle }) => handle)
  expect(await handles({})).toEqual(['young', 'old'])
  expect(await handles({ status: 'draft' })).toEqual(['young'])
  expect(await handles({ terms: 'ol' })).toEqual(['old'])
})
