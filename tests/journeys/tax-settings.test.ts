/** Tax in the settings: rates of the EU put in by a press, classes, regions; what is wrong is told at its field and nothing is saved. */
import { beforeAll, expect, test } from 'vitest'
import { savedSettings } from '#schema/products/settings/settings'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop } from './goods.ts'
import { call } from './caller.ts'
import { signedIn } from './staff.ts'

const PATH = '/admin/settings/tax'
let manager = ''
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  manager = (await atDesk('manager')).cookie
  owner = await signedIn('owner')
})

const saved = async () => (await savedSettings(shop.PRODUCTS_DB, ['tax'])).documents.tax
const versionNow = async () => (await savedSettings(shop.PRODUCTS_DB, ['tax'])).versions.tax ?? 0

const put = (value: object, version: number) =>
  call('PUT', '/api/admin/settings/tax', { headers: owner, body: { version, value } })

test('a press puts in what the table does not say yet, and saves nothing', async () => {
  const before = await saved()
  const sent = await visit(PATH, {
    cookie: manager,
    form: [
      ['key', crypto.randomUUID()],
      ['version', String(await versionNow())],
      ['rates[0].country', 'Germany'],
      ['rates[0].rate', '12.3456'],
      ['do', 'fill:union'],
    ],
  })
  const html = await sent.text()
  expect(sent.status).toBe(200)
  expect(html).toContain('not saved yet')
  expect(html).toContain('value="12.3456"')
  expect(html).toContain('TEDB 2026-02-27')
  expect(html).toContain('value="super-reduced"')
  // The row that was there, its reduced rate, and the list to choose from.
  expect(html.match(/value="Germany"/g)?.length).toBe(3)
  expect(await saved()).toEqual(before)
})

test('a table from before there were classes is still read, and saved again says what it said', async () => {
  const rates = [{ country: 'DE', rate: 1900, from: null, until: null }]
  const done = await put({ rates }, await versionNow())
  expect(done.status).toBe(200)
  expect(await saved()).toMatchObject({ rates: [{ country: 'DE', rate: 1900 }], rounding: 'document', classes: [] })
})

test.each([
  ['rates.0.rate', { rate: 12.345_67 }],
  ['rates.0.rate', { rate: -1 }],
  ['rates.0.rate', { rate: 1e308 }],
  ['rates.0.postcodes', { postcodes: '1-22' }],
  ['rates.0.taxClass', { taxClass: 'nowhere' }],
  ['rates.0.country', { country: 'XX' }],
])('%s is refused at its place', async (path, change) => {
  const before = await saved()
  const rate = { country: 'DE', rate: 1900, from: null, until: null, ...change }
  const refused = await put({ rates: [rate] }, await versionNow())
  expect(refused.status).toBe(422)
  expect(refused.json.issues.map((issue: { path: string }) => issue.path)).toContain(path)
  expect(await saved()).toEqual(before)
})

test('a number of the shop that cannot be one of that country is refused, and one of two classes of one name', async () => {
  const version = await versionNow()
  const issues = async (value: object) =>
    (await put({ rates: [], ...value }, version)).json.issues.map((one: { path: string; code: string }) => [
      one.path,
      one.code,
    ])
  expect(await issues({ registrations: [{ country: 'DE', number: 'NL123456782B90' }] })).toEqual([
    ['registrations.0.number', 'vat-id-form'],
  ])
  const books = { id: 'books', name: { en: 'Books' } }
  expect(await issues({ classes: [books, books] })).toEqual([['classes.1.id', 'duplicate']])
  expect(await issues({ classes: [{ ...books, id: 'standard' }] })).toEqual([['classes.0.id', 'duplicate']])
})
