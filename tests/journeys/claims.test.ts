/** Something came broken, incomplete, wrong or never: its buyer says so, staff give the money back, send it anew, or decline. */
import { beforeAll, expect, test } from 'vitest'
import { orderId } from '#domain/ids'
import { orderForStaff } from '#workers/flows/orders/orders'
import { messagesOf } from '#schema/transactions/notifications/messages'
import { hidden, openBrowser } from './browser.ts'
import { CARDS, copied, filled, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let cookie = ''
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  cookie = (await atDesk('owner')).cookie
})

/** Bought in a browser, two of one good, and sent. */
const sent = async () => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.chalk, units: '2' })
  const { html } = await browser.get('/checkout')
  const { to } = await browser.post('/checkout', {
    ...filled,
    key: hidden(html, 'key'),
    expected: hidden(html, 'expected'),
  })
  const order = /ord_\w{24}/.exec(to)?.[0] ?? ''
  const shipped = await call('POST', `/api/admin/orders/${order}/shipments`, { headers: owner, body: {} })
  expect(shipped.status).toBeLessThan(300)
  return { browser, order, path: `/orders/${order}/claims` }
}

const there = async (order: string) => {
  const found = orderId(order)
  const stored = found && (await orderForStaff(shop, found))
  if (!stored) throw new Error('no such order')
  return stored.order
}

const fields = (units: string, kind = 'damaged') => ({
  [`units.${goods.chalk}`]: units,
  [`kind.${goods.chalk}`]: kind,
  note: 'The box was torn.',
  key: crypto.randomUUID(),
})

const claimOf = async (order: string) => {
  const [one] = (await there(order)).claims ?? []
  if (!one) throw new Error('nothing is claimed')
  return one
}

const settle = (order: string, claim: string, body: object, key?: string) =>
  call('POST', `/api/admin/claims/${order}/${claim}/settle`, { headers: owner, body, ...(key && { key }) })

test('the buyer says it on the page of the order, once; staff give the money back, once, and it is told', async () => {
  const { browser, order, path } = await sent()
  expect((await browser.get(`/orders/${order}`)).html).toContain(`href="${path}"`)
  const said = fields('1')
  for (let time = 0; time < 2; time++) expect((await browser.post(path, said)).to).toContain('done=sent')
  expect((await there(order)).claims).toHaveLength(1)
  const { id } = await claimOf(order)
  await copied(order)
  const list = await call('GET', '/api/admin/claims', { headers: owner })
  expect(list.json.claims.some((one: { orderId: string }) => one.orderId === order)).toBe(true)

  const key = crypto.randomUUID()
  for (let time = 0; time < 2; time++)
    expect((await settle(order, id, { as: 'refund', answer: 'We are sorry.' }, key)).json.status).toBe('refunded')
  const now = await there(order)
  expect(now.refunds).toHaveLength(1)
  expect((await settle(order, id, { as: 'replace' })).json.code).toBe('claim-settled')
  const page = (await browser.get(path)).html
  expect(page).toContain('Your money goes back')
  expect(page).toContain('We are sorry.')
  await expect
    .poll(async () => (await messagesOf(shop.TRANSACTIONS_DB, now.id)).map(({ template }) => template), {
      timeout: 10_000,
    })
    .toEqual(expect.arrayContaining(['claim-open', 'claim-refunded']))
})

test('what is sent anew costs nothing, is held, and is to be packed; it is added once', async () => {
  const { browser, order, path } = await sent()
  await browser.post(path, fields('2', 'never-came'))
  const { id } = await claimOf(order)
  const key = crypto.randomUUID()
  for (let time = 0; time < 2; time++)
    expect((await settle(order, id, { as: 'replace', answer: 'It leaves today.' }, key)).json.status).toBe('replaced')
  const now = await there(order)
  expect(now.additions).toMatchObject([{ reason: 'replacement', total: { amount: 0 } }])
  expect([now.status, now.refunds]).toEqual(['part-shipped', undefined])
  expect((await claimOf(order)).addition).toBe(now.additions?.[0]?.id)
  expect((await browser.get(path)).html).toContain('We send it again')
})

test('a buyer takes back what turned up; staff decline with words; both can be said anew', async () => {
  const { browser, order, path } = await sent()
  await browser.post(path, fields('2', 'missing'))
  const { id } = await claimOf(order)
  expect((await browser.post(`${path}/${id}/withdraw`, {})).to).toContain('done=taken')
  expect((await claimOf(order)).status).toBe('withdrawn')
  await browser.post(path, fields('1', 'wrong'))
  const [, second] = (await there(order)).claims ?? []
  expect((await settle(order, second?.id ?? '', { as: 'decline', answer: 'It is the right one.' })).status).toBe(200)
  expect((await browser.get(path)).html).toContain('It is the right one.')
  expect((await there(order)).refunds).toBeUndefined()
})

test('more than was sent, nothing at all, and what is not theirs are refused, and change nothing', async () => {
  const { browser, order, path } = await sent()
  const many = await browser.post(path, fields('3'))
  expect(many.status).toBe(422)
  expect(many.html).toContain('more than was sent')
  expect((await browser.post(path, fields('0'))).status).toBe(422)
  expect((await browser.post(path, fields('-1'))).status).toBeGreaterThan(399)
  expect((await openBrowser().get(path)).status).toBe(404)
  expect((await openBrowser().post(path, fields('1'))).status).toBe(404)
  expect((await there(order)).claims).toBeUndefined()
})

test('a program claims with the key of the order, and takes it back', async () => {
  const cart = await ready([{ variantId: goods.chalk, units: 2 }])
  const { json } = await pay(cart, CARDS.approves)
  const order = String(json.order.id)
  await call('POST', `/api/admin/orders/${order}/shipments`, { headers: owner, body: {} })
  const path = `/api/orders/${order}/claims`
  const body = { units: [{ variantId: goods.chalk, units: 1, kind: 'wrong' }], note: 'It is red.' }
  const ask = { bearer: cart.bearer, body, key: crypto.randomUUID() }
  const [one, same] = [await call('POST', path, ask), await call('POST', path, ask)]
  expect([one.status, one.json.status, same.json.id]).toEqual([200, 'open', one.json.id])
  const many = { ...body, units: [{ ...body.units[0], units: 2 }] }
  expect((await call('POST', path, { ...ask, body: many })).json.code).toBe('idempotency-key-reused')
  expect((await call('POST', path, { bearer: cart.bearer, body: many })).json).toMatchObject({ most: 1 })
  expect((await call('GET', path)).json.code).toBe('order-unknown')
  const back = await call('POST', `${path}/${one.json.id}/withdraw`, { bearer: cart.bearer })
  expect(back.json.status).toBe('withdrawn')
  expect((await call('GET', path, { bearer: cart.bearer })).json.claims).toHaveLength(1)
})

test('staff write one down at the desk, decide with a button, and keep what the carrier says', async () => {
  const { order } = await sent()
  const page = `/admin/claims/${order}`
  const form = (pairs: Readonly<Record<string, string>>) => [
    ['key', crypto.randomUUID()] as const,
    ...Object.entries(pairs),
  ]
  const opened = await visit(page, {
    cookie,
    form: form({
      'units[0].variantId': goods.chalk,
      'units[0].units': '1',
      'units[0].kind': 'damaged',
      note: 'By phone',
    }),
  })
  expect(opened.headers.get('location')).toBe(`${page}?done=saved`)
  const { id } = await claimOf(order)
  const carrier = { carrier: 'DHL', number: '77-1', state: 'paid', amount: '1.50' }
  expect((await visit(`${page}/${id}/carrier`, { cookie, form: form(carrier) })).status).toBe(303)
  expect((await claimOf(order)).carrierClaim).toMatchObject({ number: '77-1', paid: { amount: 150 } })
  const clerk = (await atDesk('clerk')).cookie
  expect((await visit(`${page}/${id}/settle`, { cookie: clerk, form: form({ as: 'refund' }) })).status).toBe(403)
  expect((await visit(`${page}/${id}/settle`, { cookie, form: form({ as: 'refund', answer: '' }) })).status).toBe(303)
  expect((await claimOf(order)).status).toBe('refunded')
  const shown = await (await visit(page, { cookie })).text()
  expect(shown).toContain('money back')
})
