/** Whole products through the door of the staff: copied, deleted and brought back, with all that they were before. */
import { beforeAll, expect, test } from 'vitest'
import { CARDS, opened, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let clerk: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  clerk = await signedIn('clerk')
})

const PRODUCTS = '/api/admin/products'
const read = async (name: string) => (await call('GET', `${PRODUCTS}/${name}`, { headers: owner })).json
const send = (method: string, path: string, body?: unknown, key?: string) =>
  call(method, `${PRODUCTS}/${path}`, { headers: owner, ...(body !== undefined && { body }), ...(key && { key }) })
const versionsOf = async (name: string) => (await send('GET', `${name}/versions`)).json.versions

test('a change, an import and who made them are told, field by field', async () => {
  const { version } = await read('delos-mug')
  const price = { variantId: goods.aegean, price: { amount: 3300, currency: 'EUR' } }
  await send('PATCH', 'delos-mug', { prices: [price] })
  const body = { products: [{ handle: 'delos-mug', tags: ['table'], vendor: 'Another kiln' }], run: 'spring-1' }
  await call('POST', '/api/admin/catalog/import', { headers: owner, body })
  const [imported, edited] = await versionsOf('delos-mug')
  expect(imported).toMatchObject({ version: version + 2, cause: 'import', run: 'spring-1' })
  expect(edited).toMatchObject({ version: version + 1, cause: 'edit' })
  expect([typeof edited.who, edited.who]).toEqual(['string', imported.who])
  const past = await send('GET', `delos-mug/versions/${version}`)
  expect(past.json).toMatchObject({ product: { version }, against: version + 2 })
  expect(past.json.changes).toEqual([
    { field: 'vendor', before: 'Kiln on Syros', after: 'Another kiln' },
    { field: `variants.${goods.aegean}.price.EUR`, before: 3000, after: 3300 },
    { field: 'tags.table', after: true },
  ])
  const step = await send('GET', `delos-mug/versions/${version}?against=${version + 1}`)
  expect(step.json.changes).toHaveLength(1)
  expect((await send('GET', 'delos-mug/versions/999')).json).toMatchObject({ code: 'version-unknown' })
  expect((await send('GET', 'no-such/versions')).json).toMatchObject({ code: 'product-unknown' })
})

test('a change of the version that was seen is made of that one alone', async () => {
  const { version, vendor } = await read('naoussa-jug')
  const stale = await send('PATCH', 'naoussa-jug', { status: 'active', version: version + 1 })
  expect(stale).toMatchObject({ status: 409, json: { code: 'product-differs', version } })
  const seen = await send('PATCH', 'naoussa-jug', { status: 'archived', version })
  expect(seen.json).toMatchObject({ version: version + 1, status: 'archived', vendor })
  await send('PATCH', 'naoussa-jug', { status: 'active' })
})

test('a version comes back, once', async () => {
  const [latest] = await versionsOf('delos-mug')
  const first = await send('POST', 'delos-mug/restore', { version: latest.version - 2 })
  expect(first.json).toMatchObject({ version: latest.version + 1, vendor: 'Kiln on Syros', tags: [] })
  expect(first.json.variants.map(({ id }: { id: string }) => id)).toEqual([goods.chalk, goods.aegean])
  const again = await send('POST', 'delos-mug/restore', { version: latest.version - 2 })
  expect([again.status, again.json.version]).toEqual([200, first.json.version])
})

test('what is deleted is no longer for sale, keeps its stock, and comes back as it was', async () => {
  const before = await read('delos-mug')
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const stale = await send('DELETE', `delos-mug?version=${before.version - 1}`)
  expect(stale).toMatchObject({ status: 409, json: { code: 'product-differs', version: before.version } })
  const gone = await send('DELETE', `delos-mug?version=${before.version}`)
  expect(gone.json).toEqual({ id: before.id, handle: 'delos-mug', version: before.version })
  expect((await send('DELETE', `delos-mug?version=${before.version}`)).json).toMatchObject({ code: 'product-unknown' })

  for (const path of ['/products/delos-mug', '/api/products/delos-mug'])
    expect([path, (await call('GET', path)).status]).toEqual([path, 404])
  const holding = await call('GET', `/api/carts/${cart.id}`, { bearer: cart.bearer })
  expect(JSON.stringify(holding.json)).toContain('item_unavailable')
  expect((await call('GET', `/cart/${cart.id}`)).status).toBeLessThan(500)

  const back = await send('POST', `${before.id}/restore`, { version: before.version })
  expect([back.status, back.json.version]).toEqual([200, before.version + 2])
  const { version: _, updatedAt: __, ...same } = before
  expect(await read('delos-mug')).toMatchObject(same)
  const stock = await call('GET', `/api/admin/inventory/${goods.chalk}`, { headers: owner })
  expect(stock.json.stock).toMatchObject([{ available: 20 }])
  const again = await call('GET', `/api/carts/${cart.id}`, { bearer: cart.bearer })
  expect(JSON.stringify(again.json)).not.toContain('item_unavailable')
  expect((await versionsOf(before.id)).slice(0, 2)).toMatchObject([{ cause: 'restore' }, { cause: 'delete' }])
})

test('an order keeps what it was of when the product is gone, for its buyer and for staff', async () => {
  const cart = await ready([{ variantId: goods.chalk, units: 1 }])
  const paid = await pay(cart, CARDS.approves)
  expect(paid.status).toBe(200)
  const { version, id, title } = await read('delos-mug')
  await send('DELETE', `delos-mug?version=${version}`)
  const order = await call('GET', `/api/orders/${paid.json.order.id}`, { bearer: cart.bearer })
  expect([order.status, order.json.lineItems[0].title]).toEqual([200, title])
  const desk = await call('GET', `/api/admin/orders/${paid.json.order.id}`, { headers: owner })
  expect([desk.status, desk.json.lineItems[0].title]).toEqual([200, title])
  await send('POST', `${id}/restore`, { version })
})

test('a copy is a draft of its own; the same key makes one', async () => {
  const key = crypto.randomUUID()
  const copy = await send('POST', 'delos-mug/duplicate', { title: 'Delos mug, large' }, key)
  expect(copy.json).toMatchObject({ handle: 'delos-mug-copy', status: 'draft', title: 'Delos mug, large', version: 1 })
  expect(copy.json.variants.map(({ id }: { id: string }) => id)).not.toContain(goods.chalk)
  expect((await send('POST', 'delos-mug/duplicate', { title: 'Delos mug, large' }, key)).json.id).toBe(copy.json.id)
  expect((await send('POST', 'delos-mug/duplicate', { title: 'Another' }, key)).status).toBe(422)
  expect((await send('POST', 'delos-mug/duplicate', {})).json.handle).toBe('delos-mug-copy-2')
  expect((await send('POST', 'delos-mug-copy/duplicate', {})).json.handle).toBe('delos-mug-copy-3')
  const taken = await send('POST', 'delos-mug/duplicate', { handle: 'naoussa-jug' })
  expect(taken).toMatchObject({ status: 409, json: { code: 'handle-taken', handle: 'naoussa-jug' } })
  expect(await versionsOf('delos-mug-copy')).toMatchObject([{ version: 1, cause: 'duplicate' }])
})

test('who may not change goods deletes, copies and restores none', async () => {
  for (const [method, path, body] of [
    ['DELETE', 'delos-mug?version=1', undefined],
    ['POST', 'delos-mug/duplicate', {}],
    ['POST', 'delos-mug/restore', { version: 1 }],
  ] as const) {
    const answer = await call(method, `${PRODUCTS}/${path}`, { headers: clerk, ...(body && { body }) })
    expect([path, answer.status]).toEqual([path, 403])
  }
})
