/** Goods that their buyer fetches: hours and place are said where it is chosen, on the order, in the mail and by API. */
import { beforeAll, expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { openBrowser } from './browser.ts'
import { CARDS, opened } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
let manager = ''
let mug = ''

const address = { street: 'Kade 7', postcode: '3011 AA', city: 'Rotterdam', region: '', country: 'NL' }
const hours = [
  { weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:30' },
  { weekdays: [6], from: '10:00', until: '16:00' },
]
const location = { id: 'main', name: 'Stoa on the quay', address, priority: 0 }
const save = async (group: string, value: unknown) => {
  const { json } = await call('GET', `/api/admin/settings/${group}`, { headers: owner })
  return call('PUT', `/api/admin/settings/${group}`, { headers: owner, body: { version: json.version, value } })
}
const buyer = { name: 'Maya', street: 'Road 1', postcode: '1012 AB', city: 'Amsterdam', country: 'NL' }

beforeAll(async () => {
  owner = await signedIn('owner')
  manager = (await atDesk('manager')).cookie
  mug = (await stockGoods()).chalk
  const [post, ...others] = documents.delivery.methods
  const fetch = { ...post, id: 'fetch', name: { en: 'Fetch it', zh: '自提' }, pickup: 'main', days: [0, 1] }
  const prices = [{ currency: 'EUR', price: 0, freeOver: null }]
  expect((await save('locations', { locations: [{ ...location, hours }] })).status).toBe(200)
  const methods = [post, { ...fetch, prices }, ...others]
  expect((await save('delivery', { ...documents.delivery, methods })).status).toBe(200)
})

test('hours that cannot be are refused at their field', async () => {
  for (const [wrong, path, code] of [
    [{ from: '9', until: '17:00' }, 'from', 'time-form'],
    [{ from: '17:00', until: '09:00' }, 'until', 'hours-reversed'],
    [{ weekdays: [] }, 'weekdays', 'required'],
  ] as const) {
    const answer = await save('locations', { locations: [{ ...location, hours: [{ ...hours[0], ...wrong }] }] })
    expect([answer.status, answer.json.issues]).toEqual([422, [{ path: `locations.0.hours.0.${path}`, code }]])
  }
})

test('it is chosen, paid, kept with the order, and told in the mail', async () => {
  const { id, bearer } = await opened([{ variantId: mug, units: 1 }])
  const body = { email: 'maya@lindqvist.example', address: buyer, delivery: 'fetch' }
  const { json } = await call('PUT', `/api/checkouts/${id}/details`, { bearer, body })
  const option = json.deliveryOptions.find((one: { method: string }) => one.method === 'fetch')
  expect(option).toMatchObject({ price: { amount: 0 }, pickup: { location: 'main', address, hours } })
  expect(json.deliveryOptions[0].pickup).toBeNull()
  const payment = { payment: { cardNumber: CARDS.approves }, expectedTotal: json.totals.total }
  const done = await call('POST', `/api/checkouts/${id}/complete`, { bearer, key: crypto.randomUUID(), body: payment })
  expect(done.json.order.pickup).toMatchObject({ name: location.name, address, hours })
  // What the settings say later changes nothing of it.
  expect((await save('locations', { locations: [{ ...location, name: 'Moved' }] })).status).toBe(200)
  const read = await call('GET', `/api/orders/${done.json.order.id}`, { bearer })
  expect(read.json.pickup.name).toBe(location.name)
  expect((await save('locations', { locations: [{ ...location, hours }] })).status).toBe(200)
})

test('the checkout and the order say where and when, by plain pages', async () => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: mug, units: '1' })
  const shown = await browser.post('/checkout', { action: 'update', country: 'NL', delivery: 'fetch' })
  expect(shown.html).toContain('Kade 7')
  expect(shown.html).toContain('Mon–Fri 09:00–17:30')
  expect(shown.html).toContain('Ready ')
  // What it comes to before anything is chosen is what it costs to be sent.
  expect((await browser.get('/cart')).html).toContain('from €3.90')
})

test('the page of the settings lists locations to choose from', async () => {
  const html = await (await visit('/admin/settings/delivery', { cookie: manager })).text()
  expect(html).toMatch(/name="methods\[1\]\.pickup"[\s\S]{0,300}value="main" selected/)
  const places = await (await visit('/admin/settings/locations', { cookie: manager })).text()
  expect(places).toMatch(/name="locations\[0\]\.hours\[1\]\.until"[^>]*value="16:00"/)
})

test('whoever fetches it says no street: who they are is enough, and nothing else is kept', async () => {
  const { id, bearer } = await opened([{ variantId: mug, units: 1 }])
  const put = (body: object) => call('PUT', `/api/checkouts/${id}/details`, { bearer, body })
  const receiver = { name: 'Maya', country: 'NL' }
  expect((await put({ email: 'maya@lindqvist.example', address: receiver })).status).toBe(422)
  expect((await put({ address: { ...receiver, name: '!' }, delivery: 'fetch' })).json.errors).toMatchObject([
    { pointer: '/address/name' },
  ])
  const { json } = await put({ email: 'maya@lindqvist.example', address: buyer, delivery: 'fetch' })
  expect(json).toMatchObject({ status: 'ready_for_complete', address: { name: 'Maya', street: '', postcode: '' } })
  // Sent after all: then it has to be said where to.
  const sent = await put({ delivery: 'express' })
  expect(sent.json).toMatchObject({ status: 'incomplete', messages: [{ code: 'field_required', field: 'address' }] })
  expect((await put({ delivery: 'fetch' })).json.status).toBe('ready_for_complete')
})

const payer = { name: 'Quay Books', street: 'Kade 9', postcode: '３０１１　aa', city: 'Rotterdam', country: 'NL' }

test('an invoice is written to another address, and whoever packs reads what the buyer wrote', async () => {
  const { id, bearer } = await opened([{ variantId: mug, units: 1 }])
  const put = (body: object) => call('PUT', `/api/checkouts/${id}/details`, { bearer, body })
  for (const [wrong, pointer] of [
    [{ billing: { ...payer, street: '' } }, '/billing/street'],
    [{ billing: { ...payer, postcode: 'x' } }, '/billing/postcode'],
    [{ billing: { ...payer, country: 'ZZ' } }, '/billing/country'],
    [{ buyerNote: 'x'.repeat(501) }, '/buyerNote'],
  ] as const)
    expect((await put(wrong)).json.errors).toMatchObject([{ pointer }])
  const body = { email: 'maya@lindqvist.example', address: buyer, delivery: 'fetch', billing: payer }
  const { json } = await put({ ...body, buyerNote: ' Ring twice\r\nplease\u202e ' })
  expect(json).toMatchObject({ billing: { postcode: '3011 AA' }, buyerNote: 'Ring twice\nplease' })
  const payment = { payment: { cardNumber: CARDS.approves }, expectedTotal: json.totals.total }
  const done = await call('POST', `/api/checkouts/${id}/complete`, { bearer, key: crypto.randomUUID(), body: payment })
  const { order } = done.json
  expect(order).toMatchObject({ address: { name: 'Maya', street: '' }, billing: { name: 'Quay Books' } })
  const html = await (await visit(`/admin/orders/${order.id}`, { cookie: manager })).text()
  const form = await (await visit(`/admin/orders/${order.id}/address`, { cookie: manager })).text()
  expect(form).toContain('order-recipient')
  expect(form).not.toContain('order-street')
  for (const shown of ['Ring twice', 'Kade 9', 'From the buyer', 'Invoice to']) expect(html).toContain(shown)
})

test('without a script a firm that fetches is asked where it is, and its street is not asked for twice', async () => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: mug, units: '1' })
  const shown = await browser.post('/checkout', { action: 'update', country: 'NL', delivery: 'fetch' })
  expect(shown.html).toContain('Who fetches it')
  expect(shown.html).toMatch(/hidden[^>]*>\s*<label for="street"/)
  const form = {
    email: 'maya@lindqvist.example',
    name: 'Maya',
    country: 'NL',
    delivery: 'fetch',
    company: 'Quay Books',
  }
  const card = { card: CARDS.approves, expiry: '08 / 39', code: '123' }
  const asked = await browser.post('/checkout', { ...form, ...card })
  expect(asked.status).toBe(422)
  expect(asked.html).toContain('id="billingStreet-wrong"')
  expect(asked.html).not.toContain('id="street-wrong"')
  const billing = Object.entries(payer).map(([part, text]) => [
    `billing${part[0]?.toUpperCase()}${part.slice(1)}`,
    text,
  ])
  const paid = await browser.post('/checkout', {
    ...form,
    ...card,
    ...Object.fromEntries(billing),
    buyerNote: 'Thanks',
  })
  expect(paid.html).toContain('Thanks')
  expect(paid.html).toContain('Kade 9')
})
