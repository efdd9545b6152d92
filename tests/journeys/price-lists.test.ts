/** Price lists on the real runtime: staff make them, everyone and some pay them, and a sale begins by the clock with nobody there. */
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { orderId } from '#domain/ids'
import { orderForStaff } from '#workers/flows/orders/orders'
import { keepPrices } from '#workers/flows/pricing/follow'
import { hidden } from './browser.ts'
import { filled } from './buying.ts'
import { call } from './caller.ts'
import { signIn } from './customers.ts'
import { signedIn as atDesk, visit as atAdmin } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { anotherIsolate, visit } from './isolates.ts'
import { morningIn } from './mornings.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let manager = ''
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  manager = (await atDesk('manager')).cookie
}, 120_000)
afterEach(() => void vi.useRealTimers())

const PATH = '/api/admin/price-lists'
const all = { type: 'percent', value: 2000, of: { type: 'all' } }
const draft = (more: object = {}) => ({
  name: 'Advent',
  kind: 'sale',
  audience: { type: 'everyone' },
  currency: 'EUR',
  pricing: all,
  ...more,
})
const made = async (more: object = {}) => {
  const { status, json } = await call('POST', PATH, { headers: owner, body: draft(more) })
  expect([status, json.published]).toEqual([200, false])
  return json as { readonly id: string; readonly version: number }
}
const published = async (more: object = {}, lines: readonly object[] = []) => {
  const { id, version } = await made(more)
  if (lines.length > 0) {
    const priced = await call('PUT', `${PATH}/${id}/prices`, { headers: owner, body: { lines } })
    expect(priced.json).toEqual({ taken: lines.length, tooMany: 0, refused: [] })
  }
  const done = await call('POST', `${PATH}/${id}/publish`, { headers: owner, body: { version, published: true } })
  expect(done.status).toBe(200)
  return id
}
const removed = async (id: string) =>
  expect((await call('DELETE', `${PATH}/${id}`, { headers: owner })).status).toBe(204)

const jugIn = async (address = '/api/products/naoussa-jug') => (await call('GET', address)).json
const inCart = async (variantId: string, units = 1) => {
  const { json } = await call('POST', '/api/carts', { body: { lineItems: [{ variantId, units }] } })
  return json.cart.lineItems[0].price.amount as number
}

test('a sale is seen on pages, cards, by API and in search by price, is charged in the cart, and ends with its list', async () => {
  const id = await published()
  // In yen by rate, of which this list says nothing.
  expect((await jugIn()).variants[0].prices).toEqual([
    { amount: 3920, currency: 'EUR' },
    { amount: 7960, currency: 'JPY' },
  ])
  const page = await visit('/products/naoussa-jug')
  expect(page.text).toContain('€39.20')
  expect(page.text).toMatch(/"price":\s*"39\.20"/)
  const list = await visit('/collections/table?sort=price-down')
  expect(list.text).toContain('€39.20')
  const cheap = await call('GET', '/api/products?max=24&min=24')
  expect(cheap.json.products.map(({ handle }: { handle: string }) => handle)).toEqual(['delos-mug'])
  expect(await inCart(goods.aegean)).toBe(2400)
  await removed(id)
  expect((await jugIn()).variants[0].prices).toEqual([
    { amount: 4900, currency: 'EUR' },
    { amount: 7960, currency: 'JPY' },
  ])
  expect((await visit('/products/naoussa-jug')).text).not.toContain('39.20')
  expect((await visit('/collections/table?sort=price-down')).text).not.toContain('39.20')
  expect(await inCart(goods.aegean)).toBe(3000)
})

test('prices of customers with a tag: on no public page, in their cart, by quantity, and asked for by their page', async () => {
  const fixed = { kind: 'buyers', audience: { type: 'tags', names: ['trade'] }, pricing: { type: 'fixed' } }
  const lines = [
    { sku: 'MUG-A', amount: 2500 },
    { variant: goods.aegean, units: 2, amount: 2000 },
  ]
  const id = await published(fixed, lines)
  const page = `/products/delos-mug?variant=${goods.aegean}`
  expect((await visit(page)).text).not.toContain('25.00')
  expect((await call('GET', '/api/products/delos-mug')).json.variants[1].prices[0].amount).toBe(3000)
  expect(await inCart(goods.aegean)).toBe(3000)
  const trader = await signIn('trader@kiln.example')
  const price = `/products/delos-mug/price?variant=${goods.aegean}`
  expect((await trader.get(price)).status).toBe(204)
  const customer = await shop.USERS_DB.prepare('SELECT id FROM customers WHERE email = ?1')
    .bind('trader@kiln.example')
    .first('id')
  const tagged = await call('POST', '/api/admin/customers/tags', {
    headers: owner,
    body: { customers: [customer], add: ['trade'] },
  })
  expect(tagged.status).toBe(200)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6_000 })
  const own = await trader.get(price)
  expect([own.status, own.headers.get('cache-control'), own.html.includes('€25.00')]).toEqual([
    200,
    'private, no-store',
    true,
  ])
  await trader.post('/cart', { variant: goods.aegean, units: '1' })
  expect((await trader.get('/cart')).html).toContain('€25.00')
  await trader.post('/cart', { variant: goods.aegean, units: '1' })
  expect((await trader.get('/cart')).html).toContain('€40.00')
  // What they saw is what they pay: nothing has changed for them, and the list of article numbers says the same.
  expect((await trader.get('/cart')).html).not.toContain('€30.00')
  const quick = { lines: 'MUG-A 1', action: 'look', key: crypto.randomUUID() }
  expect((await trader.post('/account/quick-order', quick)).html).toContain('€25.00')
  // A page that is kept is the same whoever comes.
  expect((await trader.get(page)).html).toContain('€30.00')
  const { html } = await trader.get('/checkout')
  const form = { ...filled, email: 'trader@kiln.example', key: hidden(html, 'key'), expected: hidden(html, 'expected') }
  const placed = await trader.post('/checkout', form)
  const order = orderId(/ord_\w{24}/.exec(placed.to)?.[0])
  const read = await call('GET', `/api/admin/orders/${order}`, { headers: owner })
  expect((order && (await orderForStaff(shop, order)))?.order.lines).toMatchObject([
    { units: 2, price: { amount: 2000 }, priceList: id },
  ])
  expect(JSON.stringify(read.json)).toContain(`"priceList":"${id}"`)
  await removed(id)
})

test('staff: a list in the admin, by a file, refused where it is wrong and kept as typed', async () => {
  const fields = (more: Readonly<Record<string, string>> = {}) =>
    Object.entries({
      key: crypto.randomUUID(),
      name: 'Trade <b>',
      kind: 'buyers',
      audience: 'everyone',
      audienceNames: '',
      currency: 'EUR',
      from: '2027-01-01T08:00',
      until: '',
      timeZone: 'Europe/Berlin',
      pricing: 'fixed',
      value: '',
      goods: 'all',
      goodsNames: '',
      priority: '0',
      ...more,
    })
  const send = async (path: string, form: readonly (readonly [string, string])[]) => {
    const answer = await atAdmin(`/admin/price-lists${path}`, { cookie: manager, form })
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
  }
  const wrong = await send(
    '/new',
    fields({ pricing: 'percent', value: '120', until: '2026-01-01T00:00', audience: 'tags' }),
  )
  expect(wrong.status).toBe(422)
  for (const said of ['up to 100', 'Has to be later than its beginning.', 'value="120"', 'Has to be said.'])
    expect(wrong.html).toContain(said)
  const done = await send('/new', fields())
  expect(done.status).toBe(303)
  const id = /prl_\w{16}/.exec(done.to)?.[0] ?? ''
  const page = await (await atAdmin(`/admin/price-lists/${id}`, { cookie: manager })).text()
  for (const said of ['Trade &lt;b&gt;', 'value="2027-01-01T08:00"', 'Draft']) expect(page).toContain(said)
  const file = 'SKU,Minimum quantity,Price\nJUG,,40.00\nJUG,10,35.00\nNOBODY,,1.00\nMUG-A,x,1.00\n'
  const priced = await send(`/${id}/prices`, [
    ['key', crypto.randomUUID()],
    ['file', file],
  ])
  expect(priced.status).toBe(422)
  for (const said of ['2 prices are set.', 'Row 4:', 'Row 5:', 'NOBODY']) expect(priced.html).toContain(said)
  const out = await (await atAdmin(`/admin/price-lists/${id}/prices.csv`, { cookie: manager })).text()
  expect(out).toContain(`${goods.jug},JUG,10,35.00`)
  const rule = await send(`/${id}`, [...fields({ pricing: 'percent', value: '10' }), ['version', '1']])
  expect([rule.status, rule.html.includes('has prices of its own')]).toEqual([409, true])
  const gone = await send(`/${id}/delete`, [['key', crypto.randomUUID()]])
  expect(gone.to).toContain('gone=Trade')
})

test('who pays what, and what was paid, for staff alone', async () => {
  await removed(await published())
  const id = await published({ audience: { type: 'countries', names: ['fr'] }, pricing: { ...all, value: 5000 } })
  const preview = (more: object) =>
    call('GET', `${PATH}/preview?${new URLSearchParams({ variant: 'JUG', currency: 'EUR', ...more })}`, {
      headers: owner,
    })
  expect((await preview({})).json).toMatchObject({ price: { amount: 4900 }, list: null })
  expect((await preview({ country: 'fr' })).json).toMatchObject({
    price: { amount: 2450 },
    regular: { amount: 4900 },
    list: id,
  })
  expect((await preview({ variant: 'NOBODY' })).status).toBe(404)
  expect((await preview({ currency: 'SEK' })).json).toMatchObject({ status: 422, code: 'currency-unsold' })
  expect((await preview({ country: 'ZZ' })).json.code).toBe('request-invalid')
  expect((await preview({ company: 'Nobody & Sons' })).json.code).toBe('company-unknown')
  const history = await call('GET', `${PATH}/history?product=naoussa-jug`, { headers: owner })
  expect(history.json.prices.at(-1)).toMatchObject({ variant: goods.jug, amount: 4900, list: null, public: true })
  expect(history.json.prices.some(({ reduced }: { reduced: boolean }) => reduced)).toBe(true)
  const page = await atAdmin(`/admin/price-lists/history?product=naoussa-jug`, { cookie: manager })
  expect(await page.text()).toContain('€39.20')
  for (const path of [PATH, `${PATH}/${id}`, `${PATH}/preview?variant=JUG&currency=EUR`])
    expect((await call('GET', path)).status).toBe(401)
  await removed(id)
})

test('whoever takes more never pays more for each: such prices are refused, and no other of their variant is taken', async () => {
  const { id } = await made({ pricing: { type: 'fixed' } })
  const set = async (lines: readonly object[]) =>
    (await call('PUT', `${PATH}/${id}/prices`, { headers: owner, body: { lines } })).json
  const [aegean, chalk] = [{ variant: goods.aegean }, { variant: goods.chalk }]
  const first = await set([
    { ...aegean, units: 3, amount: 2999 },
    { ...aegean, units: 5, amount: 3900 },
    { ...chalk, units: 5, amount: 2000 },
    { ...chalk, units: 5, amount: 1900 },
  ])
  expect(first).toEqual({
    taken: 1,
    tooMany: 0,
    refused: [
      { row: 4, fault: 'repeated' },
      { row: 1, fault: 'rising' },
      { row: 2, fault: 'rising' },
    ],
  })
  expect((await set([{ ...chalk, amount: 1500 }])).refused).toEqual([{ row: 1, fault: 'rising' }])
  const both = [
    { ...chalk, amount: 1500 },
    { ...chalk, units: 5, amount: 1400 },
  ]
  expect((await set(both)).taken).toBe(2)
  await removed(id)
})

test.each([
  ['a currency that is not sold', { currency: 'XXX' }, { currency: 'currency-unsold' }],
  ['more than all', { pricing: { ...all, value: 10_001 } }, { value: 'out-of-range' }],
  ['over before it begins', { from: '2026-12-04T08:00', until: '2026-12-04T08:00' }, { until: 'period-empty' }],
  ['nobody', { audience: { type: 'companies', names: ['No such company'] } }, { audience: 'unknown' }],
  ['no country', { audience: { type: 'countries', names: ['DE', 'ZZ'] } }, { audience: 'unknown' }],
  ['everything for ever', { pricing: { ...all, value: 10_000 } }, { until: 'gives-everything' }],
])('%s is refused, and nothing is made', async (_, more, fields) => {
  const before = (await call('GET', PATH, { headers: owner })).json.lists.length
  const refused = await call('POST', PATH, { headers: owner, body: draft(more) })
  expect([refused.status, refused.json.code, refused.json.fields]).toEqual([422, 'price-list-invalid', fields])
  expect((await call('GET', PATH, { headers: owner })).json.lists.length).toBe(before)
})

/** Last: what isolates keep is of days to come. */
test('from Friday at eight in Berlin, in every cache, with nobody there', async () => {
  const later = (ms: number) => vi.setSystemTime(Date.now() + ms)
  // Sessions of staff end before that.
  const start = morningIn(40)
  const [from, until] = [start + 600_000, start + 1_200_000].map((at) => new Date(at).toISOString())
  const pricing = { type: 'percent', value: 1000, of: { type: 'products', names: ['delos-mug'] } }
  await published({ from, until, timeZone: 'Europe/Berlin', pricing })
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  const elsewhere = await anotherIsolate()
  const seen = async (path: string) => [
    (await visit(path)).text.includes('25.20'),
    (await visit(path, { of: elsewhere })).text.includes('25.20'),
  ]
  const PAGE = '/products/delos-mug'
  const LIST = '/collections/table?sort=price-down'
  vi.setSystemTime(start + 600_000 - 1)
  for (const path of [PAGE, LIST]) expect(await seen(path)).toEqual([false, false])
  // The page at its moment, out of the memories that have just kept it; the cart with it.
  later(1)
  expect(await seen(PAGE)).toEqual([true, true])
  expect((await jugIn('/api/products/delos-mug')).variants[0].prices[0].amount).toBe(2520)
  expect(await inCart(goods.chalk)).toBe(2520)
  // Lists with the minute of the sweep, and elsewhere within ten seconds and a look.
  await keepPrices(shop, Date.now())
  later(11_000)
  for (let look = 0; look < 2; look++) await seen(LIST)
  expect(await seen(LIST)).toEqual([true, true])
  vi.setSystemTime(start + 1_200_000 - 1)
  expect(await seen(PAGE)).toEqual([true, true])
  later(1)
  expect(await seen(PAGE)).toEqual([false, false])
  expect(await inCart(goods.chalk)).toBe(2800)
  await keepPrices(shop, Date.now())
  later(11_000)
  for (let look = 0; look < 2; look++) await seen(LIST)
  expect(await seen(LIST)).toEqual([false, false])
})
