/** A price before that is not above the price is told through every door of the staff, and nothing is saved; files tell it as a note. */
import { beforeAll, expect, test } from 'vitest'
import { productByHandle } from '#schema/products/catalog/catalog'
import { call } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn as programmer } from './staff.ts'

let goods: Goods
let cookie = ''
let headers: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  cookie = (await signedIn('manager')).cookie
  headers = await programmer('manager')
})

const PATH = '/admin/products'
const jug = async () => {
  const product = await productByHandle(shop.PRODUCTS_DB, 'naoussa-jug')
  if (!product) throw new Error('the jug is gone')
  return product
}
const send = async (path: string, fields: readonly (readonly [string, string])[]) => {
  const answer = await visit(`${PATH}/${path}`, { cookie, form: [...fields, ['key', crypto.randomUUID()]] })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}

test.each(['5', '48.99', '49'])(
  'the editor tells %s at its field, keeps it as typed, and saves nothing',
  async (typed) => {
    const before = await jug()
    const cell = `variants.${goods.jug}.compareAt.EUR`
    const refused = await send(before.id, [
      ['version', String(before.version)],
      ['vendor', 'Somebody'],
      [cell, typed],
    ])
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('has to be above the price')
    expect(refused.html).toContain(`value="${typed}"`)
    expect(await jug()).toEqual(before)
  },
)

test('the API refuses it in a change, an edit and a change of many, and takes one that is above', async () => {
  const before = await jug()
  const refusal = { code: 'compare-at-too-low', variantId: goods.jug, currency: 'EUR' }
  const one = `/api/admin/products/naoussa-jug`
  const prices = [{ currency: 'EUR', compareAt: 4_900 }]
  const edit = { version: before.version, variants: [{ id: goods.jug, prices }] }
  expect(await call('PUT', one, { headers, body: edit })).toMatchObject({ status: 422, json: refusal })
  const price = { amount: 4_900, currency: 'EUR' }
  const change = { prices: [{ variantId: goods.jug, price, compareAt: { amount: 100, currency: 'EUR' } }] }
  expect(await call('PATCH', one, { headers, body: change })).toMatchObject({ status: 422, json: refusal })
  const bulk = (run: string, body: object) =>
    call('POST', '/api/admin/products/bulk', { headers, body: { run, ...body } })
  const set = { currency: 'EUR', field: 'compareAt', set: 500 }
  for (const body of [
    { products: ['naoussa-jug'], change: { prices: [set] } },
    { edits: [{ product: 'naoussa-jug', variants: [{ id: goods.jug, prices }] }] },
  ])
    expect((await bulk('low', body)).json.products).toMatchObject([{ outcome: 'refused', refusal }])
  expect(await jug()).toEqual(before)
  const above = {
    version: before.version,
    variants: [{ id: goods.jug, prices: [{ currency: 'EUR', compareAt: 5_900 }] }],
  }
  expect((await call('PUT', one, { headers, body: above })).status).toBe(200)
  // A price that is raised to the one before ends the sale.
  const raised = { products: ['naoussa-jug'], change: { prices: [{ currency: 'EUR', field: 'price', set: 5_900 }] } }
  expect((await bulk('end', raised)).json.products).toMatchObject([{ outcome: 'changed' }])
  expect((await jug()).variants[0]?.compareAt).toEqual([])
  await call('POST', '/api/admin/products/undo', { headers, body: { run: 'end' } })
  const { version } = await jug()
  await call('PUT', one, {
    headers,
    body: { version, variants: [{ id: goods.jug, prices: [{ currency: 'EUR', compareAt: null }] }] },
  })
})

test('many at once: the look tells it, and so does the list afterwards, by the product', async () => {
  const before = await jug()
  const fields = [
    ['act', 'compare-at'],
    ['pick', before.id],
    ['step', 'on'],
    ['currency', 'EUR'],
    ['how', 'set'],
    ['amount', '5'],
  ] as const
  const query = new URLSearchParams(fields.map(([name, value]) => [name, value]))
  const look = await (await visit(`${PATH}/bulk?${query}`, { cookie })).text()
  expect(look).toContain('has to be above the price')
  const done = await send('bulk', fields)
  expect(done.to).toContain('count=0&refused=1')
  const told = await (await visit(done.to, { cookie })).text()
  for (const said of ['1 could not be', 'naoussa-jug', 'has to be above the price']) expect(told).toContain(said)
  expect(await jug()).toEqual(before)
})
