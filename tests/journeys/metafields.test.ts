/** Fields of a merchant's own: brought by a file, named in the settings, shown and chosen by, refused where they do not fit. */
import { beforeAll, expect, test } from 'vitest'
import { readProductFile } from '#domain/catalog/shopify/csv'
import { headerOf, rowsOf } from '#domain/catalog/shopify/rows'
import { currency } from '#domain/money'
import { call } from './caller.ts'
import { stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  await stockGoods()
  owner = await signedIn('owner')
})

const EUR = currency('EUR')
const HEAD = [
  'Handle',
  'Title',
  'Status',
  'Variant Price',
  'Care (product.metafields.my-app.care)',
  'Fits (product.metafields.my-app.fits)',
]
const CAP = ['cap', 'Cap', 'active', '19.90', 'Wash by hand', '["S","M"]']
const send = (method: string, path: string, body?: unknown) =>
  call(method, `/api/admin/${path}`, { headers: owner, ...(body !== undefined && { body }) })
const read = async (name: string) => (await send('GET', `products/${name}`)).json

const imported = async (...rows: string[][]) => {
  const file = readProductFile([HEAD, ...rows], EUR)
  if (!file.ok) throw new Error(file.refusal.reason)
  const { products, metafields } = file.value
  return send('POST', 'catalog/import', { products: products.map(({ draft }) => draft), metafields, run: 'caps' })
}

test('a file brings its fields along, and goes out with the same', async () => {
  const first = await imported(CAP)
  expect(first.json).toMatchObject({ metafields: ['my-app.care', 'my-app.fits'], products: [{ outcome: 'created' }] })
  expect((await imported(CAP)).json).toMatchObject({ metafields: [], products: [{ outcome: 'unchanged' }] })
  const metafields = {
    'my-app.care': { type: 'single_line_text', value: 'Wash by hand' },
    'my-app.fits': { type: 'list.single_line_text', value: ['S', 'M'] },
  }
  expect(await read('cap')).toMatchObject({ metafields })
  const { products, metafields: own } = (await send('GET', 'catalog/export')).json
  const cap = products.find(({ handle }: { handle: string }) => handle === 'cap')
  const layout = { currency: EUR, currencies: [], fields: own }
  const header = headerOf(layout)
  const [row = []] = rowsOf(cap, {}, layout)
  expect([header.slice(-2), row.slice(-2)]).toEqual([HEAD.slice(-2), CAP.slice(-2)])
  const found = async (query: string) =>
    (await send('GET', `products?${query}`)).json.products.map(({ handle }: { handle: string }) => handle)
  expect(await found('metafield=my-app.fits&metafieldValue=m')).toEqual(['cap'])
  expect(await found('metafield=my-app.fits&metafieldValue=XL')).toEqual([])
  const blank = await imported(['cap', 'Cap', 'active', '19.90', '', '["S","M"]'])
  expect(blank.json).toMatchObject({ products: [{ outcome: 'updated' }] })
  expect(Object.keys((await read('cap')).metafields)).toEqual(['my-app.fits'])
  await send('POST', 'products/cap/restore', { version: 1 })
  expect(await read('cap')).toMatchObject({ metafields })
})

test('what does not fit its type is refused by name, and left as it was', async () => {
  const value = { type: 'number_integer', value: 'many' }
  const { version } = await read('cap')
  const edit = await send('PUT', 'products/cap', { version, metafields: { 'custom.rows': value } })
  expect(edit).toMatchObject({
    status: 422,
    json: { code: 'metafield-unfit', field: 'custom.rows', type: 'number_integer' },
  })
  const unknown = await send('PUT', 'products/cap', { version, metafields: { 'custom.rows': { value: '3' } } })
  expect(unknown.json).toMatchObject({ code: 'metafield-unknown', field: 'custom.rows' })
  const draft = { handle: 'cap', vendor: 'Hatter', metafields: { 'custom.rows': value } }
  const told = await send('POST', 'catalog/import', { products: [draft] })
  expect(told.json.products).toMatchObject([
    { outcome: 'updated', unfit: [{ code: 'metafield-unfit', field: 'custom.rows' }] },
  ])
  expect(await read('cap')).toMatchObject({ vendor: 'Hatter' })
  // The type that the settings say holds where none is sent.
  const typed = await send('PUT', 'products/cap', {
    version: version + 1,
    metafields: { 'my-app.care': { value: 'Cold' } },
  })
  expect(typed.json.metafields['my-app.care']).toEqual({ type: 'single_line_text', value: 'Cold' })
})

test('the settings say what is shown, and by what lists are narrowed', async () => {
  const { json } = await send('GET', 'settings/metafields')
  const definitions = json.value.definitions.map((one: { field: string }) => ({
    ...one,
    shown: one.field === 'my-app.care',
    filterable: one.field === 'my-app.fits',
  }))
  const saved = await send('PUT', 'settings/metafields', { version: json.version, value: { definitions } })
  expect(saved.status).toBe(200)
  const page = (await call('GET', '/products/cap')).json
  expect(page).toContain('<dt>Care</dt><dd>Cold</dd>')
  expect(page).toContain('{"@type":"PropertyValue","name":"Care","value":"Cold"}')
  expect(page).not.toContain('Fits')
  expect((await call('GET', '/api/products/cap')).json.metafields).toEqual([
    { field: 'my-app.care', name: 'Care', type: 'single_line_text', value: 'Cold' },
  ])
  const list = await call('GET', '/api/products?option.metafield.my-app.fits=M')
  expect(list.json.products.map(({ handle }: { handle: string }) => handle)).toEqual(['cap'])
  const facet = list.json.facets.options.find(({ name }: { name: string }) => name === 'metafield.my-app.fits')
  expect(facet).toMatchObject({
    label: 'Fits',
    values: [
      { value: 'M', count: 1 },
      { value: 'S', count: 1 },
    ],
  })
})
