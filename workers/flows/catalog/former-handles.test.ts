/** Goods whose handle the shop once wrote otherwise are the same goods when their file comes again. */
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import type { LocationId } from '#domain/ids'
import { currency } from '#domain/money'
import { redirectOf } from '#schema/products/catalog/redirects'
import { productByHandle } from '#schema/products/catalog/catalog'
import { saveProducts } from '#schema/products/catalog/save'
import { openD1 } from '#tests/d1'
import { importCatalog } from './import.ts'
import { formerlyNamed, renameFormer } from './former-handles.ts'

const rename = async (db: D1Database, file: readonly Draft[], now: number) =>
  renameFormer(db, await formerlyNamed(db, file), BY, now)

const BY = { who: 'usr_maya', cause: 'import', run: 'file' } as const
const draft = (handle: string, title: string, sku = ''): Draft => ({
  handle,
  text: { title },
  variants: [{ sku, prices: [{ currency: currency('EUR'), price: 100 }] }],
})

test('the same SKU, or the same title without one, gets the handle of its file, and the old address leads there', async () => {
  const db = openD1('products')
  const before = [draft('große-42', 'Größe 42', 'G-42'), draft('logotm-tee', 'Logo'), draft('cafe', 'Café', 'C-1')]
  await saveProducts(db, before, 1)
  const ids = await Promise.all(
    ['große-42', 'logotm-tee'].map(async (handle) => (await productByHandle(db, handle))?.id),
  )
  const file = [draft('größe-42', 'Größe 42', 'G-42'), draft('logo™-tee', 'Logo'), draft('café', 'Another café', 'C-2')]
  expect(await rename(db, file, 2)).toEqual(['große-42', 'logotm-tee'])
  const now = await Promise.all(
    ['größe-42', 'logo™-tee'].map(async (handle) => (await productByHandle(db, handle))?.id),
  )
  expect(now).toEqual(ids)
  expect(await redirectOf(db, '/products/große-42')).toBe('/products/größe-42')
  // Another café is another product.
  expect((await productByHandle(db, 'cafe'))?.text.title).toBe('Café')
  expect(await rename(db, file, 3)).toEqual([])
})

test('a file that has both handles has two products', async () => {
  const db = openD1('products')
  await saveProducts(db, [draft('a-b', 'A', 'X')], 1)
  expect(await rename(db, [draft('a-b', 'A', 'X'), draft('a--b', 'A', 'X')], 2)).toEqual([])
})

const importing = (db: D1Database, overwrite: boolean) => {
  const input = { products: [draft('größe-42', 'Größe', 'G-42')], collections: [], location: 'main' as LocationId }
  const env = { PRODUCTS_DB: db } as Parameters<typeof importCatalog>[0]
  return importCatalog(env, { ...input, overwrite, by: BY }, 2)
}

test('what is to stay as it is keeps its address too, and no second one is made of it', async () => {
  const db = openD1('products')
  await saveProducts(db, [draft('große-42', 'Größe 42', 'G-42')], 1)
  expect((await importing(db, false)).products).toMatchObject([{ handle: 'größe-42', outcome: 'unchanged' }])
  expect(await productByHandle(db, 'große-42')).toMatchObject({ version: 1, text: { title: 'Größe 42' } })
  expect(await productByHandle(db, 'größe-42')).toBeUndefined()
  expect((await importing(db, true)).products).toMatchObject([{ handle: 'größe-42', outcome: 'updated' }])
})
