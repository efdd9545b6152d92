/** All stock together: what moved and who moved it, what is to be ordered again, what it is worth day by day. */
import { beforeAll, expect, test } from 'vitest'
import { keepStockValue } from '#workers/flows/inventory/stock-value'
import { wallClock } from '#domain/logistics/calendar'
import { CARDS, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let headers: Readonly<Record<string, string>>
let cookie: string
beforeAll(async () => {
  goods = await stockGoods()
  headers = await signedIn('owner')
  ;({ cookie } = await atDesk('clerk'))
  const change = (units: number, note: string) => ({ type: 'receive', variantId: goods.chalk, units, note })
  for (const [units, note] of [
    [3, 'first'],
    [4, '=evil()'],
  ] as const)
    await call('POST', '/api/admin/inventory/changes', { headers, body: { changes: [change(units, note)] } })
  expect((await pay(await ready([{ variantId: goods.chalk, units: 3 }]), CARDS.approves)).status).toBe(200)
}, 120_000)

/** By the clocks of the shop. */
const dayNow = (at: number) => wallClock(at, 'Europe/Amsterdam').day

const movements = async (search = '') => (await call('GET', `/api/admin/stock/movements${search}`, { headers })).json

test('movements of everything, newest first, by location, person and day', async () => {
  const { movements: rows } = await movements()
  expect(rows[0]).toMatchObject({
    cause: 'receive',
    units: 4,
    variantId: goods.chalk,
    note: '=evil()',
    who: expect.stringMatching(/.+/),
  })
  expect(rows.every(({ cause }: { cause: string }) => ['receive', 'count', 'correct'].includes(cause))).toBe(true)
  expect((await movements(`?who=${rows[0].who}`)).movements).toHaveLength(2)
  expect((await movements('?location=nowhere')).movements).toEqual([])
  const today = dayNow(Date.now())
  expect((await movements(`?from=${today}&until=${today}`)).movements.length).toBe(rows.length)
  expect((await movements('?until=2020-01-01')).movements).toEqual([])
})

test('what was sold is a view of its own', async () => {
  await expect
    .poll(async () => (await movements('?of=sales')).movements, { timeout: 10_000 })
    .toMatchObject([{ cause: 'take', units: 3, variantId: goods.chalk }])
})

test('pages follow each other without losing or repeating one, over all shards', async () => {
  const changes = Array.from({ length: 60 }, (_, turn) => ({
    type: 'receive',
    variantId: turn % 2 ? goods.jug : goods.aegean,
    units: 1,
    note: `turn ${turn}`,
  }))
  await call('POST', '/api/admin/inventory/changes', { headers, body: { changes } })
  const first = await movements()
  const second = await movements(`?after=${first.next}`)
  const notes = [...first.movements, ...second.movements].map(({ note }: { note: string }) => note)
  const turns = notes.filter((note) => note.startsWith('turn'))
  expect(new Set(turns).size).toBe(60)
  expect(turns).toHaveLength(60)
})

test('the page names goods, documents and people; its file runs nothing in a spreadsheet', async () => {
  const page = await (await visit('/admin/inventory/movements', { cookie })).text()
  expect(page).toContain('Delos mug')
  const file = await visit('/admin/inventory/movements/csv', { cookie })
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const text = await file.text()
  expect(text).toContain("'=evil()")
  expect(text.split('\n').length).toBeGreaterThan(62)
})

test('what sells is proposed, and one press makes a draft of an order', async () => {
  await call('POST', '/api/admin/suppliers', {
    headers,
    body: { name: 'kiln on syros', currency: 'EUR', leadDays: 300 },
  })
  const { proposals } = (await call('GET', '/api/admin/stock/proposals', { headers })).json
  const chalk = proposals.find(({ variantId }: { variantId: string }) => variantId === goods.chalk)
  expect(chalk).toMatchObject({ perDay: 0.1, supplier: expect.stringMatching(/^sup_/) })
  const page = await (await visit('/admin/inventory/reorder', { cookie })).text()
  expect(page).toContain(`name="units.${goods.chalk}"`)
  const press = await visit('/admin/inventory/reorder', {
    cookie,
    form: [
      ['key', crypto.randomUUID()],
      ['supplier', chalk.supplier],
      ['to', 'main'],
      [`units.${goods.chalk}`, '24'],
      [`units.${goods.aegean}`, ''],
    ],
  })
  const path = press.headers.get('location') ?? ''
  expect([press.status, path]).toEqual([303, expect.stringContaining('/admin/inventory/purchase-orders/por_')])
  const id = path.split('/').at(-1)?.split('?')[0]
  const order = (await call('GET', `/api/admin/stock-documents/${id}`, { headers })).json
  expect(order).toMatchObject({ state: 'draft', lines: [{ variantId: goods.chalk, units: 24 }] })
  // What is on order is not proposed again.
  await call('POST', `/api/admin/stock-documents/${id}/order`, { headers, body: { version: 1 } })
  const again = (await call('GET', '/api/admin/stock/proposals', { headers })).json.proposals
  expect(again.some(({ variantId }: { variantId: string }) => variantId === goods.chalk)).toBe(false)
})

test('what the stock is worth is kept once a day, and never changed afterwards', async () => {
  const product = (await call('GET', '/api/admin/products/delos-mug', { headers })).json
  const body = {
    version: product.version,
    variants: [{ id: goods.chalk, prices: [{ currency: 'EUR', cost: 500 }] }],
  }
  expect((await call('PUT', '/api/admin/products/delos-mug', { headers, body })).status).toBe(200)
  const now = Date.now()
  await keepStockValue(shop, now)
  const value = async () => (await call('GET', '/api/admin/stock/value', { headers })).json.values
  const first = await value()
  const { stock } = (await call('GET', `/api/admin/inventory/${goods.chalk}`, { headers })).json
  const onHand = stock[0].available + stock[0].held
  expect(first).toContainEqual({
    day: dayNow(now),
    location: 'main',
    currency: 'EUR',
    units: onHand,
    value: 500 * onHand,
  })
  expect(first.some(({ currency }: { currency: string }) => currency === '')).toBe(true)
  await keepStockValue(shop, now + 60_000)
  expect(await value()).toEqual(first)
  expect(await (await visit('/admin/inventory/value', { cookie })).text()).toContain('no cost known')
  expect(await (await visit('/admin/inventory/value/csv', { cookie })).text()).toContain(`${onHand},`)
})
