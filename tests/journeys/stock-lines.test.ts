/** Lines and heads of documents of stock, changed by several people at once: by the page and by the API. */
import { beforeAll, expect, test } from 'vitest'
import { itemBy } from '#schema/products/inventory/items'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let headers: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  headers = await signedIn('owner')
  await call('PUT', '/api/admin/inventory/locations/second', { headers, body: { priority: 2 } })
}, 120_000)

const keyed = () => ({ ...headers, 'idempotency-key': crypto.randomUUID() })
const post = async (path: string, body: object) => call('POST', `/api/admin/stock-documents${path}`, { headers, body })
const put = (path: string, body: object) => call('PUT', `/api/admin${path}`, { headers: keyed(), body })
const opened = async (body: object, lines: readonly object[]): Promise<string> => {
  const { id } = (await post('', body)).json
  expect((await post(`/${id}/lines`, { lines })).status).toBe(200)
  return id
}
const read = async (id: string) => (await call('GET', `/api/admin/stock-documents/${id}`, { headers })).json

test('two who change the lines of one document lose nothing of each other, and what nobody meant goes', async () => {
  const { cookie } = await atDesk('clerk')
  const id = await opened({ kind: 'count', to: 'second' }, [
    { variantId: goods.chalk, to: 5 },
    { variantId: goods.jug, to: 2 },
    { variantId: goods.aegean, to: 1 },
  ])
  const path = `/admin/inventory/counts/${id}`
  const page = await (await visit(path, { cookie })).text()
  const fields = (html: string) =>
    [...html.matchAll(/<input[^>]* name="((?:units|seen-units)\.[^"]+)"[^>]* value="(\d*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    )
  expect(fields(page)).toHaveLength(6)
  const send = async (changed: Readonly<Record<string, string>>, seen = page) => {
    const form = Object.entries({
      key: crypto.randomUUID(),
      do: 'lines',
      ...Object.fromEntries(fields(seen)),
      ...changed,
    })
    const answer = await visit(path, { cookie, form })
    return { status: answer.status, html: await answer.text() }
  }
  const units = async () => (await read(id)).lines.map((one: { units: number }) => one.units)
  // A colleague goes on scanning what the page says five of.
  await post(`/${id}/lines`, { lines: [{ code: 'MUG-C', by: 3 }] })
  expect((await send({ [`units.${goods.jug}`]: '4' })).status).toBe(303)
  expect(await units()).toEqual([8, 4, 1])
  const late = await send({ [`units.${goods.chalk}`]: '6' })
  expect([late.status, late.html.includes('Changed meanwhile: 8 stands there now.')]).toEqual([409, true])
  expect(late.html).toMatch(new RegExp(`name="units.${goods.jug}"[^>]*value="4"`))
  const empty = await send({ [`units.${goods.chalk}`]: '' }, late.html)
  expect(empty.status).toBe(422)
  expect(empty.html).toMatch(new RegExp(`name="units.${goods.chalk}" aria-invalid="true"`))
  expect((await send({ [`units.${goods.chalk}`]: '6', [`remove.${goods.aegean}`]: 'on' }, late.html)).status).toBe(303)
  expect(await units()).toEqual([6, 4])
  const elsewhere = await put(`/stock-documents/${id}`, { version: (await read(id)).version, to: 'main' })
  expect(elsewhere.json).toMatchObject({ code: 'document-begun' })
  expect((await post(`/${id}/lines`, { lines: [{ variantId: goods.jug, to: 9, seen: 2 }] })).json.code).toBe(
    'document-changed',
  )
})

test('nobody orders at a supplier who was laid aside, and an order stays at its supplier', async () => {
  const made = { name: 'Old Kiln', currency: 'EUR', leadDays: 9 }
  const supplier = (await call('POST', '/api/admin/suppliers', { headers, body: made })).json
  const terms = { currency: 'EUR', freight: 0, duty: 0, expected: null }
  const head = { to: 'main', supplier: supplier.id, terms }
  const id = await opened({ kind: 'purchase', ...head }, [{ code: 'JUG', by: 4, cost: 1250 }])
  expect((await put(`/suppliers/${supplier.id}`, { ...made, version: 1, archived: true })).status).toBe(200)
  expect((await post('', { kind: 'purchase', ...head })).json.code).toBe('supplier-archived')
  const change = (body: object) => put(`/stock-documents/${id}`, { version: 1, ...body })
  expect((await change({ ...head, terms: { ...terms, currency: 'JPY' } })).json.code).toBe('document-begun')
  expect((await change({ ...head, note: 'by ship' })).status).toBe(200)
  const { cookie } = await atDesk('clerk')
  expect(await (await visit(`/admin/inventory/purchase-orders/${id}`, { cookie })).text()).toContain(
    'Old Kiln · EUR · laid aside',
  )
})

test('as many lines as a document has come in by one call', async () => {
  const lines = Array.from({ length: 500 }, () => ({ code: 'mug-c', by: 2 }))
  const id = await opened({ kind: 'receipt', to: 'second' }, lines)
  expect((await read(id)).lines).toMatchObject([{ units: 1000 }])
})

test('what has no code is found by words of its title, and picked', async () => {
  const { cookie } = await atDesk('clerk')
  await shop.PRODUCTS_DB.prepare(`UPDATE variants SET sku = '' WHERE id = ?1`).bind(goods.jug).run()
  const { id } = (await post('', { kind: 'count', to: 'main' })).json
  const path = `/admin/inventory/counts/${id}`
  const send = (fields: Readonly<Record<string, string>>) =>
    visit(path, { cookie, form: Object.entries({ key: crypto.randomUUID(), do: 'add', by: '3', ...fields }) })
  const title = (await itemBy(shop.PRODUCTS_DB, goods.jug))?.title.en ?? ''
  const asked = await send({ code: title.toLowerCase() })
  const html = await asked.text()
  expect(asked.status).toBe(404)
  expect(html).toMatch(new RegExp(`name="pick" value="${goods.jug}" data-by="3"`))
  expect((await send({ code: title, pick: goods.jug })).status).toBe(303)
  expect((await read(id)).lines).toMatchObject([{ variantId: goods.jug, units: 3 }])
})

test('an item says its places, people and documents by their names, and what is amiss at its field', async () => {
  const { cookie } = await atDesk('clerk')
  const id = await opened({ kind: 'receipt', to: 'second', note: 'DN 12' }, [{ variantId: goods.aegean, by: 2 }])
  await post(`/${id}/apply`, { version: 1 })
  const { number } = await read(id)
  const path = `/admin/inventory/${goods.aegean}`
  const page = await (await visit(path, { cookie })).text()
  expect(page).toContain(`href="/admin/inventory/receipts/${id}">Receipt ${number}</a>`)
  expect(page).toContain('owner · DN 12')
  expect(page).toMatch(/<h1><a href="\/admin\/products\/[^"]+">/)
  const form = Object.entries({ key: crypto.randomUUID(), type: 'correct', location: 'main', units: 'many' })
  const amiss = await visit(path, { cookie, form })
  const html = await amiss.text()
  expect(amiss.status).toBe(422)
  expect(html).toMatch(/id="units-correct"[^>]* aria-invalid="true" aria-describedby="units-correct-wrong"/)
  expect(html).toContain('<a href="#units-correct">')
  expect(html).not.toMatch(/<p>units /)
})
