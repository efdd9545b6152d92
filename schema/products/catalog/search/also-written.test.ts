/** Goods are found by what stands on their box, and by words that their titles write otherwise. */
import { expect, test } from 'vitest'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { saveProducts } from '../save.ts'
import { findProducts } from './search.ts'

const GOODS = [
  ['tree', "L'albero d’argento", 'AB.0707-60', '4006381333931'],
  ['bottle', 'Bottiglia dell’acqua', 'XY-INS114', '0012345678905'],
  ['martin', 'Jürgen Löffel', 'COS41', ''],
  ['street', 'Straßenkarte groß', 'ST1', ''],
  ['shirt', 'Men’s şapka żółta', 'ST2', ''],
  ['train', '鐵路茶杯', 'CR-12306', ''],
  ['tram', '电车茶壶', 'CR-9', ''],
] as const

const shop = async () => {
  const db = openD1('products')
  const drafts = GOODS.map(([handle, title, sku, barcode]) => ({
    handle,
    status: 'active' as const,
    text: { title },
    variants: [{ sku, barcode, prices: [{ currency: currency('EUR'), price: 1 }] }],
  }))
  await saveProducts(db, drafts, 1)
  return db
}

test.each([
  ['albero', 'tree'],
  ['argento', 'tree'],
  ["l'albero", 'tree'],
  ['acqua', 'bottle'],
  ['4006381333931', 'tree'],
  ['0012345678905', 'bottle'],
  ['012345678905', 'bottle'],
  ['12345678905', 'bottle'],
  ['AB.0707-60', 'tree'],
  ['AB070760', 'tree'],
  ['xyins114', 'bottle'],
  ['juergen loeffel', 'martin'],
  ['jurgen loffel', 'martin'],
  ['strassenkarte gross', 'street'],
  ['mens sapka', 'shirt'],
  ['zolta', 'shirt'],
  ['AB0707', 'tree'],
  ['XY-INS', 'bottle'],
  ['XYINS1', 'bottle'],
  ['铁路', 'train'],
  ['鐵路', 'train'],
  ['電車', 'tram'],
])('%j finds %s alone', async (typed, handle) => {
  const db = await shop()
  const { products } = await findProducts(db, typed)
  const { results } = await db.prepare('SELECT number, handle FROM products').all<{ number: number; handle: string }>()
  const handles = new Map(results.map((row) => [row.number, row.handle]))
  expect(products.map((number) => handles.get(number))).toEqual([handle])
})

test('a whole SKU stands first, whatever else has the same signs', async () => {
  const db = openD1('products')
  const drafts = ['100 posters', 'Poster of 100 100', 'Plain'].map((title, at) => ({
    handle: `poster-${at}`,
    status: 'active' as const,
    text: { title },
    variants: [{ sku: at === 2 ? '100' : `P-${at}`, prices: [{ currency: currency('EUR'), price: 1 }] }],
  }))
  await saveProducts(db, drafts, 1)
  const { products } = await findProducts(db, '100')
  const first = await db.prepare('SELECT handle FROM products WHERE number = ?1').bind(products[0]).first()
  expect([products.length, first]).toEqual([3, { handle: 'poster-2' }])
})
