/** Drops for programs: announced and steered by staff, bought from by shoppers' programs; and the gate at every door. */
import { beforeAll, expect, test } from 'vitest'
import { opened, pay, ready, details } from './buying.ts'
import { call } from './caller.ts'
import { stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let manager: Readonly<Record<string, string>>
let clerk: Readonly<Record<string, string>>
const HOUR = 3_600_000

beforeAll(async () => {
  goods = await stockGoods()
  manager = await signedIn('manager')
  clerk = await signedIn('clerk')
}, 60_000)

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const asked = (change: object = {}) => ({
  handle: `drop-${crypto.randomUUID().slice(0, 8)}`,
  name: { en: 'Second firing', zh: '第二窑' },
  items: [goods.bowl],
  opensAt: Date.now() + HOUR,
  startsAt: Date.now() + 2 * HOUR,
  endsAt: Date.now() + 3 * HOUR,
  ...change,
})
const announce = (change: object = {}, key?: string, headers = manager) =>
  call('POST', '/api/admin/drops', { body: asked(change), headers, ...(key && { key }) })
const move = (id: string, to: string) =>
  call('PUT', `/api/admin/drops/${id}/state`, { body: { move: to }, headers: manager })

test('a drop is announced once for a key, is listed for everybody, changed, and cancelled', async () => {
  const body = asked()
  const key = crypto.randomUUID()
  const [first, second] = await Promise.all([
    call('POST', '/api/admin/drops', { body, headers: manager, key }),
    call('POST', '/api/admin/drops', { body, headers: manager, key }),
  ])
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.json.id).toBe(first.json.id)
  const { id } = first.json
  expect((await call('POST', '/api/admin/drops', { body: asked(), headers: manager, key })).json.code).toBe(
    'idempotency-key-reused',
  )
  expect((await call('GET', '/api/drops')).json.drops).toContainEqual(expect.objectContaining({ id, phase: 'ahead' }))
  expect((await call('GET', `/api/drops/${body.handle}`)).json).toMatchObject({ id, items: [goods.bowl] })

  const put = (change: object) =>
    call('PUT', `/api/admin/drops/${id}`, { body: { ...body, ...change }, headers: manager })
  expect((await put({ unitsEach: 3, version: 1 })).json).toMatchObject({ unitsEach: 3, version: 2 })
  expect((await put({ unitsEach: 4, version: 1 })).json).toMatchObject({ code: 'drop-changed', version: 2 })
  expect((await move(id, 'end')).json.code).toBe('drop-not-started')
  expect((await move(id, 'cancel')).json).toMatchObject({ phase: 'cancelled', version: 3 })
  expect((await move(id, 'cancel')).json).toMatchObject({ phase: 'cancelled', version: 3 })
  expect((await put({})).json.code).toBe('drop-over')
})

test('what cannot be announced is refused with every reason, and changes nothing', async () => {
  const before = (await call('GET', '/api/admin/drops', { headers: manager })).json.drops.length
  const now = Date.now()
  const wrong = await announce({
    handle: 'Not a handle',
    items: [],
    opensAt: now + 3 * HOUR,
    startsAt: now - HOUR,
    endsAt: now - 2 * HOUR,
    unitsEach: 0,
    ratePerMinute: -1,
    expectedBuyers: 0,
  })
  expect([wrong.status, wrong.json.fields]).toEqual([
    422,
    {
      handle: 'handle-form',
      items: 'required',
      opensAt: 'after-the-start',
      startsAt: 'in-the-past',
      endsAt: 'before-the-start',
      unitsEach: 'number-form',
      ratePerMinute: 'number-form',
      expectedBuyers: 'number-form',
    },
  ])
  expect((await announce({ items: ['var_0000000000000000'] })).json.fields).toEqual({ items: 'unknown' })
  expect((await announce({ items: ['mug'] })).json.fields).toEqual({ items: 'unknown' })
  expect((await announce({ surprise: 1 })).json.code).toBe('request-invalid')
  expect((await announce({}, undefined, clerk)).json.code).toBe('permission-denied')
  expect((await announce({}, undefined, {})).json.code).toBe('sign-in-required')
  expect((await call('GET', '/api/admin/drops', { headers: clerk })).json.drops).toHaveLength(before)

  const first = await announce()
  expect((await announce()).json.fields).toEqual({ items: 'overlaps' })
  expect((await announce({ items: [goods.jug], handle: first.json.handle })).json.fields).toEqual({ handle: 'taken' })
  await move(first.json.id, 'cancel')
})

test('from announcement to order as a program does it, with the gate at all of its doors', async () => {
  // In the cart before the line opened: the checkout still asks for a pass.
  const early = await ready([{ variantId: goods.chalk, units: 1 }])
  const now = Date.now()
  const startsAt = now + 1_500
  const { json: drop } = await announce({
    items: [goods.chalk],
    opensAt: now,
    startsAt,
    endsAt: now + HOUR,
    unitsEach: 2,
    ratePerMinute: 60_000,
  })
  const line = [{ variantId: goods.chalk, units: 1 }]
  const codes = async () => {
    const other = await opened([{ variantId: goods.aegean, units: 1 }])
    return [
      (await call('POST', '/api/carts', { body: { lineItems: line } })).json.code,
      (await call('POST', `/api/carts/${other.id}/line-items`, { bearer: other.bearer, body: { lineItems: line } }))
        .json.code,
      (await pay(early, '4242424242424242')).json.code,
    ]
  }
  expect(await codes()).toEqual(['drop-pass-required', 'drop-pass-required', 'drop-pass-required'])

  const path = `/api/drops/${drop.id}/tickets`
  const key = crypto.randomUUID()
  const join = (token: string, again = key) => call('POST', path, { key: again, body: { botToken: token } })
  expect((await join('demo-fails')).json).toMatchObject({ code: 'bot-suspected', reason: 'invalid' })
  const { status, json: ticket } = await join('demo-passes')
  expect(status).toBe(201)
  expect((await join('demo-passes')).json).toEqual(ticket)
  expect((await join('demo-silent')).json.code).toBe('idempotency-key-reused')

  const headers = { 'drop-ticket': ticket.ticket, 'drop-secret': ticket.secret }
  expect((await call('GET', path, { headers })).json).toMatchObject({ state: 'before', ahead: null })
  expect((await call('GET', path)).json.code).toBe('ticket-required')
  expect((await call('GET', path, { headers: { 'drop-ticket': ticket.ticket } })).json.code).toBe(
    'ticket-of-other-visitor',
  )
  expect((await call('GET', path, { headers: { ...headers, 'drop-ticket': 'made up' } })).json.code).toBe(
    'ticket-forged',
  )

  const enter = (cart: { id: string; bearer: string }, passKey?: string) =>
    call('POST', `/api/drops/${drop.id}/passes`, {
      headers,
      bearer: cart.bearer,
      body: { cartId: cart.id },
      ...(passKey && { key: passKey }),
    })
  expect((await enter(early)).json.code).toBe('drop-not-started')
  await sleep(startsAt - Date.now() + 1_200)
  expect((await call('GET', path, { headers })).json).toMatchObject({ state: 'turn' })
  const pass = await enter(early)
  expect(pass.status).toBe(201)
  expect((await enter(early)).json).toEqual(pass.json)
  const other = await opened([])
  expect((await enter(other)).json.code).toBe('ticket-used')
  expect((await enter({ id: other.id, bearer: early.bearer })).json.code).toBe('cart-unknown')

  const add = (cart: { id: string; bearer: string }, dropPass: string, units = 1) =>
    call('POST', `/api/carts/${cart.id}/line-items`, {
      bearer: cart.bearer,
      headers: { 'drop-pass': dropPass },
      body: {
        lineItems: [
          {
            variantId: goods.chalk,
            units,
          },
        ],
      },
    })
  expect((await add(other, pass.json.pass)).json.code).toBe('drop-pass-elsewhere')
  expect((await add(early, `${pass.json.pass.slice(0, -2)}AA`)).json.code).toBe('drop-pass-invalid')
  expect((await add(early, 'anything')).json.code).toBe('drop-pass-invalid')
  expect((await add(early, pass.json.pass, 3)).json).toMatchObject({ code: 'drop-units-beyond', unitsEach: 2 })
  expect((await add(early, pass.json.pass)).status).toBe(200)

  const { json: checkout } = await call('PUT', `/api/checkouts/${early.id}/details`, {
    bearer: early.bearer,
    body: details,
  })
  const paid = await call('POST', `/api/checkouts/${early.id}/complete`, {
    bearer: early.bearer,
    headers: { 'drop-pass': pass.json.pass },
    body: {
      payment: { cardNumber: '4242424242424242' },
      expectedTotal: checkout.totals.total,
    },
  })
  expect([paid.status, paid.json.status]).toEqual([200, 'completed'])

  // What the line shows is kept for a second.
  await sleep(1_100)
  expect((await call('GET', `/api/admin/drops/${drop.id}`, { headers: manager })).json.queue).toMatchObject({
    joined: 1,
    entered: 1,
    peoplePerMinute: 60_000,
  })
  expect((await move(drop.id, 'pause')).json).toMatchObject({ state: 'paused', phase: 'on' })
  expect((await move(drop.id, 'resume')).json).toMatchObject({ state: 'announced' })
  expect((await move(drop.id, 'end')).json).toMatchObject({ phase: 'ended' })
  expect((await join('demo-passes', crypto.randomUUID())).json.code).toBe('drop-ended')
  // When it is over its items are sold as all others are.
  expect((await call('POST', '/api/carts', { body: { lineItems: line } })).status).toBe(201)
})

test('whoever knocks too often is told when to come back', async () => {
  const cart = await ready([{ variantId: goods.aegean, units: 1 }])
  const answers = []
  for (let knocks = 0; knocks < 25; knocks++) answers.push(await pay(cart, '4000000000000002'))
  const last = answers.at(-1)
  expect([last?.status, last?.json.code, last?.headers.get('retry-after')]).toEqual([429, 'too-many-requests', '60'])
  expect(answers[0]?.json.code).toBe('payment-declined')
})
