/** A program buys: from the catalogue to the order, as JSON. */
import { beforeAll, expect, test } from 'vitest'
import { CARDS, details, opened, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

const chalk = (units: number) => [{ variantId: goods.chalk, units }]

test('a program finds goods, fills a cart, pays, and reads its order', async () => {
  const found = await call('GET', '/api/search?q=delos')
  expect(found.json.products).toMatchObject([{ handle: 'delos-mug', price: { amount: 2800, currency: 'EUR' } }])
  const product = await call('GET', '/api/products/delos-mug?language=zh')
  expect(product.json).toMatchObject({ title: '提洛斯马克杯', options: [{ values: ['Chalk', 'Aegean'] }] })

  const cart = await opened([{ variantId: product.json.variants[0].id, units: 1 }])
  const { bearer } = cart
  const lineItems = `/api/carts/${cart.id}/line-items`
  await call('POST', lineItems, { bearer, body: { lineItems: [{ variantId: goods.aegean, units: 2 }] } })
  await call('PATCH', `${lineItems}/${goods.chalk}`, { bearer, body: { units: 3 } })
  const left = await call('DELETE', `${lineItems}/${goods.aegean}`, { bearer })
  expect(left.json).toMatchObject({ status: 'incomplete', lineItems: [{ variantId: goods.chalk, units: 3 }] })

  const checkout = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer, body: details })
  expect(checkout.json).toMatchObject({
    status: 'ready_for_complete',
    totals: {
      subtotal: { amount: 8400, currency: 'EUR' },
      fulfillment: { amount: 1400, currency: 'EUR' },
      tax: { amount: 1960, currency: 'EUR' },
      total: { amount: 9800, currency: 'EUR' },
    },
    deliveryOptions: [{ method: 'post', price: { amount: 0 } }, { method: 'parcel-shop' }, { method: 'express' }],
  })
  const paid = await pay({ ...cart, expectedTotal: checkout.json.totals.total }, CARDS.approves)
  expect(paid).toMatchObject({
    status: 200,
    json: { status: 'completed', order: { status: 'placed', payment: 'paid' } },
  })

  const order = await call('GET', `/api/orders/${paid.json.order.id}`, { bearer })
  expect(order.json).toMatchObject({
    id: paid.json.order.id,
    email: 'maya@lindqvist.example',
    lineItems: [{ title: 'Delos mug', choice: 'Chalk', units: 3, total: { amount: 8400 } }],
    totals: { total: { amount: 9800, currency: 'EUR' } },
    timeline: [{ type: 'order-placed' }],
  })
  expect((await call('GET', `/api/carts/${cart.id}`, { bearer })).json).toMatchObject({
    status: 'completed',
    orderId: order.json.id,
  })
})

test('a declined card leaves the cart as it was, and another card pays', async () => {
  const cart = await ready(chalk(2))
  expect(await pay(cart, CARDS.declines)).toMatchObject({
    status: 402,
    json: { code: 'payment-declined', reason: 'card-declined' },
  })
  const after = await call('GET', `/api/checkouts/${cart.id}`, { bearer: cart.bearer })
  expect(after.json).toMatchObject({
    status: 'ready_for_complete',
    messages: [{ type: 'warning', code: 'payment_failed', reason: 'card-declined' }],
  })
  expect(await pay(cart, CARDS.approves)).toMatchObject({ status: 200, json: { status: 'completed' } })
})

test('a bank asks for the shopper, and the order is there when they have answered', async () => {
  const cart = await ready(chalk(2))
  const asked = await pay(cart, CARDS.challenges)
  expect(asked).toMatchObject({ status: 202, json: { status: 'requires_escalation' } })
  expect((await call('GET', `/api/orders/${asked.json.orderId}`, { bearer: cart.bearer })).status).toBe(202)
  const { url } = asked.json.challenge
  const answered = await call('POST', url, { bearer: cart.bearer, body: { approved: true }, key: 'proof' })
  expect(answered).toMatchObject({ status: 200, json: { status: 'completed' } })
  const changedMind = await call('POST', url, { bearer: cart.bearer, body: { approved: false }, key: 'proof' })
  expect(changedMind).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } })
})

test('a provider that does not answer leaves the order pending', async () => {
  const cart = await ready(chalk(2))
  const paid = await pay(cart, CARDS.timesOut)
  expect(paid).toMatchObject({ status: 202, json: { status: 'complete_in_progress', challenge: null } })
})

test('an order is placed once, however often it is asked for', async () => {
  const cart = await ready(chalk(2))
  const [one, two] = [await pay(cart, CARDS.approves, 'once'), await pay(cart, CARDS.approves, 'once')]
  expect(two).toMatchObject({ status: 200, json: { order: { id: one.json.order.id } } })
  expect(await pay(cart, CARDS.challenges, 'once')).toMatchObject({
    status: 422,
    json: { code: 'idempotency-key-reused' },
  })
  expect(await pay(cart, CARDS.approves)).toMatchObject({ status: 409, json: { code: 'cart-ordered' } })
})

test('an order asked for five times at once is placed once', async () => {
  const cart = await ready(chalk(1))
  const answers = await Promise.all(Array.from({ length: 5 }, () => pay(cart, CARDS.approves, 'at-once')))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(new Set(answers.map(({ json }) => json.order.id)).size).toBe(1)
})

test('a cart is opened once, however often it is asked for', async () => {
  const body = { lineItems: [{ variantId: goods.chalk, units: 1 }] }
  const key = crypto.randomUUID()
  const open = (changed: object) => call('POST', '/api/carts', { body: { ...body, ...changed }, key })
  const [one, two] = [await open({}), await open({})]
  expect([one.status, two.status]).toEqual([201, 201])
  expect(two.json.cart).toMatchObject({ id: one.json.cart.id, lineItems: [{ units: 1 }] })
  expect(two.json.key).toBe(one.json.key)
  expect(await open({ language: 'zh' })).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } })
})

test.each(['1', 'opening', 'x'.repeat(255)])(
  'a cart is not opened with the key %s, which somebody else may choose',
  async (key) => {
    const refused = await call('POST', '/api/carts', { body: {}, key })
    expect(refused).toMatchObject({ status: 400, json: { code: 'idempotency-key-invalid' } })
  },
)

test('line items are added once, however often it is asked for', async () => {
  const { id, bearer } = await opened([])
  const add = (units: number) =>
    call('POST', `/api/carts/${id}/line-items`, {
      bearer,
      key: 'adding',
      body: { lineItems: [{ variantId: goods.chalk, units }] },
    })
  await add(2)
  expect((await add(2)).json.lineItems).toMatchObject([{ units: 2 }])
  expect(await add(3)).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } })
})

test('a list is walked to its end without losing or repeating anything', async () => {
  const seen: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const { json } = await call('GET', `/api/collections/table?limit=1${after && `&after=${after}`}`)
    expect(json).toMatchObject({ collection: { title: 'Table' }, total: 2 })
    seen.push(...json.products.map(({ handle }: { handle: string }) => handle))
    after = json.next
  }
  expect(seen).toEqual(['delos-mug', 'naoussa-jug'])
  const narrowed = await call('GET', '/api/products?option.Glaze=Chalk&vendor=Kiln+on+Syros&available=true&max=40')
  expect(narrowed.json.products).toMatchObject([{ handle: 'delos-mug' }])
})

test('pages of other shops may call the shopper’s API, and not the staff’s', async () => {
  const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' }
  const allowed = (path: string) =>
    call('OPTIONS', path, { headers }).then((answer) => answer.headers.get('access-control-allow-origin'))
  expect(await Promise.all(['/api/products', '/api/carts', '/api/checkouts/x/complete'].map(allowed))).toEqual([
    '*',
    '*',
    '*',
  ])
  expect(await Promise.all(['/api/admin/orders', '/api/auth/sign-out'].map(allowed))).toEqual([null, null])
  const found = await call('GET', '/api/products', { headers: { origin: 'https://elsewhere.example' } })
  expect(found.headers.get('access-control-allow-origin')).toBe('*')
  expect(found.headers.get('access-control-allow-credentials')).toBeNull()
})

test('what is somebody’s own is kept by no cache, what is for everyone may be', async () => {
  const cart = await opened(chalk(1))
  expect((await call('GET', `/api/carts/${cart.id}`, cart)).headers.get('cache-control')).toBe('no-store')
  const product = await call('GET', '/api/products/delos-mug')
  expect(product.headers.get('cache-control')).toContain('s-maxage=30')
  expect(product.headers.get('x-content-type-options')).toBe('nosniff')
})

test('a list tells what it can be narrowed by, and what reviews say', async () => {
  const { json } = await call('GET', '/api/products?rating=4&sort=rating')
  expect(json).toMatchObject({
    total: 1,
    products: [{ handle: 'delos-mug', rating: { average: 4.67, sum: 14, count: 3 } }],
    facets: {
      ratings: [
        { stars: 4, count: 1 },
        { stars: 3, count: 1 },
        { stars: 2, count: 1 },
        { stars: 1, count: 1 },
      ],
      availability: { low: 0, 'sold-out': 0 },
      types: [{ value: 'Mugs', count: 1 }],
    },
  })
  const all = await call('GET', '/api/collections/table')
  expect(all.json.facets.price.steps).toMatchObject([
    { min: null, max: { amount: 2999 }, count: 1 },
    { min: { amount: 3000 }, max: null, count: 1 },
  ])
  expect((await call('GET', '/api/products/naoussa-jug')).json).toMatchObject({ rating: null })
  expect((await call('GET', '/api/products?rating=6')).status).toBe(422)
})
