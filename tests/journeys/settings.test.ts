/** Settings as staff change them: what is wrong is refused by its field and nothing is changed; nobody's change is lost. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { documents, settingsFile } from '#demo/settings'
import { SETTINGS_FORMAT } from '#domain/settings/file'
import { call } from './caller.ts'
import { openBrowser } from './browser.ts'
import { secondShop } from './second-shop.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
let before: string

const PATH = '/api/admin/settings'
const read = async (group: string) => (await call('GET', `${PATH}/${group}`, { headers: owner })).json
const save = (group: string, body: unknown) => call('PUT', `${PATH}/${group}`, { headers: owner, body })
const put = (file: unknown, rest: object = {}) =>
  call('PUT', `${PATH}/file`, { headers: owner, body: { file, ...rest } })
const all = async () => JSON.stringify((await call('GET', `${PATH}/file`, { headers: owner })).json)

beforeAll(async () => {
  owner = await signedIn('owner')
  expect((await put(settingsFile)).status).toBe(200)
})
beforeEach(async () => {
  before = await all()
})

const { delivery, tax, shop, pages, markets } = documents
const [post] = delivery.methods
const [page] = pages.pages
const [rate] = tax.rates

test.each([
  ['an unknown currency', 'markets', { ...markets, currencies: ['EUR', 'EURO'] }, 'currencies.1', 'unknown-currency'],
  ['an unknown zone', 'shop', { ...shop, timeZone: 'Europe/Atlantis' }, 'timeZone', 'unknown-time-zone'],
  ['a negative rate', 'tax', { rates: [{ ...rate, rate: -1 }] }, 'rates.0.rate', 'out-of-range'],
  ['a rate above 100 %', 'tax', { rates: [{ ...rate, rate: 10_001 }] }, 'rates.0.rate', 'out-of-range'],
  ['no price', 'delivery', { ...delivery, methods: [{ ...post, prices: [] }] }, 'methods.0.prices', 'price-missing'],
  [
    'a script',
    'pages',
    { pages: [{ ...page, body: { en: '<p onclick="x()">a</p>' } }] },
    'pages.0.body.en',
    'html-unsafe',
  ],
  ['5 MB', 'pages', { pages: [{ ...page, body: { en: 'x'.repeat(5_000_000) } }] }, 'pages.0.body.en', 'too-long'],
  ['another shape', 'tax', { rates: 'many' }, 'rates', 'shape'],
  ['a field too many', 'returns', { ...documents.returns, forever: true }, '', 'shape'],
])('%s is refused with its field, by itself and in a file', async (_, group, value, path, code) => {
  const { version } = await read(group)
  const alone = await save(group, { version, value })
  expect(alone.status).toBe(422)
  expect(alone.json).toMatchObject({ code: 'settings-invalid' })
  expect(alone.json.issues).toContainEqual(expect.objectContaining({ path, code }))
  const changed = { returns: { ...documents.returns, days: 3 }, [group]: value }
  const inFile = await put({ ...settingsFile, settings: { ...settingsFile.settings, ...changed } })
  expect(inFile.status).toBe(422)
  const issues = expect.objectContaining({ path: `${group}.${path}`, code })
  expect(inFile.json.issues).toContainEqual(issues)
  expect(await all()).toBe(before)
})

test('of two who save at once the second is told, and nothing is lost', async () => {
  const { version, value } = await read('returns')
  const answers = await Promise.all([10, 20].map((days) => save('returns', { version, value: { ...value, days } })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const refused = answers.find(({ status }) => status === 409)
  expect(refused?.json).toMatchObject({ code: 'settings-changed', group: 'returns', version: version + 1 })
  const now = await read('returns')
  expect(now.version).toBe(version + 1)
  const { json } = await call('GET', `${PATH}/returns/versions`, { headers: owner })
  expect(json.versions.map((one: { version: number }) => one.version)).toEqual(
    Array.from({ length: version + 1 }, (_, index) => version + 1 - index),
  )
  expect((await call('GET', `${PATH}/returns/versions/${version}`, { headers: owner })).json.value).toEqual(value)
  // Whoever lost the answer and sends the same again is told that it is there.
  expect(await save('returns', { version, value: now.value })).toMatchObject({
    status: 200,
    json: { version: now.version },
  })
})

test('a file of another shop or of a newer format is refused, and the same file again changes nothing', async () => {
  expect(await put({ ...settingsFile, format: SETTINGS_FORMAT + 1 })).toMatchObject({
    status: 422,
    json: { code: 'settings-format-newer' },
  })
  expect(await put(secondShop)).toMatchObject({ status: 409, json: { code: 'settings-of-another-shop' } })
  expect(await all()).toBe(before)
  expect(await put(JSON.parse(before))).toMatchObject({ status: 200, json: { changed: [] } })
  expect(await all()).toBe(before)
})

test('what is saved is seen on the pages at once, and markup is written anew', async () => {
  const browser = openBrowser()
  await browser.get('/pages/delivery')
  const { version, value } = await read('pages')
  const body = { en: '<H2>How</h2><p>By <b>boat' }
  const changed = { pages: [{ ...page, body }, ...value.pages.slice(1)] }
  expect((await save('pages', { version, value: changed })).status).toBe(200)
  expect((await browser.get('/pages/delivery')).html).toContain('<h2>How</h2><p>By <b>boat</b></p>')
})

test('only those who may see and change settings, and a group that is none is unknown', async () => {
  const clerk = await signedIn('clerk')
  expect((await call('GET', PATH, { headers: clerk })).status).toBe(403)
  expect((await call('PUT', `${PATH}/tax`, { headers: clerk, body: { version: 1, value: tax } })).status).toBe(403)
  expect(await save('weather', { version: 0, value: {} })).toMatchObject({ json: { code: 'settings-group-unknown' } })
  expect((await call('GET', PATH, { headers: owner })).json.gaps).toEqual([])
})

test('what the shop has not said is told, and the rest is sold', async () => {
  const { version } = await read('tax')
  await save('tax', { version, value: { rates: tax.rates.filter(({ country }) => country !== 'FI') } })
  const { json } = await call('GET', PATH, { headers: owner })
  expect(json.gaps).toEqual([{ code: 'no-tax', country: 'FI' }])
})
