/** Fields that name other things of the shop: chosen by title, shown by title, and silent about what is not to be seen. */
import { beforeAll, expect, test } from 'vitest'
import { readProductFile } from '#domain/catalog/shopify/csv'
import { headerOf, rowsOf } from '#domain/catalog/shopify/rows'
import { currency } from '#domain/money'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { bringFile, fetchShop, FILES, idOf, settledFile } from './files.ts'
import { stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

const EUR = currency('EUR')
let owner: Readonly<Record<string, string>>
let cookie = ''
const send = (method: string, path: string, body?: unknown) =>
  call(method, `/api/admin/${path}`, { headers: owner, ...(body !== undefined && { body }) })

const FIELDS = {
  'custom.goes_with': ['list.product_reference', 'Goes with', '搭配'],
  'custom.series': ['collection_reference', 'Series', '系列'],
  'custom.guide': ['page_reference', 'Guide', '指南'],
  'custom.sheets': ['list.file_reference', 'Sheets', '资料'],
  'custom.made': ['date_time', 'Made', '制作'],
  'custom.deposit': ['money', 'Deposit', '押金'],
  'custom.hardness': ['rating', 'Hardness', '硬度'],
  'custom.note': ['rich_text', 'Note', '备注'],
} as const

const PICTURE = `/media/${'0a'.repeat(16)}.jpg`
const SAID = {
  'custom.goes_with': ['naoussa-jug', 'unfinished-bowl'],
  'custom.series': 'table',
  'custom.guide': '/pages/sizes',
  'custom.sheets': [PICTURE, 'https://files.example/care%20sheet.pdf?v=2'],
  'custom.made': '2026-11-29 10:00',
  'custom.deposit': '{"amount":"5.9","currency_code":"EUR"}',
  'custom.hardness': '4.5/5',
  'custom.note':
    '{"type":"root","children":[{"type":"paragraph","children":[{"type":"text","value":"Fired twice."}]}]}',
}

const put = async (group: string, value: unknown) => {
  const { version } = (await send('GET', `settings/${group}`)).json
  const saved = await send('PUT', `settings/${group}`, { version, value })
  expect(saved.status).toBe(200)
}
const change = async (handle: string, edit: object) => {
  const { version } = (await send('GET', `products/${handle}`)).json
  return send('PUT', `products/${handle}`, { version, ...edit })
}
const values = (said: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(said).map(([field, value]) => [field, { value }]))

beforeAll(async () => {
  await stockGoods()
  owner = await signedIn('owner')
  cookie = (await atDesk('owner')).cookie
  const definitions = Object.entries(FIELDS).map(([field, [type, en, zh]]) => ({
    field,
    name: { en, zh },
    type,
    shown: true,
    filterable: false,
  }))
  await put('metafields', { definitions })
  const page = {
    folder: 'pages',
    handle: 'sizes',
    title: { en: 'Our sizes', zh: '尺寸' },
    lead: {},
    body: { en: '<p>Ours.</p>' },
  }
  await put('pages', { pages: [page] })
})

test('what is named has to be there, and is told by its field', async () => {
  for (const [field, value, kind] of [
    ['custom.goes_with', ['naoussa-jug', 'nobody'], 'product'],
    ['custom.series', 'nobody', 'collection'],
    ['custom.guide', 'nobody', 'page'],
  ] as const) {
    const answer = await change('delos-mug', { vendor: 'Nobody', metafields: values({ [field]: value }) })
    expect(answer).toMatchObject({
      status: 422,
      json: { code: 'metafield-reference-unknown', field, kind, handle: 'nobody' },
    })
  }
  const read = (await send('GET', 'products/delos-mug')).json
  expect([read.vendor, read.metafields]).toEqual(['Kiln on Syros', {}])
  const run = crypto.randomUUID()
  const edits = [{ product: 'delos-mug', metafields: values({ 'custom.series': 'nobody' }) }]
  const many = await send('POST', 'products/bulk', { run, edits })
  expect(JSON.stringify(many.json)).toContain('metafield-reference-unknown')
})

test('lists are not narrowed by handles', async () => {
  const { version, value } = (await send('GET', 'settings/metafields')).json
  const definitions = value.definitions.map((one: { field: string }) => ({ ...one, filterable: true }))
  const answer = await send('PUT', 'settings/metafields', { version, value: { definitions } })
  expect(answer.status).toBe(422)
  expect(answer.json.issues).toContainEqual({ path: 'definitions.0.filterable', code: 'filter-unfit' })
})

test('the page tells what is named by its title, in the language of the visitor, and no draft', async () => {
  const done = await change('delos-mug', { metafields: values(SAID) })
  expect(done.status).toBe(200)
  const page = (await call('GET', '/products/delos-mug')).json
  const zh = (await call('GET', '/zh/products/delos-mug')).json
  expect(page).toContain('<dt>Goes with</dt><dd><a href="/products/naoussa-jug">Naoussa jug</a></dd>')
  expect(page).toContain('<a href="/collections/table">')
  expect(page).toContain('<a href="/pages/sizes">Our sizes</a>')
  expect(zh).toContain('<a href="/zh/pages/sizes">尺寸</a>')
  expect(page).not.toContain('Unfinished')
  expect(page).toContain(`<img src="${PICTURE}" alt="Sheets"`)
  expect(page).toContain('<a href="https://files.example/care%20sheet.pdf?v=2" rel="noopener">care sheet.pdf</a>')
  expect(page).toContain('<dd>€5.90</dd>')
  expect(page).toContain('<dd>4.5 / 5</dd>')
  expect(page).toContain('<dd>Fired twice.</dd>')
  expect(page).toMatch(/<dt>Made<\/dt><dd>29 November 2026|<dt>Made<\/dt><dd>November 29, 2026/)
  expect(page).toContain('{"@type":"PropertyValue","name":"Goes with","value":"Naoussa jug"}')
  const { metafields } = (await call('GET', '/api/products/delos-mug')).json
  expect(metafields[0]).toEqual({
    field: 'custom.goes_with',
    name: 'Goes with',
    type: 'list.product_reference',
    value: ['naoussa-jug'],
    references: [{ handle: 'naoussa-jug', title: 'Naoussa jug', path: '/products/naoussa-jug' }],
  })
})

test('what goes is not shown any more, and stands in the way of no other change', async () => {
  await change('naoussa-jug', { status: 'draft' })
  expect((await call('GET', '/products/delos-mug')).json).not.toContain('Goes with')
  expect((await change('delos-mug', { metafields: values(SAID) })).status).toBe(200)
  await change('naoussa-jug', { status: 'active' })
  expect((await call('GET', '/products/delos-mug')).json).toContain('Goes with')
})

test('in the admin it is found by title, taken over, and told beside the field when there is none', async () => {
  const { id, version } = (await send('GET', 'products/delos-mug')).json
  const path = `/admin/products/${id}`
  const post = async (fields: Readonly<Record<string, string>>) => {
    const form = Object.entries({ key: crypto.randomUUID(), version: String(version), ...fields })
    const answer = await visit(path, { cookie, form })
    return { status: answer.status, html: await answer.text() }
  }
  const name = 'metafields.custom.goes_with'
  const found = await post({ [name]: 'naoussa-jug', [`find.${name}`]: 'mug', do: `find:${name}` })
  expect(found.html).toContain(`value="pick:${name}:delos-mug"`)
  expect(found.html).toMatch(/name="metafields.custom.hardness"[^>]*value="4.5\/5"/)
  const taken = await post({ [name]: 'naoussa-jug', do: `pick:${name}:delos-mug` })
  expect(taken.html).toMatch(/<textarea[^>]*name="metafields.custom.goes_with"[^>]*>naoussa-jug\ndelos-mug<\/textarea>/)
  expect(taken.html.includes('>Naoussa jug · Delos mug</p>')).toBe(true)
  expect((await (await visit(path, { cookie })).text()).includes('>Naoussa jug · Unfinished bowl</p>')).toBe(true)
  for (const [of, typed, handle] of [
    ['custom.series', 'tab', 'table'],
    ['custom.guide', 'siz', 'sizes'],
  ] as const) {
    const looked = await post({
      [`metafields.${of}`]: '',
      [`find.metafields.${of}`]: typed,
      do: `find:metafields.${of}`,
    })
    expect(looked.html).toContain(`value="pick:metafields.${of}:${handle}"`)
  }
  const refused = await post({ [name]: 'naoussa-jug\nnobody', vendor: 'Typed' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('The shop has no product “nobody”.')
  expect(refused.html).toContain('value="Typed"')
  const unfit = await post({ 'metafields.custom.deposit': 'much' })
  expect(unfit).toMatchObject({ status: 422 })
  expect((await send('GET', 'products/delos-mug')).json.version).toBe(version)
})

const RELATED = 'shopify--discovery--product_recommendation.related_products'
const HEAD = ['Handle', 'Title', 'Status', 'Variant Price', `Related products (product.metafields.${RELATED})`]

test('a file of Shopify names products, tells which are not there yet, and goes out with the same', async () => {
  const rows = [
    ['cap', 'Cap', 'active', '19.90', 'scarf; delos-mug; gloves'],
    ['scarf', 'Scarf', 'active', '29.90', ''],
  ]
  const file = readProductFile([HEAD, ...rows], EUR)
  if (!file.ok) throw new Error(file.refusal.reason)
  const { products, metafields } = file.value
  const drafts = products.map(({ draft }) => draft)
  const done = await send('POST', 'catalog/import', { products: drafts, metafields, run: crypto.randomUUID() })
  expect(done.json.products[0]).toMatchObject({
    outcome: 'created',
    unnamed: [{ field: RELATED, kind: 'product', handle: 'gloves' }],
  })
  const { products: out, metafields: fields } = (await send('GET', 'catalog/export')).json
  const layout = { currency: EUR, currencies: [], fields }
  const [row = []] = rowsOf(
    out.find(({ handle }: { handle: string }) => handle === 'cap'),
    {},
    layout,
  )
  expect(row[headerOf(layout).indexOf(HEAD[4] ?? '')]).toBe('scarf; delos-mug; gloves')
  const page = (await call('GET', '/products/cap')).json
  expect(page).toContain('<dt>Related products</dt>')
  expect(page).toContain('>Scarf</a>')
  expect(page).not.toContain('gloves')
})

test('the preview of a file tells what is not there yet, and changes nothing', async () => {
  const text = [HEAD, ['hat', 'Hat', 'active', '9.90', 'hat; mittens'], ['hood', 'Hood', 'active', '9.90', 'A B']]
  const id = idOf(await bringFile(owner, text.map((row) => row.join(',')).join('\n')))
  expect(await settledFile(id)).toMatchObject({ state: 'ready' })
  const html = await (await fetchShop(`${FILES}/${id}`, { headers: owner })).text()
  expect(html.includes('the shop has no product “mittens” yet')).toBe(true)
  expect(html.includes('the shop has no product “hat” yet')).toBe(false)
  expect(html.includes('is no list.product_reference, as the field is')).toBe(true)
  expect((await send('GET', 'products/hat')).status).toBe(404)
})
