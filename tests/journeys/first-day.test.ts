/** A shop on its first day: visitors are told that it opens soon, staff say four things, and it sells. */
import { beforeAll, expect, test } from 'vitest'
import { SETTINGS_GROUPS } from '#domain/settings/settings'
import { savedSettings } from '#schema/products/settings/settings'
import { openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { shop } from './goods.ts'

const START = '/admin/settings/start'
let owner = ''
let clerk = ''

beforeAll(async () => {
  // The journeys begin with the demo's settings; this shop has none. A version is never removed, but a table can be made anew.
  const tables = await shop.PRODUCTS_DB.prepare(
    `SELECT sql FROM sqlite_master WHERE tbl_name = 'settings' AND sql <> ''`,
  ).all<{
    sql: string
  }>()
  await shop.PRODUCTS_DB.batch(
    ['DROP TABLE settings', 'DELETE FROM current_settings', ...tables.results.map(({ sql }) => sql)].map((sql) =>
      shop.PRODUCTS_DB.prepare(sql),
    ),
  )
  owner = (await signedIn('owner')).cookie
  clerk = (await signedIn('clerk')).cookie
})

const say = async (fields: Readonly<Record<string, string>>, cookie = owner) => {
  const form = Object.entries({ key: crypto.randomUUID(), ...fields })
  const answer = await visit(START, { cookie, form })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
/** The same by the API. */
const begin = (words: Readonly<Record<string, string>>) =>
  call('PUT', '/api/admin/settings', { headers: { cookie: owner }, body: { ...words, language: 'en' } })
const WORDS = { name: 'Kumo', country: 'JP', currency: 'JPY', timeZone: 'Asia/Tokyo' }

test('before it has a name visitors are told calmly that it opens soon, whatever they ask for', async () => {
  const browser = openBrowser()
  for (const path of ['/', '/collections/all', '/search?q=x', '/cart', '/pages/delivery', '/nothing']) {
    const { status, html } = await browser.get(path)
    expect([status, html.includes('This shop opens soon.')], path).toEqual([200, true])
    expect(html).toContain('noindex')
  }
  expect((await browser.get('/zh')).html).toContain('本店即将开业')
  expect((await call('GET', '/api/products')).status).toBe(200)
})

test('whoever may begin is led to the four questions; a clerk works as ever', async () => {
  const led = await visit('/admin', { cookie: owner })
  expect(led.headers.get('location')).toBe(START)
  const page = await (await visit(START, { cookie: owner })).text()
  for (const name of Object.keys(WORDS)) expect(page).toContain(`id="${name}"`)
  expect((await visit('/admin', { cookie: clerk })).headers.get('location')).toBe('/admin/orders')
  expect((await say(WORDS, clerk)).status).toBe(403)
})

test.each([
  ['name', '', 'Fill this in'],
  ['country', 'Atlantis', 'is no country'],
  ['currency', 'YEN', '“YEN” is no currency'],
  ['timeZone', '+09:00', 'is no time zone'],
])('a %s that is none is told at its field, and nothing begins', async (name, value, words) => {
  const { status, html } = await say({ ...WORDS, [name]: value })
  expect(status).toBe(422)
  expect(html).toMatch(new RegExp(`id="${name}-wrong">[\\s\\S]{0,200}?${words}`))
  if (name !== 'name') expect(html).toContain('value="Kumo"')
  const told = await begin({ ...WORDS, [name]: value })
  expect([told.status, told.json.code, told.json.issues.length > 0]).toEqual([422, 'settings-invalid', true])
  expect((await savedSettings(shop.PRODUCTS_DB, SETTINGS_GROUPS)).number).toBe(0)
})

test('four things are said, and the shop begins with sound defaults; what it lacks is told', async () => {
  const begun = await say(WORDS)
  expect([begun.status, begun.to]).toEqual([303, '/admin/settings?done=started'])
  const { documents } = await savedSettings(shop.PRODUCTS_DB, SETTINGS_GROUPS)
  expect(documents).toMatchObject({
    shop: { name: 'Kumo', timeZone: 'Asia/Tokyo' },
    markets: { currencies: ['JPY'], languages: ['en'], markets: [{ countries: ['JP'] }] },
    locations: { locations: [{ id: 'main', priority: 0 }] },
    delivery: { methods: [], dispatch: { timeZone: 'Asia/Tokyo' } },
  })
  const hub = await (await visit(begun.to, { cookie: owner })).text()
  for (const told of ['The shop has begun', 'No delivery in JPY to: Japan.', 'No tax rate for: Japan.']) {
    expect(hub).toContain(told)
  }
  expect((await visit('/admin', { cookie: owner })).headers.get('location')).toBe('/admin/orders')
  expect((await say({ ...WORDS, name: 'Another' })).to).toBe('/admin/settings')
  expect(await begin({ ...WORDS, name: 'Another' })).toMatchObject({ status: 409, json: { code: 'settings-changed' } })
  const browser = openBrowser()
  expect((await browser.get('/')).html).toContain('Kumo')
})

test('a language in which the shop does not sell leads to the one in which it does', async () => {
  const browser = openBrowser()
  for (const [path, to] of [
    ['/zh', '/'],
    ['/zh/search?q=a', '/search?q=a'],
    ['/zh/cart', '/cart'],
    ['/zh/nothing', '/nothing'],
  ] as const) {
    const { status, to: led } = await browser.get(path)
    expect([status, led], path).toEqual([302, to])
  }
  expect((await browser.get('/search?q=a')).status).toBe(200)
})
