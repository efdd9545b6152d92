/** Delivery by zone, weight and surcharge: set by staff, offered by pages and API alike, refused by name, and tried before anybody buys. */
import { beforeAll, describe, expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { locationId } from '#domain/ids'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { savedSettings } from '#schema/products/settings/settings'
import { importCatalog } from '#workers/flows/catalog/import'
import { openBrowser } from './browser.ts'
import { CARDS, opened } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop } from './goods.ts'
import { signedIn } from './staff.ts'

const EUR = currency('EUR')
const PATH = '/admin/settings/delivery'

let owner: Readonly<Record<string, string>>
let manager = ''
let [cup, stone] = ['', '']

const price = (amount: number, from?: number, freeOver: number | null = null) => ({
  currency: EUR,
  price: amount,
  freeOver,
  ...(from !== undefined && { from }),
})
const [post] = documents.delivery.methods
const method = (id: string, change: object) => ({ ...post, id, name: { en: id, zh: id }, ...change })
const zone = (id: string, countries: readonly string[], change: object = {}) => ({ id, name: id, countries, ...change })

const bulky = {
  id: 'bulky',
  name: { en: 'Bulky goods', zh: '大件' },
  tag: 'bulky',
  per: 'unit',
  prices: [{ currency: EUR, price: 1_000 }],
}

const delivery = {
  ...documents.delivery,
  methods: [
    method('parcel', {
      by: 'weight',
      weightMax: 30_000,
      prices: [price(500, undefined, 10_000), price(900, 2_000)],
    }),
    method('ferry', { zones: ['islands'], prices: [price(1_500)] }),
    method('courier', { zones: ['islands', 'elsewhere'], prices: [price(2_000)] }),
  ],
  zones: [zone('islands', ['ES'], { postcodes: ['３５', '38000 – 38999'] })],
  surcharges: [bulky],
}

const read = async () => (await call('GET', '/api/admin/settings/delivery', { headers: owner })).json
const save = async (value: unknown) =>
  call('PUT', '/api/admin/settings/delivery', { headers: owner, body: { version: (await read()).version, value } })

beforeAll(async () => {
  owner = await signedIn('owner')
  manager = (await atDesk('manager')).cookie
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  const good = (handle: string, grams: number, tags: readonly string[]) => ({
    handle,
    status: 'active' as const,
    text: { title: handle },
    tags: [...tags],
    variants: [{ grams, prices: [{ currency: EUR, price: 2_000 }] }],
  })
  const products = [good('cup', 400, []), good('stone', 16_000, ['bulky'])]
  await importCatalog(shop, { products, collections: [], location, overwrite: true }, Date.now())
  const idOf = async (handle: string) => (await productByHandle(shop.PRODUCTS_DB, handle))?.variants[0]?.id ?? ''
  ;[cup, stone] = [await idOf('cup'), await idOf('stone')]
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
    [
      'a light one to the mainland',
      () => [cup, 1, 'ES', '28001'],
      [
        ['parcel', 500],
        ['courier', 2_000],
      ],
    ],
    [
      'a light one to the islands',
      () => [cup, 1, 'ES', '35001'],
      [
        ['ferry', 1_500],
        ['courier', 2_000],
      ],
    ],
    [
      'in full-width digits and with blanks',
      () => [cup, 1, 'ES', ' ３５００１ '],
      [
        ['ferry', 1_500],
        ['courier', 2_000],
      ],
    ],
    [
      'by a range',
      () => [cup, 1, 'ES', '38750'],
      [
        ['ferry', 1_500],
        ['courier', 2_000],
      ],
    ],
    [
      'a heavier cart',
      () => [cup, 4, 'NL', '1012 AB'],
      [
        ['parcel', 500],
        ['courier', 2_000],
      ],
    ],
    [
      'a step further, free over a sum that it has not',
      () => [cup, 5, 'NL', '1012 AB'],
      [
        ['parcel', 900],
        ['courier', 2_000],
      ],
    ],
    [
      'a bulky thing',
      () => [stone, 1, 'NL', '1012 AB'],
      [
        ['parcel', 1_900],
        ['courier', 3_000],
      ],
    ],
    ['too heavy for one of the ways', () => [stone, 2, 'NL', '1012 AB'], [['courier', 4_000]]],
  ] as const)('offer %s what goes there, at its price', async (_, of, expected) => {
    const [good, units, country, postcode] = of()
    expect(await offered(good, units, country, postcode)).toEqual(expected)
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
    expect([paid.status, paid.json.code]).toEqual([422, 'checkout-incomplete'])
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

  test('product page, cart and feed speak of ways that there are', async () => {
    const browser = openBrowser()
    const page = await browser.get('/products/cup')
    expect(page.html).toContain('from €5.00')
    await browser.post('/cart', { variant: cup, units: '5' })
    expect((await browser.get('/cart')).html).toContain('€9.00')
    expect((await browser.get('/products/stone')).html).toContain('€19.00')
  })
})

describe('what is wrong', () => {
  test.each([
    [
      'a range that runs backwards',
      { zones: [zone('a', ['ES'], { postcodes: ['38999-38000'] })] },
      'zones.0.postcodes.0',
      'postcode-reversed',
    ],
    [
      'a region that is none',
      { zones: [zone('a', ['US'], { regions: ['Atlantis'] })] },
      'zones.0.regions.0',
      'region-unknown',
    ],
    [
      'postcodes where there are none',
      { zones: [zone('a', ['HK'], { postcodes: ['1'] })] },
      'zones.0.postcodes',
      'postcode-none',
    ],
    ['a weight of 0', { methods: [method('a', { weightMax: 0 })] }, 'methods.0.weightMax', 'out-of-range'],
    ['a weight of 10⁹', { methods: [method('a', { weightMax: 1e9 })] }, 'methods.0.weightMax', 'out-of-range'],
    ['a zone that is not there', { methods: [method('a', { zones: ['gone'] })] }, 'methods.0.zones.0', 'unknown-zone'],
  ])('%s is refused at its field, and nothing is saved', async (_, change, path, code) => {
    const before = await read()
    const answer = await save({ ...documents.delivery, ...change })
    expect([answer.status, answer.json.issues]).toEqual([422, [{ path, code }]])
    expect(await read()).toEqual(before)
  })

  test('is told on the page at its field, in the words of what was typed', async () => {
    const before = (await savedSettings(shop.PRODUCTS_DB, ['delivery'])).documents
    const sent = await visit(PATH, {
      cookie: manager,
      form: [
        ['key', crypto.randomUUID()],
        ['version', String((await read()).version)],
        ['zones[0].name', 'Islands'],
        ['zones[0].countries', 'Spain'],
        ['zones[0].postcodes', '38999-38000\n35'],
        ['dispatch.timeZone', 'Europe/Amsterdam'],
        ['dispatch.handlingDays', '1'],
        ['dispatch.weekdays', '1'],
      ],
    })
    const html = await sent.text()
    expect(sent.status).toBe(422)
    expect(html).toContain('“38999-38000” ends before it begins')
    expect(html).toContain('38999-38000\n35</textarea>')
    expect((await savedSettings(shop.PRODUCTS_DB, ['delivery'])).documents).toEqual(before)
  })

  test('by the form weights are kilograms, and steps are what the method goes by', async () => {
    const sent = await visit(PATH, {
      cookie: manager,
      form: [
        ['key', crypto.randomUUID()],
        ['version', String((await read()).version)],
        ['methods[0].name.en', 'Parcel'],
        ['methods[0].days', '1'],
        ['methods[0].days', '2'],
        ['methods[0].zones', 'islands'],
        ['methods[0].by', 'weight'],
        ['methods[0].weightMax', '30'],
        ['methods[0].prices[0].currency', 'EUR'],
        ['methods[0].prices[0].from', '2,5'],
        ['methods[0].prices[0].price', '9.00'],
        ['zones[0].name', 'Islands'],
        ['zones[0].countries', 'Spain'],
        ['zones[0].postcodes', '３５'],
        ['dispatch.timeZone', 'Europe/Amsterdam'],
        ['dispatch.handlingDays', '1'],
        ['dispatch.weekdays', '1'],
      ],
    })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${PATH}?done=saved`])
    expect((await read()).value).toMatchObject({
      methods: [
        { id: 'parcel', zones: ['islands'], by: 'weight', weightMax: 30_000, prices: [{ from: 2_500, price: 900 }] },
      ],
      zones: [{ id: 'islands', countries: ['ES'], postcodes: ['35'] }],
    })
    const html = await (await visit(PATH, { cookie: manager })).text()
    expect(html).toMatch(/name="methods\[0\]\.prices\[0\]\.from"[^>]*value="2.5"/)
    expect(html).toMatch(/name="methods\[0\]\.zones"[^>]*value="islands" checked/)
    expect(html).toContain('/admin/settings/delivery/try')
  })
})

describe('the page that tries', () => {
  beforeAll(async () => {
    expect((await save(delivery)).status).toBe(200)
  })

  const tried = async (fields: Readonly<Record<string, string>>) => {
    const form = Object.entries({ key: crypto.randomUUID(), currency: 'EUR', ...fields })
    const answer = await visit(`${PATH}/try`, { cookie: manager, form })
    return { status: answer.status, html: await answer.text() }
  }

  test('says what is offered, of what each price is made, and why not the others', async () => {
    const { status, html } = await tried({ variant: stone, units: '2', country: 'Spain', postcode: '35001' })
    expect(status).toBe(200)
    expect(html).toContain('2 are offered')
    expect(html).toContain('Zone islands, by its postcode.')
    expect(html).toContain('2 pieces to send, 32 kg')
    expect(html).toContain('Bulky goods: €20.00.')
    expect(html).toContain('It is none of the zone islands.')
    const home = await tried({ variant: stone, units: '2', country: 'nl', postcode: '1012 AB' })
    expect(home.html).toContain('The cart weighs 32 kg; it takes 30 kg at most.')
    expect(home.html).toContain('It is for zones alone, and the place is in none.')
  })

  test('the same by API, and nothing is opened or held', async () => {
    const body = { lines: [{ variant: cup, units: 5 }], country: 'NL', postcode: '1012AB' }
    const { status, json } = await call('POST', '/api/admin/settings/delivery/try', { headers: owner, body })
    expect(status, JSON.stringify(json)).toBe(200)
    expect(json).toMatchObject({
      grams: 2_000,
      zone: null,
      offered: [
        { method: 'parcel', price: { amount: 900 }, from: 2_000, free: false, surcharges: [] },
        { method: 'courier', price: { amount: 2_000 } },
      ],
      refused: [{ method: 'ferry', reason: 'other-zone' }],
    })
  })

  test('what cannot be tried is told at its field, and stays typed', async () => {
    const nowhere = await tried({ variant: cup, units: '1', country: 'Atlantis', postcode: '1' })
    expect(nowhere.status).toBe(422)
    expect(nowhere.html).toContain('There is no such country.')
    expect(nowhere.html).toContain('value="Atlantis"')
    const none = await tried({ variant: cup, units: 'many', country: 'NL' })
    expect(none.html).toContain('Write how many, from 1 to 999.')
    const unserved = await tried({ variant: cup, units: '1', country: 'Canada' })
    expect(unserved.html).toContain('Nothing is offered')
    expect(unserved.html).toContain('The shop sells nothing to Canada.')
  })

  test('speaks Chinese to whoever reads it', async () => {
    const page = await (await visit(`${PATH}/try?lang=zh`, { cookie: manager })).text()
    expect(page).toContain('试算配送')
    expect(page).toContain('送到哪里')
  })
})
