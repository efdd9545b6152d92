/** Whatever a shopper types, the index answers. */
import { assert, asyncProperty, constantFrom, oneof, string, array } from 'fast-check'
import { expect, test } from 'vitest'
import { parseListQuery } from '#domain/catalog/list-query'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { listProducts } from './lists.ts'
import { saveProducts } from './save.ts'
import { productLines } from './staff-lists.ts'

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
      await productLines(db, { status: null, search: q, currency: EUR }, null)
    }),
    { numRuns: 120 },
  )
})

test('staff see goods of every status, by title, and search among them', async () => {
  const db = openD1('products')
  const good = (handle: string, status: 'active' | 'draft') =>
    ({ handle, status, text: { title: handle }, variants: [{ prices: [{ currency: EUR, price: 1 }] }] }) as const
  await saveProducts(db, [good('young', 'draft'), good('old', 'active')], 1)
  const handles = async (search: string, status: 'draft' | null) =>
    (await productLines(db, { search, status, currency: EUR }, null)).rows.map(({ handle }) => handle)
  expect(await handles('', null)).toEqual(['old', 'young'])
  expect(await handles('', 'draft')).toEqual(['young'])
  expect(await handles('ol', null)).toEqual(['old'])
})
