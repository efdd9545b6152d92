/** Goods are found as soon as they are saved, in the real database, and no longer when they are not for sale. */
import { beforeAll, expect, test } from 'vitest'
import { findProducts } from '#schema/products/catalog/search/search'
import { suggest } from '#schema/products/catalog/search/suggest'
import { deleteSynonym, saveSynonym } from '#schema/products/catalog/search/synonyms'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { signedIn } from './staff.ts'

let staff: Readonly<Record<string, string>>
beforeAll(async () => {
  staff = await signedIn('owner')
})

const save = async (handle: string, more: object) => {
  const variants = [{ prices: [{ currency: 'EUR', price: 1200 }] }]
  const { status } = await call('POST', '/api/admin/catalog/import', {
    headers: staff,
    body: { products: [{ handle, status: 'active', variants, ...more }] },
  })
  expect(status).toBe(200)
}
const find = async (text: string): Promise<string[]> => {
  const { json } = await call('GET', `/api/search?q=${encodeURIComponent(text)}`)
  return json.products.map(({ handle }: { handle: string }) => handle)
}

test('a good is found right after it is saved, by its new name after it is renamed, and not when it is archived', async () => {
  await save('rhodes-bowl', { text: { title: 'Rhodes bowl' }, translations: { zh: { title: '罗德岛碗' } } })
  expect(await find('rhodes bowls')).toContain('rhodes-bowl')
  expect(await find('罗德岛')).toEqual(['rhodes-bowl'])
  await save('rhodes-bowl', { text: { title: 'Ikaria basin' }, translations: { zh: { title: '盆' } } })
  expect(await find('rhodes')).not.toContain('rhodes-bowl')
  expect(await find('罗德岛')).toEqual([])
  expect(await find('ikaria')).toEqual(['rhodes-bowl'])
  await save('rhodes-bowl', { status: 'archived' })
  expect(await find('ikaria')).toEqual([])
  await save('rhodes-bowl', { status: 'active' })
  expect(await find('ikaria')).toEqual(['rhodes-bowl'])
})

test('a search narrowed by as many options as may be chosen counts each of them without its own choice', async () => {
  const names = ['One', 'Two', 'Three', 'Four', 'Five', 'Six']
  const options = names.slice(0, 3)
  const prices = [{ currency: 'EUR', price: 1200 }]
  // With each value b of one option stands a of the others: all of them are of one variant.
  const variants = ['aaa', 'baa', 'aba', 'aab'].map((values) => ({ options: Array.from(values), prices }))
  await save('thasos-crate', { text: { title: 'Thasos crate' }, options, variants })
  const chosen = (of: readonly string[]) => of.map((name) => `&option.${name}=a`).join('')
  const { json } = await call('GET', `/api/search?q=thasos${chosen(options)}`)
  const counts = json.facets.options.map((one: { name: string; values: { value: string; count: number }[] }) => [
    one.name,
    one.values.map(({ value, count }) => `${value} ${count}`).toSorted(),
  ])
  expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(options.map((name) => [name, ['a 1', 'b 1']])))
  const all = await call('GET', `/api/search?q=thasos${chosen(names)}`)
  expect({ status: all.status, total: all.json.total, isCut: all.json.isCut }).toEqual({
    status: 200,
    total: 0,
    isCut: false,
  })
})

test('what the shop does not know is corrected, and what was corrected is told', async () => {
  await save('zakynthos-lantern', { text: { title: 'Zakynthos lantern' } })
  const hits = await findProducts(shop.PRODUCTS_DB, 'zakintos lantern')
  expect(hits.correction).toEqual({ typed: 'zakintos lantern', shown: 'zakynthos lantern' })
  expect(hits.products).toHaveLength(1)
  expect(await find('lan tern')).toEqual(['zakynthos-lantern'])
  expect(await suggest(shop.PRODUCTS_DB, 'zakyn', 'en', 5)).toMatchObject({
    terms: ['zakynthos'],
    products: [{ handle: 'zakynthos-lantern' }],
  })
})

/** From the database itself: pages and answers may be as old as their cache allows, for a synonym changes no product. */
const found = async (text: string): Promise<string[]> => {
  const { products } = await findProducts(shop.PRODUCTS_DB, text)
  const { results } = await shop.PRODUCTS_DB.prepare('SELECT number, handle FROM products').all<{
    number: number
    handle: string
  }>()
  return products.flatMap((number) => results.find((row) => row.number === number)?.handle ?? [])
}

test('a synonym acts from the next search on, until it is deleted', async () => {
  await save('kalamata-settle', { text: { title: 'Kalamata settle' } })
  expect(await found('couch')).toEqual([])
  const saved = await saveSynonym(shop.PRODUCTS_DB, { words: ['couch', 'settle'], instead: [] }, 1)
  expect(await found('couch')).toEqual(['kalamata-settle'])
  await deleteSynonym(shop.PRODUCTS_DB, saved.ok ? saved.value.id : '')
  expect(await found('couch')).toEqual([])
})

test('the index is made anew by staff, page by page, and by nobody else', async () => {
  await save('samos-jar', { text: { title: 'Samos jar' } })
  await shop.PRODUCTS_DB.batch(
    ['product_search', 'search_documents', 'search_words'].map((table) =>
      shop.PRODUCTS_DB.prepare(`DELETE FROM ${table}`),
    ),
  )
  expect(await found('samos')).toEqual([])
  const path = '/api/admin/catalog/reindex'
  expect((await call('POST', path, { body: {} })).status).toBe(401)
  expect((await call('POST', path, { headers: staff, body: { after: -1 } })).status).toBe(422)
  const { json } = await call('POST', path, { headers: staff, body: { missing: true } })
  expect(json).toMatchObject({ next: null })
  expect(json.indexed).toBe(json.total)
  expect(await found('samos')).toEqual(['samos-jar'])
  expect((await call('POST', path, { headers: staff, body: { missing: true } })).json.indexed).toBe(0)
})
