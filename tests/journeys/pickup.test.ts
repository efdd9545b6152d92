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
