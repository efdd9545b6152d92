/** Customers come and go as files of Shopify: each once, nobody written over by a blank; what goes out changes nothing coming in. */
import { beforeAll, expect, test } from 'vitest'
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
  const { id, ready, done } = await apply(CUT)
  expect(ready).toMatchObject({ kind: 'customers', layout: 'shopify', preview: { created: 2, refused: 4 } })
  expect(done.result).toMatchObject({ created: 2, refused: 4 })
  const page = await (await fetchShop(`/admin/imports/${id}`, { headers: owner })).text()
  for (const text of ['is no mail address', 'neither a mail address', 'stands in a row above', 'it is cut off'])
    expect([text, page.includes(text)]).toEqual([text, true])
  expect(page).not.toContain('Priya')
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
