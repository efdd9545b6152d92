/** What the API refuses, each with its own reason, and that nothing is changed by it. */
import { beforeAll, expect, test } from 'vitest'
import { CARDS, details, opened, pay, ready, type Opened } from './buying.ts'
import { call, type Answer, type Ask } from './caller.ts'
import { stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let cart: Opened
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  cart = await opened([{ variantId: goods.chalk, units: 1 }])
})

const refusedWith = (answer: Answer, status: number, code: string) => {
  expect({ status: answer.status, code: answer.json.code }).toEqual({ status, code })
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.headers.get('cache-control')).toBe('no-store')
}
const lineItemsOf = async ({ id, bearer }: Opened) => (await call('GET', `/api/carts/${id}`, { bearer })).json.lineItems
const add = (body: unknown, ask: Ask = {}) =>
  call('POST', `/api/carts/${cart.id}/line-items`, { bearer: cart.bearer, body, ...ask })

test.each([0, -1, 1.5, 1000, 1e21, -1e308, Number.MAX_SAFE_INTEGER])('no cart takes %d units', async (units) => {
  const answers = [
    await add({ lineItems: [{ variantId: goods.chalk, units }] }),
    await call('PATCH', `/api/carts/${cart.id}/line-items/${goods.chalk}`, { bearer: cart.bearer, body: { units } }),
    await call('POST', '/api/carts', { body: { lineItems: [{ variantId: goods.chalk, units }] } }),
  ]
  for (const answer of answers) {
    refusedWith(answer, 422, 'units-invalid')
    expect(answer.json).toMatchObject({ units, unitsMax: 999 })
  }
  expect(await lineItemsOf(cart)).toMatchObject([{ units: 1 }])
})

test.each([[null], ['2'], [true], [[]], [{}]])('%j are no units', async (units) => {
  const answer = await add({ lineItems: [{ variantId: goods.chalk, units }] })
  refusedWith(answer, 422, 'request-invalid')
  expect(answer.json.errors).toMatchObject([{ in: 'body', pointer: '/lineItems/0/units' }])
  expect(await lineItemsOf(cart)).toMatchObject([{ units: 1 }])
})

test('units that only become too many together are refused too', async () => {
  const full = await opened([{ variantId: goods.chalk, units: 999 }])
  const body = { lineItems: [{ variantId: goods.chalk, units: 1 }] }
  const answer = await call('POST', `/api/carts/${full.id}/line-items`, { bearer: full.bearer, body })
  refusedWith(answer, 422, 'units-invalid')
  expect(answer.json).toMatchObject({ units: 1000, unitsMax: 999 })
  expect(await lineItemsOf(full)).toMatchObject([{ units: 999 }])
})

test('numbers that JSON does not know are malformed', async () => {
  for (const units of ['NaN', 'Infinity', '01', '1_000', '0x2']) {
    refusedWith(await add(`{"lineItems":[{"variantId":"${goods.chalk}","units":${units}}]}`), 400, 'request-malformed')
  }
})

test.each(['var_0000000000000000', 'MUG-C', '', 'x'.repeat(100), '\u0000', '😀', '\ud800', "' OR 1=1 --"])(
  'the variant %j is unknown',
  async (variantId) => {
    refusedWith(await add({ lineItems: [{ variantId, units: 1 }] }), 404, 'variant-unknown')
    const line = encodeURIComponent(variantId.toWellFormed()) || '%20'
    const set = await call('PATCH', `/api/carts/${cart.id}/line-items/${line}`, {
      bearer: cart.bearer,
      body: { units: 1 },
    })
    refusedWith(set, 404, 'line-item-unknown')
    expect(await lineItemsOf(cart)).toHaveLength(1)
  },
)

test('what is not for sale, or not in that currency, cannot be put into a cart', async () => {
  refusedWith(await add({ lineItems: [{ variantId: goods.bowl, units: 1 }] }), 409, 'not-for-sale')
  const dollars = await opened([], 'USD')
  const body = { lineItems: [{ variantId: goods.aegean, units: 1 }] }
  const answer = await call('POST', `/api/carts/${dollars.id}/line-items`, { bearer: dollars.bearer, body })
  refusedWith(answer, 422, 'price-missing')
  expect(answer.json).toMatchObject({ variantId: goods.aegean, currency: 'USD' })
  refusedWith(await call('POST', '/api/carts', { body: { currency: 'CHF' } }), 422, 'currency-unsold')
  refusedWith(await call('POST', '/api/carts', { body: { currency: 'XXQ' } }), 422, 'request-invalid')
  refusedWith(await call('GET', '/api/products?currency=CHF'), 422, 'currency-unsold')
})

test('a price or a total in a body is refused, whatever it says', async () => {
  const answer = await add({ lineItems: [{ variantId: goods.chalk, units: 1, price: { amount: 1, currency: 'EUR' } }] })
  refusedWith(answer, 422, 'request-invalid')
})

test('more than fifty line items are refused at once', async () => {
  const lineItems = Array.from({ length: 51 }, () => ({ variantId: goods.chalk, units: 1 }))
  refusedWith(await call('POST', '/api/carts', { body: { lineItems } }), 422, 'request-invalid')
})

test('somebody else’s cart, an unknown one and nonsense get one answer', async () => {
  const theirs = await opened([{ variantId: goods.chalk, units: 1 }])
  const paths = [
    theirs.id,
    'cart_000000000000000000000000',
    'cart_',
    'x',
    encodeURIComponent("'; DROP TABLE carts"),
    '%00',
  ]
  const answers = new Set<string>()
  for (const id of paths) {
    for (const bearer of [cart.bearer, 'x', undefined]) {
      for (const [method, path, body] of [
        ['GET', `/api/carts/${id}`, undefined],
        ['GET', `/api/checkouts/${id}`, undefined],
        ['POST', `/api/carts/${id}/line-items`, { lineItems: [{ variantId: goods.chalk, units: 1 }] }],
        ['PATCH', `/api/carts/${id}/line-items/${goods.chalk}`, { units: 2 }],
        ['DELETE', `/api/carts/${id}/line-items/${goods.chalk}`, undefined],
        ['PUT', `/api/checkouts/${id}/details`, details],
        ['POST', `/api/checkouts/${id}/challenge`, { approved: true }],
      ] as const) {
        const answer = await call(method, path, { bearer, body })
        refusedWith(answer, 404, 'cart-unknown')
        answers.add(JSON.stringify(answer.json))
      }
    }
  }
  expect(answers.size).toBe(1)
  expect(await lineItemsOf(theirs)).toMatchObject([{ units: 1 }])
})

test('somebody else’s order and an unknown one get one answer', async () => {
  const bought = await ready([{ variantId: goods.chalk, units: 1 }])
  const { json } = await pay(bought, CARDS.approves)
  for (const [id, bearer] of [
    [json.order.id, cart.bearer],
    [json.order.id, undefined],
    ['ord_000000000000000000000000', bought.bearer],
    [cart.id.replace('cart_', 'ord_'), cart.bearer],
    ['nonsense', bought.bearer],
  ] as const) {
    refusedWith(await call('GET', `/api/orders/${id}`, { bearer }), 404, 'order-unknown')
  }
})

test('a key is asked for, and must be one', async () => {
  const body = {}
  refusedWith(await call('POST', '/api/carts', { body, key: null }), 400, 'idempotency-key-required')
  for (const key of ['x'.repeat(256), 'two words', 'ümlaut']) {
    refusedWith(await call('POST', '/api/carts', { body, key }), 400, 'idempotency-key-invalid')
  }
  expect((await call('POST', '/api/carts', { body, key: crypto.randomUUID().repeat(7).padEnd(255, 'x') })).status).toBe(
    201,
  )
})

test('a body is JSON of at most a megabyte', async () => {
  for (const body of ['', '{', 'null', '[]', '"text"', '{"lineItems":', '\u0000', '<xml/>', '1'.repeat(400)]) {
    const { status, json } = await call('POST', '/api/carts', { body })
    expect([body.slice(0, 9), status, json.code]).toSatisfy(
      ([, , code]: unknown[]) => code === 'request-malformed' || code === 'request-invalid',
    )
  }
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense']) {
    const answer = await call('POST', '/api/carts', { body: '{}', headers: { 'content-type': type } })
    refusedWith(answer, 415, 'content-type-unsupported')
  }
  refusedWith(await add(`{"lineItems":"${'x'.repeat(1024 * 1024)}"}`), 413, 'request-too-large')
  refusedWith(await add('['.repeat(500_000)), 400, 'request-malformed')
})

test('an address answers the methods it has, and nothing else', async () => {
  const answer = await call('PUT', '/api/carts', { body: {} })
  refusedWith(answer, 405, 'method-not-allowed')
  expect(answer.headers.get('allow')).toBe('POST')
  expect((await call('DELETE', '/api/products/delos-mug')).headers.get('allow')).toBe('GET, HEAD')
  refusedWith(await call('GET', '/api/nothing'), 404, 'not-found')
  refusedWith(await call('POST', '/api', { body: {} }), 404, 'not-found')
})

test('signing in and what belongs to it refuse what they cannot read', async () => {
  const paths = [
    'sign-in/email',
    'sign-out',
    'revoke-session',
    'revoke-sessions',
    'revoke-other-sessions',
    'change-password',
  ]
  for (const path of paths) {
    for (const body of ['', '{', '[]', 'null', '{"email":1}', '\u0000', 'x'.repeat(5_000)]) {
      const { status, json, headers } = await call('POST', `/api/auth/${path}`, { body })
      if (path === 'sign-out' && status === 200) continue
      expect([path, body.slice(0, 9), status, json.code]).toSatisfy(([, , code]: unknown[]) => Number(code) < 500)
      expect(headers.get('content-type'), path).toBe('application/problem+json')
    }
  }
  refusedWith(await call('GET', '/api/auth/list-sessions'), 401, 'sign-in-required')
  const wrong = { email: 'owner@stoa.example', password: 'not the password' }
  refusedWith(await call('POST', '/api/auth/sign-in/email', { body: wrong }), 401, 'sign-in-refused')
  refusedWith(await call('POST', '/api/auth/sign-up/email', { body: wrong }), 404, 'not-found')
})

test('an address that cannot be read is one that is not there', async () => {
  for (const path of ['products/%', 'products/%E0%A4%A', 'products/a%2Fb', 'products/%00', 'collections/%ff']) {
    expect((await call('GET', `/api/${path}`)).status, path).toBe(404)
  }
  refusedWith(await call('GET', '/api/products?limit=%zz&sort=%'), 422, 'request-invalid')
})

test('a checkout is not completed before it is ready', async () => {
  const answer = await pay({ ...cart, expectedTotal: { amount: 2800, currency: 'EUR' } }, CARDS.approves)
  refusedWith(answer, 409, 'checkout-incomplete')
  expect(answer.json.missing).toEqual(['email', 'address', 'delivery'])
})

test.each([
  ['email', { email: 'maya' }],
  ['email', { email: `${'x'.repeat(250)}@lindqvist.example` }],
  ['address', { address: { ...details.address, country: 'XX' } }],
  ['address', { address: { ...details.address, name: 'Maya\u0000' } }],
  ['address', { address: { ...details.address, name: 'half \ud83d' } }],
  ['address', { address: { ...details.address, street: ' ' } }],
  ['address', { address: { ...details.address, city: 'x'.repeat(121) } }],
  ['delivery', { delivery: 'drone' }],
  ['', { role: 'owner' }],
])('details with a wrong %s change nothing', async (place, change) => {
  const path = `/api/checkouts/${cart.id}`
  const answer = await call('PUT', `${path}/details`, { bearer: cart.bearer, body: change })
  refusedWith(answer, 422, 'request-invalid')
  expect(answer.json.errors[0].pointer).toMatch(new RegExp(place ? `^/${place}` : '^$'))
  expect((await call('GET', path, { bearer: cart.bearer })).json).toMatchObject({
    email: '',
    address: null,
    delivery: null,
  })
})

test('a total that is not today’s is refused, and tells today’s', async () => {
  const shown = await ready([{ variantId: goods.aegean, units: 1 }])
  const prices = [{ variantId: goods.aegean, price: { amount: 3300, currency: 'EUR' } }]
  await call('PATCH', '/api/admin/products/delos-mug', { headers: owner, body: { prices } })
  // No price that is charged is older than five seconds: that long the shop may still remember the old one.
  await new Promise((resolve) => setTimeout(resolve, 5_100))
  const answer = await pay(shown, CARDS.approves)
  refusedWith(answer, 409, 'price-changed')
  expect(answer.json).toMatchObject({ expected: { amount: 4400 }, total: { amount: 4700, currency: 'EUR' } })
  const { json } = await call('GET', `/api/checkouts/${shown.id}`, { bearer: shown.bearer })
  expect(json.messages).toContainEqual({
    type: 'warning',
    code: 'price_changed',
    variantId: goods.aegean,
    before: { amount: 3000, currency: 'EUR' },
    now: { amount: 3300, currency: 'EUR' },
  })
  expect((await pay({ ...shown, expectedTotal: answer.json.total }, CARDS.approves)).status).toBe(200)
})

test('more than there is, is refused, and nobody pays', async () => {
  const answer = await pay(await ready([{ variantId: goods.aegean, units: 5 }]), CARDS.approves)
  refusedWith(answer, 409, 'insufficient-stock')
  expect(answer.json).toMatchObject({ item: goods.aegean, wanted: 5 })
})

test('a card that nobody knows is refused', async () => {
  refusedWith(await pay(await ready([{ variantId: goods.chalk, units: 1 }]), '4111111111111112'), 422, 'card-unknown')
})

test('a cart that became an order is changed no more', async () => {
  const bought = await ready([{ variantId: goods.chalk, units: 1 }])
  await pay(bought, CARDS.approves)
  const { id, bearer } = bought
  const line = `/api/carts/${id}/line-items/${goods.chalk}`
  refusedWith(await call('PATCH', line, { bearer, body: { units: 2 } }), 409, 'cart-ordered')
  refusedWith(await call('DELETE', line, { bearer }), 409, 'cart-ordered')
  refusedWith(await call('PUT', `/api/checkouts/${id}/details`, { bearer, body: details }), 409, 'cart-ordered')
})

test('a challenge that is not asked for cannot be answered', async () => {
  const path = `/api/checkouts/${cart.id}/challenge`
  refusedWith(await call('POST', path, { bearer: cart.bearer, body: { approved: true } }), 409, 'challenge-ended')
})
