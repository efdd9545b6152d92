/** What staff look through, on real SQLite. */
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { saveProducts } from './save.ts'
import { countProducts, productLines, STAFF_PAGE } from './staff-lists.ts'

const EUR = currency('EUR')
const everything = { status: null, search: '', currency: EUR } as const

const draft = (number: number, change: Partial<Draft> = {}): Draft => ({
  handle: `pot-${number}`,
  status: 'active',
  text: { title: `Pot ${String(number).padStart(3, '0')}` },
  vendor: 'Kiln on Syros',
  options: ['Glaze'],
  variants: [
    { options: ['Chalk'], sku: `POT-${number}-C`, tracked: true, prices: [{ currency: EUR, price: 2800 }] },
    { options: ['Aegean'], sku: `POT-${number}-A`, tracked: false, prices: [{ currency: EUR, price: 3000 }] },
  ],
  ...change,
})

const shop = async (drafts: readonly Draft[]) => {
  const db = openD1('products')
  await saveProducts(db, drafts, 1)
  return db
}

test('shows products of every status with their lowest price', async () => {
  const db = await shop([draft(1), draft(2, { status: 'draft', translations: { zh: { title: '陶罐' } } })])
  const { rows } = await productLines(db, everything, null)
  expect(rows).toMatchObject([
    { title: { en: 'Pot 001' }, status: 'active', variants: 2, price: { amount: 2800 }, priceVaries: true },
    { title: { en: 'Pot 002', zh: '陶罐' }, status: 'draft' },
  ])
  expect(await countProducts(db)).toEqual({ all: 2, active: 1, draft: 1, archived: 0 })
})

test.each([
  ['pot 002', ['pot-2']],
  ['POT-1-c', ['pot-1']],
  ['陶罐', ['pot-2']],
  ['syros', ['pot-1']],
  ['pot', ['pot-1', 'pot-2']],
  ["o'neil %_", []],
  ['002 pot', ['pot-2']],
  ['lukasik', ['pot-2']],
  ['O’Łukasik', ['pot-2']],
  ['pot2c', ['pot-2']],
  ['chalk 001', ['pot-1']],
])('finds %j', async (search, handles) => {
  const db = await shop([draft(1), draft(2, { vendor: "O'Łukasik", translations: { zh: { title: '陶罐' } } })])
  const { rows } = await productLines(db, { ...everything, search }, null)
  expect(rows.map(({ handle }) => handle)).toEqual(handles)
})

test('pages forth and back through products without losing or repeating one', async () => {
  const db = await shop(Array.from({ length: STAFF_PAGE + 1 }, (_, number) => draft(number)))
  const first = await productLines(db, everything, null)
  const [last, ...beyond] = (
    await productLines(db, everything, { towards: 'next', id: first.rows.at(-1)?.id as never })
  ).rows
  expect([first.rows.length, first.previous, first.next, beyond]).toEqual([STAFF_PAGE, false, true, []])
  const back = await productLines(db, everything, { towards: 'previous', id: last?.id as never })
  expect(back).toMatchObject({ rows: first.rows, previous: false, next: true })
})
