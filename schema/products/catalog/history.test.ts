/** What a product was is kept, bounded, and comes back with the ids that it had. */
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { VERSIONS_MAX, type By } from '#domain/catalog/history'
import type { Product } from '#domain/catalog/product'
import { parseListQuery } from '#domain/catalog/list-query'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { productByHandle, productsBy, setAvailability } from './catalog.ts'
import { latestVersionOf, productAt, versionsOf } from './history.ts'
import { deleteProduct, restoreProduct } from './lifecycle.ts'
import { listProducts } from './lists.ts'
import { packed, unpacked } from './packed.ts'
import { saveProducts } from './save.ts'

const EUR = currency('EUR')
const MAYA: By = { who: 'usr_maya', cause: 'edit' }
const FILE: By = { who: 'usr_lin', cause: 'import', run: 'spring' }
const ALL = { before: Number.MAX_SAFE_INTEGER, limit: 100 }

const mug: Draft = {
  handle: 'mug',
  status: 'active',
  text: { title: 'Delos mug' },
  options: ['Glaze'],
  variants: ['Chalk', 'Aegean'].map((glaze) => ({
    options: [glaze],
    tracked: true,
    prices: [{ currency: EUR, price: 2800 }],
  })),
}

const shop = async () => {
  const db = openD1('products')
  await saveProducts(db, [mug], 1, FILE)
  return db
}
const mugIn = async (db: D1Database): Promise<Product> => {
  const product = await productByHandle(db, 'mug')
  if (!product) throw new Error('there is no mug')
  return product
}

test('every change says who made it and why, and what was before can be read', async () => {
  const db = await shop()
  await saveProducts(db, [{ handle: 'mug', vendor: 'V' }], 2, MAYA)
  await saveProducts(db, [{ handle: 'mug', vendor: 'V' }], 3, MAYA)
  await saveProducts(db, [{ handle: 'mug', vendor: 'W' }], 4, FILE)
  const { id } = await mugIn(db)
  expect(await versionsOf(db, id, ALL)).toEqual([
    { version: 3, at: 4, ...FILE },
    { version: 2, at: 2, ...MAYA },
    { version: 1, at: 1, ...FILE },
  ])
  expect(await versionsOf(db, id, { before: 3, limit: 1 })).toMatchObject([{ version: 2 }])
  const vendors = await Promise.all([0, 1, 2, 3, 4].map(async (version) => (await productAt(db, id, version))?.vendor))
  expect(vendors).toEqual([undefined, '', 'V', 'W', undefined])
})

test('of a product that is changed for ever the latest are kept', async () => {
  const db = await shop()
  for (let turn = 0; turn < VERSIONS_MAX + 5; turn++)
    await saveProducts(db, [{ handle: 'mug', vendor: `V${turn}` }], turn + 2, MAYA)
  const { id, version } = await mugIn(db)
  const kept = await versionsOf(db, id, ALL)
  expect([kept.length, kept[0]?.version]).toEqual([VERSIONS_MAX, version])
  expect((await productAt(db, id, version - VERSIONS_MAX))?.version).toBe(version - VERSIONS_MAX)
  expect(await productAt(db, id, version - VERSIONS_MAX - 1)).toBeUndefined()
})

test('a former version comes back as the latest, with its variants', async () => {
  const db = await shop()
  const before = await mugIn(db)
  const linen = { options: ['Linen'], prices: [{ currency: EUR, price: 1 }] }
  await saveProducts(db, [{ handle: 'mug', text: { title: 'Cup' }, variants: [linen] }], 2, MAYA)
  expect((await mugIn(db)).variants).toHaveLength(3)
  const back = await restoreProduct(db, before.id, 1, { ...MAYA, cause: 'restore' }, 3)
  expect(back).toMatchObject({ ok: true, value: { changed: true } })
  expect(await mugIn(db)).toEqual({ ...before, version: 3, updatedAt: 3 })
  expect(await restoreProduct(db, before.id, 1, MAYA, 4)).toMatchObject({ ok: true, value: { changed: false } })
  expect(await restoreProduct(db, before.id, 9, MAYA, 4)).toMatchObject({ refusal: { code: 'version-unknown' } })
})

test('what is deleted is nowhere, and comes back with its ids, its stock’s words and what files had said', async () => {
  const db = await shop()
  const before = await mugIn(db)
  const [chalk] = before.variants
  if (!chalk) throw new Error('there is no chalk')
  await setAvailability(db, [{ item: chalk.id, word: 'low', version: 7 }])
  db.sqlite.exec(
    `INSERT INTO stated_stock (variant, location, units, stated, based_on) VALUES ('${chalk.id}', 'main', 9, 2, 4)`,
  )
  const stated = () => db.sqlite.prepare('SELECT * FROM stated_stock').all()
  const [kept, words] = [
    stated(),
    () => db.sqlite.prepare('SELECT word, products FROM search_words ORDER BY word').all(),
  ]
  const indexed = words()

  const gone = { ...MAYA, cause: 'delete' } as const
  expect(await deleteProduct(db, before.id, 2, gone, 5)).toMatchObject({
    refusal: { code: 'product-differs', version: 1 },
  })
  expect(await deleteProduct(db, before.id, 1, gone, 5)).toMatchObject({ ok: true })
  expect(await deleteProduct(db, before.id, 1, gone, 5)).toMatchObject({ refusal: { code: 'product-unknown' } })
  const list = parseListQuery(new URLSearchParams(''), { currency: EUR })
  expect([await productsBy(db, 'id', [before.id]), (await listProducts(db, list)).cards, stated(), words()]).toEqual([
    [],
    [],
    [],
    [],
  ])
  expect(await latestVersionOf(db, before.id)).toBe(2)

  await restoreProduct(db, before.id, 1, { ...MAYA, cause: 'restore' }, 6)
  const after = await mugIn(db)
  expect(after.variants.map(({ id }) => id)).toEqual(before.variants.map(({ id }) => id))
  expect([after.version, after.createdAt, after.variants[0]?.availability]).toEqual([3, 1, 'low'])
  expect([stated(), words()]).toEqual([kept, indexed])
  expect((await listProducts(db, list)).cards).toMatchObject([{ handle: 'mug', availability: 'low' }])
  const told = [{ item: chalk.id, word: 'in-stock', version: 6 } as const]
  expect(await setAvailability(db, told), 'an older word').toEqual([])
  expect((await versionsOf(db, before.id, ALL)).map(({ version, cause }) => [version, cause])).toEqual([
    [3, 'restore'],
    [2, 'delete'],
    [1, 'import'],
  ])
})

test('what comes back takes no other product’s address', async () => {
  const db = await shop()
  const { id } = await mugIn(db)
  await deleteProduct(db, id, 1, MAYA, 2)
  await saveProducts(db, [mug], 3)
  expect(await restoreProduct(db, id, 1, MAYA, 4)).toEqual({
    ok: false,
    refusal: { code: 'handle-taken', handle: 'mug' },
  })
})

test('documents are packed and read again, in any script, and the largest fits a row', () => {
  const variants = Array.from({ length: 2_500 }, (_, at) => ({
    id: `var_${at}`,
    options: [`顏色 ${at % 50}`, `尺寸 ${Math.floor(at / 50)}`],
    prices: Array.from({ length: 40 }, (__, which) => ({ amount: 1000 + at, currency: `C${which}` })),
  }))
  const document = { title: '马克杯 \u{1f3fa}', variants }
  const text = packed(document)
  expect(unpacked(text)).toEqual(document)
  expect([JSON.stringify(document).length > 2_000_000, text.length < 1_000_000]).toEqual([true, true])
})

test('an import writes its past in one statement for all products of a transaction', async () => {
  const db = openD1('products')
  const many = Array.from({ length: 25 }, (_, at) => ({ ...mug, handle: `mug-${at}` }))
  await saveProducts(db, many, 1, FILE)
  const texts: string[] = []
  const counting = new Proxy(db, {
    get: (there, name) =>
      name === 'prepare' ? (text: string) => (texts.push(text), there.prepare(text)) : Reflect.get(there, name),
  })
  await saveProducts(
    counting,
    many.map((one) => ({ ...one, vendor: 'V' })),
    2,
    FILE,
  )
  expect(texts.filter((text) => text.includes('product_versions'))).toHaveLength(1)
})

test('a document of before has what came later as it would have said it', async () => {
  const db = await shop()
  await saveProducts(db, [{ handle: 'mug', vendor: 'V' }], 2, MAYA)
  const { id } = await mugIn(db)
  const { publishedFrom: _, publishedUntil: __, safety: ___, ...old } = (await productAt(db, id, 1)) ?? ({} as Product)
  db.sqlite.prepare('UPDATE product_versions SET document = ? WHERE version = 1').run(packed(old))
  expect(await productAt(db, id, 1)).toMatchObject({ publishedFrom: null, publishedUntil: null, safety: null })
  await restoreProduct(db, id, 1, MAYA, 3)
  const list = parseListQuery(new URLSearchParams(''), { currency: EUR })
  expect((await listProducts(db, list)).cards).toHaveLength(1)
})
