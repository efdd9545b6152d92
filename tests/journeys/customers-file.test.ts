/** Customers come and go as files of Shopify: each once, nobody written over by a blank; what goes out changes nothing coming in. */
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { lineFault, repairText } from '#domain/letters'
import { repairLine } from '#domain/one-line'
import { call } from './caller.ts'
import { signIn } from './customers.ts'
import { bringFile, doWith, fetchShop, idOf, settledFile } from './files.ts'
import { shop } from './goods.ts'
import { openForReviews } from './reviews.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  owner = (await openForReviews()).owner
})

const HEADER =
  'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,' +
  'Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,' +
  'Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags'

/** As a real export has them, with other people in it; the last row is cut off. */
const SHOPIFY = `${HEADER}
'7985351325068,Priya,Sørensen,,no,,"House 42, Road 39",,Jhelum,,PK,49600,'03145487602,'+923145820669,no,13175.00,1,,no,Bronze VIP
'7864668086342,Asha,Tanaka,BUYER9209@example.com,yes,,"House 49, Road 21",,Sargodha,,PK,'04616,'03235810289,,yes,1075.50,3,"Two
lines, =SUM(1)",yes,"Bronze VIP, loyal-app_new"
'7694309907348,Ines,Müller,not an address,no,,,,,,PK,54770,,,no,0.00,0,,no,
'7694309907349,Nobody,,,no,,,,,,PK,54770,,,no,0.00,0,,no,
'7694309907350,Asha,Again,buyer9209@example.com,no,,,,,,,,,,no,0.00,0,,no,
'7680309141943,Oskar,,buyer2854@example.com,no,,"House 66",,Rawalpindi,,PK,'04616,'0343 5508626,'+923435315496,no,2150.00,1,"
",no,"Bronze VIP, loy
`

const LAST = `'7680309141943,Oskar,,buyer2854@example.com,no,,House 66,,Rawalpindi,,PK,'04616,'0343 5508626\n`
const CUT = SHOPIFY.slice(0, SHOPIFY.lastIndexOf("'7680309141943")) + LAST

const apply = async (file: string, wishes: Readonly<Record<string, string>> = {}) => {
  const id = idOf(await bringFile(owner, file, wishes))
  const ready = await settledFile(id)
  await doWith(owner, id, 'apply')
  return { id, ready, done: await settledFile(id) }
}

const out = async () => (await fetchShop('/admin/customers/export.csv', { headers: owner })).text()
const found = async (q: string) =>
  (await call('GET', `/api/admin/customers?q=${encodeURIComponent(q)}`, { headers: owner })).json.customers
const profile = async (q: string) =>
  (await call('GET', `/api/admin/customers/${(await found(q))[0].id}`, { headers: owner })).json

test('a file whose quotation mark is never closed is not taken at all', async () => {
  const answer = await bringFile(owner, SHOPIFY)
  expect(answer.status).toBe(422)
  expect(await found('asha')).toEqual([])
})

test('a file of Shopify goes in row by row, each refusal with its line, and once', async () => {
  const looked = idOf(await bringFile(owner, CUT))
  await settledFile(looked)
  const { id, ready, done } = await apply(CUT)
  expect(ready).toMatchObject({ kind: 'customers', layout: 'shopify', preview: { created: 2, refused: 4 } })
  expect(done.result).toMatchObject({ created: 2, refused: 4 })
  const page = await (await fetchShop(`/admin/imports/${id}`, { headers: owner })).text()
  for (const text of ['is no mail address', 'neither a mail address', 'stands in a row above', 'it is cut off'])
    expect([text, page.includes(text)]).toEqual([text, true])
  expect(page).not.toContain('Priya')
  // Only what a file of customers can be asked.
  const asked = [
    ...(await (await fetchShop(`/admin/imports/${looked}`, { headers: owner })).text()).matchAll(
      /<select[^>]* name="([^"]+)"/g,
    ),
  ]
  expect(asked.map(([, name]) => name)).toEqual(['overwrite'])
  // Nothing of what it says of people is left in the bucket.
  const { objects } = await shop.MEDIA.list({ prefix: `imports/${id}/` })
  expect(objects.length).toBeGreaterThan(0)
  for (const { key } of objects) expect(await (await shop.MEDIA.get(key))?.text()).not.toMatch(/Priya|Asha|9209/)
  const asha = await profile('asha')
  expect(asha).toMatchObject({
    name: 'Asha Tanaka',
    email: 'buyer9209@example.com',
    emailVerified: false,
    state: 'unproven',
    newsletter: true,
    note: 'Two\nlines, =SUM(1)',
    tags: ['Bronze VIP', 'loyal-app_new'],
    consents: [{ purpose: 'newsletter', state: 'given', source: 'import' }],
    addresses: [{ address: { street: 'House 49, Road 21', postcode: '04616', country: 'PK', phone: '03235810289' } }],
  })
  expect(await profile('priya')).toMatchObject({ email: null, phone: '+923145820669', newsletter: false })
  // Nobody was written to, and the same file again changes nothing.
  expect(await shop.TRANSACTIONS_DB.prepare(`SELECT count(*) AS many FROM messages`).first('many')).toBe(0)
  expect((await apply(CUT)).done.result).toMatchObject({ unchanged: 2, refused: 4 })
  expect((await profile('asha')).consents).toHaveLength(1)
})

test('what goes out comes in and changes nothing, here and in a shop that has nobody', async () => {
  const file = await out()
  expect(file).toContain(`'7864668086342,Asha,Tanaka,buyer9209@example.com,yes`)
  expect(file).toContain(`'04616,'03235810289,,yes,1075.50,3,"Two`)
  const { done } = await apply(file)
  expect(done.result).not.toHaveProperty('created')
  expect(done.result).not.toHaveProperty('changed')
  expect(done.result).not.toHaveProperty('refused')
  expect(await out()).toBe(file)
  await shop.USERS_DB.batch([
    shop.USERS_DB.prepare(`DELETE FROM customers`),
    shop.USERS_DB.prepare(`DELETE FROM consents`),
  ])
  expect((await apply(file)).done.result).toMatchObject({ created: 2 })
  const lines = (text: string) => text.split('\r\n').join('\n').split('\n').toSorted()
  expect(lines(await out())).toEqual(lines(file))
})

test('a blank writes over nothing, an address for signing in is its owner’s, and who has ended the newsletter stays out', async () => {
  const asha = await profile('asha')
  await shop.USERS_DB.prepare(
    `INSERT INTO consents (address, purpose, state, wording, version, language, source, at)
     VALUES ('buyer9209@example.com', 'newsletter', 'withdrawn', '', '1', 'en', 'account', 9)`,
  ).run()
  const row = `'7864668086342,,,other@example.com,yes,,,,,,,,,,,,,,,vip`
  const { id, done } = await apply(`${HEADER},Shoe Size\n${row},44\n`)
  expect(done.result).toMatchObject({ changed: 1, left: 1 })
  const page = await (await fetchShop(`/admin/imports/${id}`, { headers: owner })).text()
  for (const text of ['Shoe Size', 'is no column that is known', 'changed by its owner alone'])
    expect([text, page.includes(text)]).toEqual([text, true])
  expect(await profile('asha')).toMatchObject({
    id: asha.id,
    name: 'Asha Tanaka',
    email: 'buyer9209@example.com',
    newsletter: false,
    note: asha.note,
    tags: ['Bronze VIP', 'loyal-app_new', 'vip'],
  })
  await apply(`${HEADER}\n${row.replace('other@example.com', 'buyer9209@example.com')}\n`)
  expect((await profile('asha')).newsletter).toBe(false)
})

test('two keys of two people are refused; somebody brought signs in by digits later; the rest is taken back', async () => {
  const twice = `'7985351325068,,,buyer9209@example.com,no,,,,,,,,,,,,,,,\n`
  expect((await apply(`${HEADER}\n${twice}`)).done.result).toMatchObject({ refused: 1 })
  const people = ['late', 'never'].map((name) => `,${name},Comer,${name}@example.org,yes,,,,,,,,,,no,0.00,0,,no,new\n`)
  const { id, done } = await apply(`${HEADER}\n${people.join('')}`)
  expect(done.result).toMatchObject({ created: 2 })
  await signIn('late@example.org')
  expect(await profile('late@example.org')).toMatchObject({ state: 'active', name: 'late Comer', tags: ['new'] })
  await doWith(owner, id, 'undo')
  expect(await settledFile(id)).toMatchObject({ state: 'undone', undo: { deleted: 1, left: 1 } })
  expect(await found('never@example.org')).toEqual([])
  const consent = shop.USERS_DB.prepare(
    `SELECT state FROM consents WHERE address = 'never@example.org' ORDER BY sequence DESC LIMIT 1`,
  )
  expect(await consent.first('state')).toBe('withdrawn')
  expect((await profile('late@example.org')).newsletter).toBe(true)
})

test('older columns are understood; a clerk brings none; by program the same rules hold', async () => {
  const old =
    'First Name,Last Name,Email,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts Marketing,' +
    'Total Spent,Total Orders,Tags,Note,Tax Exempt\n' +
    'Shannon,Home,braunann@example.org,Hernandez PLC,564 Nicholas Skyway,"",Chrisport,Texas,TX,United States,US,79338,' +
    '+16135550109,no,155.63,1,,"",yes\n'
  expect((await bringFile(await signedIn('clerk'), old)).status).toBe(403)
  expect((await apply(old)).done.result).toEqual(expect.objectContaining({ created: 1 }))
  expect(await profile('braunann')).toMatchObject({ phone: '+16135550109', name: 'Shannon Home' })
  const send = (lines: unknown) =>
    call('POST', '/api/admin/customers/import', { headers: owner, body: { run: crypto.randomUUID(), lines } })
  expect((await send([{ row: 2, email: 'braunann@example.org', note: 'Hello' }])).json.lines).toMatchObject([
    { row: 2, outcome: 'changed' },
  ])
  for (const wrong of [
    { row: 2 },
    { row: 2, email: 'nothing' },
    { row: 2, email: 'a@b.example', phone: '0123' },
    { row: 2, email: 'a@b.example', tags: ['a,b'] },
  ])
    expect((await send([wrong])).status, JSON.stringify(wrong)).toBe(422)
})

/** Names and places as people of everywhere might have them, spreadsheets' own signs among them. */
const signs = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom('Ana', 'Maya Lin', '王芳', 'مها', 'O’Neil', '👨‍👩‍👧‍👦') },
  {
    weight: 1,
    arbitrary: fc.constantFrom("'", '=1+1', '-x', '@a', '+49 1', "'=x", '0123', '12345678901', '"q"', 'a,b', 'null'),
  },
)
const word = signs.map(repairLine).filter((text) => lineFault(text, 30) === null)
const said = word.filter((text) => text !== '')
const somebody = fc.record({
  firstName: word,
  lastName: word,
  company: word,
  note: signs.map(repairText),
  address: fc.option(
    fc.record({
      name: said,
      street: said,
      extra: word,
      postcode: word,
      city: word,
      region: word,
      country: fc.constantFrom('PK', 'DE', 'HK'),
      phone: word,
    }),
    { nil: null },
  ),
})

test('whatever people are called, and whomever their parcels are for: the file is a fixed point, twice', async () => {
  const people = fc
    .sample(somebody, { numRuns: 60, seed: 12 })
    .map((one, at) => ({ ...one, row: at + 2, email: `fixed-${at}@example.net` }))
  const body = { run: crypto.randomUUID(), lines: people }
  const brought = await call('POST', '/api/admin/customers/import', { headers: owner, body })
  expect(brought.status, JSON.stringify(brought.json)).toBe(200)
  const addresses = async () =>
    (await shop.USERS_DB.prepare(`SELECT customer_id, address FROM customer_addresses ORDER BY 1, 2`).all()).results
  const [file, before] = [await out(), await addresses()]
  for (let times = 0; times < 2; times++) {
    const { done } = await apply(file)
    for (const word of ['created', 'changed', 'refused', 'left']) expect(done.result).not.toHaveProperty(word)
    expect(await addresses()).toEqual(before)
    expect(await out()).toBe(file)
  }
})

test('an address of a file is for the customer, or where they work; of somebody without either it is left out', async () => {
  const street = 'House 1,,Lahore,,PK,54000,,,no,0.00,0,,no,'
  const rows = [
    `,,,nameless@example.net,no,,${street}`,
    `,,,worker@example.net,no,Works & Co,${street}`,
    `,Ana,B,named@example.net,no,,${street}`,
  ]
  const { id } = await apply(`${HEADER}\n${rows.join('\n')}\n`)
  expect(await (await fetchShop(`/admin/imports/${id}`, { headers: owner })).text()).toContain('nobody is named whom')
  expect((await profile('nameless@example.net')).addresses).toEqual([])
  expect((await profile('worker@example.net')).addresses[0].address.name).toBe('Works & Co')
  expect((await profile('named@example.net')).addresses[0].address.name).toBe('Ana B')
})
