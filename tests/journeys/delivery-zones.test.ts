/** Delivery by zone, weight and surcharge: offered by pages and API alike, and charged as it was offered. */
import { beforeAll, describe, expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { openBrowser } from './browser.ts'
import { CARDS, opened } from './buying.ts'
import { call } from './caller.ts'
import { delivery, openZonedShop, read, save, zone } from './zoned-delivery.ts'

let [cup, stone] = ['', '']
beforeAll(async () => {
  ;({ cup, stone } = await openZonedShop())
})

test('settings from before there were zones stay as they are when their form is saved', async () => {
  expect((await read()).value).toEqual(documents.delivery)
  const { version } = await read()
  const again = { ...documents.delivery, zones: [], surcharges: [] }
  const plain = again.methods.map((one) => ({ ...one, by: 'flat', zones: ['elsewhere'], weightMax: null }))
  expect((await save({ ...again, methods: plain })).status).toBe(200)
  expect(await read()).toMatchObject({ version, value: documents.delivery })
})

describe('zones', () => {
  beforeAll(async () => {
    const saved = await save(delivery)
    expect(saved.status, JSON.stringify(saved.json)).toBe(200)
  })

  test('are kept as postcodes are compared', async () => {
    const { value } = await read()
    expect(value.zones).toEqual([{ ...zone('islands', ['ES']), regions: [], postcodes: ['35', '38000-38999'] }])
  })

  const address = (country: string, postcode: string) => ({
    name: 'Maya',
    street: 'Road 1',
    postcode,
    city: 'City',
    country,
    ...(country === 'ES' && { region: 'Las Palmas' }),
  })
  const details = (country: string, postcode: string, way?: string) => ({
    email: 'maya@lindqvist.example',
    address: address(country, postcode),
    ...(way !== undefined && { delivery: way }),
  })
  const offered = async (of: string, units: number, country: string, postcode: string) => {
    const { id, bearer } = await opened([{ variantId: of, units }])
    const { status, json } = await call('PUT', `/api/checkouts/${id}/details`, {
      bearer,
      body: details(country, postcode),
    })
    expect(status, JSON.stringify(json)).toBe(200)
    return json.deliveryOptions.map((one: { method: string; price: { amount: number } }) => [
      one.method,
      one.price.amount,
    ])
  }

  test.each([
    ['a light one to the mainland', 'cup', 1, 'ES', '28001', { parcel: 500, courier: 2_000 }],
    ['a light one to the islands', 'cup', 1, 'ES', '35001', { ferry: 1_500, courier: 2_000 }],
    ['in full-width digits and with blanks', 'cup', 1, 'ES', ' ３５００１ ', { ferry: 1_500, courier: 2_000 }],
    ['by a range', 'cup', 1, 'ES', '38750', { ferry: 1_500, courier: 2_000 }],
    ['a heavier cart', 'cup', 4, 'NL', '1012 AB', { parcel: 500, courier: 2_000 }],
    ['a step further, free over a sum that it has not', 'cup', 5, 'NL', '1012 AB', { parcel: 900, courier: 2_000 }],
    ['a bulky thing', 'stone', 1, 'NL', '1012 AB', { parcel: 1_900, courier: 3_000 }],
    ['too heavy for one of the ways', 'stone', 2, 'NL', '1012 AB', { courier: 4_000 }],
  ] as const)('offer %s what goes there, at its price', async (_, good, units, country, postcode, expected) => {
    expect(await offered(good === 'cup' ? cup : stone, units, country, postcode)).toEqual(Object.entries(expected))
  })

  test('a way that was chosen counts as not chosen where it does not go, and is not charged', async () => {
    const { id, bearer } = await opened([{ variantId: cup, units: 1 }])
    const put = (country: string, postcode: string, way?: string) =>
      call('PUT', `/api/checkouts/${id}/details`, { bearer, body: details(country, postcode, way) })
    expect((await put('ES', '28001', 'parcel')).json).toMatchObject({
      delivery: 'parcel',
      status: 'ready_for_complete',
    })
    const moved = (await put('ES', '35001')).json
    expect(moved).toMatchObject({ delivery: null, status: 'incomplete' })
    const body = { payment: { cardNumber: CARDS.approves }, expectedTotal: moved.totals.total }
    const paid = await call('POST', `/api/checkouts/${id}/complete`, { bearer, key: crypto.randomUUID(), body })
    expect([paid.status, paid.json.code]).toEqual([422, 'delivery-unavailable'])
    const chosen = (await put('ES', '35001', 'ferry')).json
    const whole = { ...body, expectedTotal: chosen.totals.total }
    const done = await call('POST', `/api/checkouts/${id}/complete`, { bearer, key: crypto.randomUUID(), body: whole })
    expect(done.json).toMatchObject({ status: 'completed', order: { delivery: 'ferry' } })
    expect(done.json.order.totals.fulfillment).toEqual({ amount: 1_500, currency: 'EUR' })
    // The days that were said stay, whatever the settings say later.
    const { arrives } = chosen.deliveryOptions[0]
    expect(arrives).toEqual({ first: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), last: expect.any(String) })
    expect(done.json.order.arrives).toEqual(arrives)
  })

  test('the checkout shows by plain form what goes where its postcode says, and keeps what was typed', async () => {
    const browser = openBrowser()
    await browser.post('/cart', { variant: cup, units: '1' })
    const shown = await browser.get('/checkout')
    expect(shown.html).toContain('data-places')
    const typed = { action: 'update', country: 'ES', street: 'Calle 1', postcode: '３５００１', delivery: 'parcel' }
    const { html } = await browser.post('/checkout', typed)
    expect(html).toContain('value="ferry"')
    expect(html).not.toContain('value="parcel"')
    expect(html).toContain('value="３５００１"')
    const sent = await browser.post('/checkout', { ...typed, action: '', email: 'maya@lindqvist.example' })
    expect(sent.status).toBe(422)
    expect(sent.html).toContain('value="Calle 1"')
  })

  test('a surcharge is said beside the way that it is part of, on the page and by API', async () => {
    const browser = openBrowser()
    await browser.post('/cart', { variant: stone, units: '2' })
    const { html } = await browser.post('/checkout', { action: 'update', country: 'NL', postcode: '1012 AB' })
    expect(html).toContain('including Bulky goods €20.00')
    const { id, bearer } = await opened([{ variantId: stone, units: 1 }])
    const { json } = await call('PUT', `/api/checkouts/${id}/details`, { bearer, body: details('NL', '1012 AB') })
    expect(json.deliveryOptions[0].surcharges).toEqual([
      { name: 'Bulky goods', amount: { amount: 1_000, currency: 'EUR' } },
    ])
  })

  test('product page, cart and feed speak of ways that there are', async () => {
    const browser = openBrowser()
    const page = await browser.get('/products/cup')
    expect(page.html).toContain('from €5.00')
    await browser.post('/cart', { variant: cup, units: '5' })
    expect((await browser.get('/cart')).html).toContain('€9.00')
    expect((await browser.get('/products/stone')).html).toContain('€19.00')
  })
})
