/** An inventory file changes what it speaks of, place by place, and nothing over what was sold meanwhile. */
import { beforeAll, expect, test } from 'vitest'
import type { VariantId } from '#domain/ids'
import { productByHandle } from '#schema/products/catalog/catalog'
import { applyInventoryFile } from '#workers/flows/inventory/inventory-file'
import { CARDS, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { signedIn } from './staff.ts'

let staff: Readonly<Record<string, string>>
let items: VariantId[]
beforeAll(async () => {
  staff = await signedIn('owner')
  const variants = ['S', 'M'].map((size) => ({
    options: [size, 'Red'],
    sku: size === 'S' ? 'FILE-S' : '',
    prices: [{ currency: 'EUR', price: 1900 }],
    units: 5,
  }))
  const product = { handle: 'file-shirt', status: 'active', text: { title: 'T' }, options: ['Size', 'Color'], variants }
  await call('POST', '/api/admin/catalog/import', { headers: staff, body: { products: [product] } })
  items = ((await productByHandle(shop.PRODUCTS_DB, 'file-shirt'))?.variants ?? []).map(({ id }) => id)
})

const small = { handle: 'file-shirt', sku: 'FILE-S', place: 'main' }
const medium = {
  handle: 'file-shirt',
  options: [
    { name: 'color', value: 'RED' },
    { name: 'Size', value: 'm' },
  ],
  place: 'main',
}
const send = async (lines: readonly object[], more: object = {}) =>
  (await call('POST', '/api/admin/inventory/file', { headers: staff, body: { lines, ...more } })).json
const stockAt = async (place: string, item = items[0]) => {
  const { json } = await call('GET', `/api/admin/inventory/${item}`, { headers: staff })
  return json.stock.find((one: { location: string }) => one.location === place)?.available
}

test('each line is applied at its place; a line that says what is there changes nothing', async () => {
  const { lines } = await send([
    { ...small, units: 7, basedOn: 5 },
    { ...medium, units: 5, basedOn: 5 },
    { ...small, handle: 'nobody', units: 1 },
    { ...small, sku: 'none', units: 1 },
  ])
  expect(lines).toEqual([
    { outcome: 'changed', available: 7, before: 5 },
    { outcome: 'unchanged', available: 5 },
    { outcome: 'refused', code: 'product-unknown' },
    { outcome: 'refused', code: 'variant-unknown' },
  ])
  expect([await stockAt('main'), await stockAt('main', items[1])]).toEqual([7, 5])
  expect((await send([{ ...medium, units: 9 }])).lines).toEqual([{ outcome: 'changed', available: 9, before: 5 }])
})

test('what a colleague has changed since the file was written is told, and left alone', async () => {
  const change = { type: 'correct', variantId: items[0], units: -1 }
  await call('POST', '/api/admin/inventory/changes', { headers: staff, body: { changes: [change] } })
  expect((await send([{ ...small, units: 20, basedOn: 7 }])).lines).toEqual([
    { outcome: 'refused', code: 'stock-differs', available: 6 },
  ])
  expect(await stockAt('main')).toBe(6)
})

test('a number that the shelf shows by chance is no reason to leave a line alone', async () => {
  const seen = await stockAt('main', items[1])
  const order = await ready([{ variantId: items[1] as VariantId, units: 2 }])
  expect((await pay(order, CARDS.approves)).status).toBe(200)
  // Two were missing when somebody counted, and two others were sold meanwhile.
  const line = { ...medium, units: seen - 2, basedOn: seen }
  expect((await send([line])).lines).toEqual([{ outcome: 'changed', available: seen - 4, before: seen - 2 }])
  expect(await stockAt('main', items[1])).toBe(seen - 4)
  expect((await send([line])).lines).toMatchObject([{ outcome: 'refused', code: 'stock-differs' }])
  const count = { ...medium, units: 30, basedOn: seen - 4 }
  expect((await send([count])).lines).toMatchObject([{ outcome: 'changed', available: 30 }])
  expect((await send([count])).lines).toEqual([{ outcome: 'unchanged', available: 30 }])
})

test('a line that is sent again after a crash says what it has done', async () => {
  const lines = [{ handle: 'file-shirt', sku: 'FILE-S', options: [], place: 'main', units: 12, basedOn: null }]
  const again = { unknownPlaces: 'refuse', key: crypto.randomUUID(), who: 'maria' } as const
  const first = await applyInventoryFile(shop, lines, again)
  const before = first.applied.flatMap((one) => ('before' in one ? one.before : []))
  await call('POST', '/api/admin/inventory/changes', {
    headers: staff,
    body: { changes: [{ type: 'correct', variantId: items[0], units: -1 }] },
  })
  expect((await applyInventoryFile(shop, lines, again)).applied).toEqual([
    { outcome: 'changed', available: 11, before: (before[0] ?? Number.NaN) - 1 },
  ])
})

test('a place that nobody knows is refused or opened, by choice', async () => {
  const line = { ...small, place: 'Thessaloniki, Dock 9', units: 3 }
  expect(await send([line])).toEqual({ lines: [{ outcome: 'refused', code: 'location-unknown' }], created: [] })
  const opened = await send([line], { unknownPlaces: 'create' })
  expect(opened).toMatchObject({ lines: [{ outcome: 'changed', available: 3 }], created: ['thessaloniki-dock-9'] })
  expect([await stockAt('thessaloniki-dock-9'), await stockAt('main')]).toEqual([3, 11])
  expect(await send([line])).toMatchObject({ lines: [{ outcome: 'unchanged' }], created: [] })
})
