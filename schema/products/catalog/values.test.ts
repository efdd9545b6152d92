/** Each value of an option can be chosen, whatever signs it has and however long it is. */
import { expect, test } from 'vitest'
import { parseListQuery } from '#domain/catalog/list-query'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { listProducts } from './lists.ts'
import { saveProducts } from './save.ts'

const EUR = currency('EUR')
const NAME = 'Range / size & more'
const VALUES = [
  '-2 to 0 Bar',
  'Sound, Light & Film',
  '7" x 9"',
  'C/D',
  '(M)',
  '[L]',
  '100 %',
  'a=b',
  'x;y',
  'été',
  'B'.repeat(120),
  'C'.repeat(255),
]

test('each value finds its product, and its count is what the list shows', async () => {
  const db = openD1('products')
  const prices = [{ currency: EUR, price: 1 }]
  const variants = VALUES.map((value) => ({ options: [value], prices }))
  await saveProducts(db, [{ handle: 'one', status: 'active', text: { title: 'One' }, options: [NAME], variants }], 1)
  const of = (chosen: readonly string[]) =>
    listProducts(
      db,
      parseListQuery(new URLSearchParams(chosen.map((value) => [`option.${NAME}`, value])), { currency: EUR }),
    )
  const counts = (await of([])).facets.options[0]?.values.map(({ value, count }) => [value, count])
  expect(new Map(counts as [string, number][])).toEqual(new Map(VALUES.map((value) => [value, 1])))
  for (const value of VALUES) expect((await of([value])).total, value).toBe(1)
})
