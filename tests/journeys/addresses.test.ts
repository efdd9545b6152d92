/** Good addresses are taken and bad ones refused, the same at both doors: the page and the API. */
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { details, opened } from './buying.ts'
import { call } from './caller.ts'
import { stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

const cases = [
  ['DE', '10115\u00a0', '', '10115'],
  ['DE', '１０１１５', '', '10115'],
  ['DE', 'D-10115', 'CA', '10115'],
  ['AT', 'A-1010', '', '1010'],
  ['US', '12345 6789', 'new york', '12345-6789'],
  ['IE', '', '', ''],
  ['DE', 'nonsense!', '', null],
  ['IE', 'nonsense!', '', null],
  ['US', '10001', 'ON', null],
] as const

test.each(cases)('in %s postcode %j and region %j: page and API agree', async (country, postcode, region, kept) => {
  const address = { ...details.address, city: 'Town', country, postcode, region }
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const body = { email: details.email, address }
  const answer = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body })
  expect(answer.status).toBe(kept === null ? 422 : 200)
  if (kept !== null) expect(answer.json.address).toMatchObject({ postcode: kept, region: country === 'US' ? 'NY' : '' })

  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  // Without a card the form comes back, with all that is amiss.
  const { html } = await browser.post('/checkout', { ...address, email: details.email, delivery: 'express' })
  expect(html).toContain('id="card-wrong"')
  expect(/id="(postcode|region)-wrong"/.test(html)).toBe(kept === null)
})

test.each(['', 'x', '<b>', 'ZZ', '..'])(
  'a page that is sent with the country %j says what is amiss',
  async (country) => {
    const browser = openBrowser()
    await browser.post('/cart', { variant: goods.chalk, units: '1' })
    const { status, html } = await browser.post('/checkout', { country, postcode: '1', region: '1', email: '' })
    expect(status).toBe(422)
    expect(html).toContain('id="country-wrong"')
  },
)

/** The fields of an address that are shown, in the order in which they stand. */
const fieldsIn = (html: string): string[] =>
  [...html.matchAll(/<p class="field[^"]*"( hidden[^>]*)?>\s*<label for="(street|postcode|city|region)">\s*([^<]*)/g)]
    .filter(([, hidden]) => !hidden)
    .map(([, , name, label]) => `${name}: ${label?.trim()}`)

test.each([
  ['DE', ['street: Street and number', 'postcode: Postcode', 'city: City']],
  ['US', ['street: Street and number', 'city: City', 'region: State', 'postcode: ZIP code']],
  ['IE', ['street: Street and number', 'city: City', 'region: County', 'postcode: Eircode']],
])('chosen by a button, %s has the fields that it writes, by its names and in its order', async (country, fields) => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  const asked = await browser.post('/checkout', { action: 'update', country, street: 'Kept 1' })
  expect(asked.status).toBe(200)
  expect(fieldsIn(asked.html)).toEqual(fields)
  expect(asked.html).toContain('value="Kept 1"')
})
