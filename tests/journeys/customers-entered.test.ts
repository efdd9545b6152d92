/** Staff enter a customer, change who they are, and keep their addresses: by the form and by a program, by one rule. */
import { beforeAll, expect, test } from 'vitest'
import { may, ROLES } from '#domain/customers/staff'
import { call } from './caller.ts'
import { mailbox, signIn } from './customers.ts'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'

let owner: { readonly cookie: string }
let clerk: { readonly cookie: string }
beforeAll(async () => {
  await stockGoods()
  owner = await signedIn('owner')
  clerk = await signedIn('clerk')
})

type Field = readonly [string, string]
const press = (path: string, fields: readonly Field[], by = owner) =>
  visit(path, { cookie: by.cookie, form: [['key', crypto.randomUUID()], ...fields] })
const enter = (fields: readonly Field[], by = owner) => press('/admin/customers/new', fields, by)
const program = (method: string, path: string, body?: object) =>
  call(method, `/api/admin/customers${path}`, { headers: owner, key: crypto.randomUUID(), ...(body && { body }) })

const rowOf = (email: string) =>
  shop.USERS_DB.prepare(
    `SELECT id, name, email_verified AS proven, phone_number AS phone, phone_number_verified AS phoneProven, language,
       updated_at AS version, note, newsletter
     FROM customers JOIN customer_records ON customer_id = id WHERE email = ?1`,
  )
    .bind(email)
    .first<Record<string, string | number>>()
const idIn = (answer: Response) =>
  /\/admin\/customers\/(cus_\w+)\?/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''

const MAYA: readonly Field[] = [
  ['name', ' Maya  Lindqvist '],
  ['email', 'Maya.Entered@Example.ORG'],
  ['phone', '070 123 45 67'],
  ['language', 'zh'],
  ['newsletter', 'telephone'],
  ['tags', 'wholesale, press'],
  ['note', 'Rings twice.'],
  ['street', 'Storgatan 1'],
  ['postcode', '11129'],
  ['city', 'Stockholm'],
  ['country', 'SE'],
  ['addressPhone', '08 123 456 78'],
]

test('a customer is entered on one page, and nothing of it is proven', async () => {
  const answer = await enter(MAYA)
  const id = idIn(answer)
  expect([answer.status, id]).toEqual([303, expect.stringMatching(/^cus_/)])
  const row = await rowOf('maya.entered@example.org')
  expect(row).toMatchObject({
    id,
    name: 'Maya Lindqvist',
    proven: 0,
    phone: '+46701234567',
    phoneProven: 0,
    language: 'zh',
    note: 'Rings twice.',
    newsletter: 1,
  })
  const { json } = await program('GET', `/${id}`)
  expect(json.tags.toSorted()).toEqual(['press', 'wholesale'])
  expect(json.addresses[0].address).toMatchObject({ name: 'Maya Lindqvist', postcode: '11129', phone: '+46812345678' })
  const said = await shop.USERS_DB.prepare(`SELECT wording, source FROM consents WHERE address = ?1`)
    .bind('maya.entered@example.org')
    .all()
  expect(said.results).toEqual([{ wording: '电话中向店员表示同意', source: 'staff' }])
  const page = await (await visit(`/admin/customers/${id}`, { cookie: owner.cookie })).text()
  for (const text of ['Maya Lindqvist', 'Storgatan 1', `/admin/customers/${id}/edit`]) expect(page).toContain(text)
  // The same press twice is one customer.
  const key: Field = ['key', crypto.randomUUID()]
  const twice = async () =>
    visit('/admin/customers/new', { cookie: owner.cookie, form: [key, ['email', 'twice@example.org']] })
  expect(idIn(await twice())).toBe(idIn(await twice()))
})

test('what is amiss stands beside its field, all at once, as typed, and nothing was written', async () => {
  const many = await shop.USERS_DB.prepare('SELECT count(*) AS n FROM customers').first('n')
  const answer = await enter([
    ['name', 'x'.repeat(101)],
    ['email', 'no address'],
    ['phone', '12'],
    ['street', 'Storgatan 1'],
    ['country', 'SE'],
    ['postcode', 'nonsense'],
  ])
  const html = await answer.text()
  expect(answer.status).toBe(422)
  for (const text of [
    'value="no address"',
    'This is no address for mail',
    'This is no telephone number.',
    'This is too long.',
    'This is no postcode of the country.',
    'href="#new-postcode"',
  ])
    expect([text, html.includes(text)]).toEqual([text, true])
  expect((await (await enter([['name', 'Nobody']])).text()).includes('one of the two is needed')).toBe(true)
  expect((await enter([['email', 'maya.entered@example.org']])).status).toBe(422)
  expect(await shop.USERS_DB.prepare('SELECT count(*) AS n FROM customers').first('n')).toBe(many)
  const taken = await program('POST', '', { email: 'MAYA.ENTERED@example.org', phone: '+46 70 123 45 67' })
  expect(taken.json).toMatchObject({
    code: 'customer-invalid',
    fields: { email: 'email-taken', phone: 'phone-taken' },
  })
  expect((await enter(MAYA, clerk)).status).toBe(403)
  expect((await visit('/admin/customers/new', { cookie: clerk.cookie })).status).toBe(403)
})

test('another address is not proven: the one before is told, and every session ends', async () => {
  const before = 'proven-before@example.org'
  const browser = await signIn(before)
  expect((await browser.get('/account')).status).toBe(200)
  const row = await rowOf(before)
  expect(row?.['proven']).toBe(1)
  const edit = `/admin/customers/${row?.['id']}/edit`
  expect(await (await visit(edit, { cookie: owner.cookie })).text()).toContain(`value="${before}"`)
  // Who only gets another name stays proven and signed in.
  const named = await press(edit, [
    ['version', String(row?.['version'])],
    ['name', 'Ines'],
    ['email', before],
  ])
  expect(named.status).toBe(303)
  expect((await rowOf(before))?.['proven']).toBe(1)
  expect((await browser.get('/account')).status).toBe(200)
  // Somebody who has the former page writes nothing over.
  const stale = await press(edit, [
    ['version', String(row?.['version'])],
    ['name', 'Old'],
    ['email', before],
  ])
  expect([stale.status, (await stale.text()).includes('value="Old"')]).toEqual([409, true])
  const fresh = await rowOf(before)
  const read = await program('GET', `/${fresh?.['id']}`)
  const after = 'not-proven-yet@example.org'
  const moved = await program('PUT', `/${fresh?.['id']}`, { version: read.json.updatedAt, name: 'Ines', email: after })
  expect(moved.status).toBe(200)
  expect(await rowOf(after)).toMatchObject({ id: row?.['id'], proven: 0 })
  expect((await browser.get('/account')).to).toContain('/account/sign-in')
  for (let look = 0; look < 100; look++) {
    if ((await mailbox(before)).some(({ template }) => template === 'email-changed')) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  expect((await mailbox(before)).map(({ template }) => template)).toContain('email-changed')
  // By a mail to it they are in, and it is proven then.
  await signIn(after)
  expect((await rowOf(after))?.['proven']).toBe(1)
})

test('addresses are added, changed and taken away, by the rules of the checkout', async () => {
  const id = idIn(await enter([['email', 'addresses@example.org']]))
  const street = { recipient: 'Jo', street: 'Main 1', city: 'Dublin', country: 'IE' }
  const added = await program('POST', `/${id}/addresses`, street)
  expect(added.status).toBe(200)
  const wrong = await program('POST', `/${id}/addresses`, { ...street, country: 'XX' })
  expect(wrong.json).toMatchObject({ code: 'customer-invalid', address: { country: 'country-unknown' } })
  const form = await press(`/admin/customers/${id}/addresses`, [
    ['address', added.json.address],
    ...Object.entries({ ...street, street: '' }),
  ])
  expect([form.status, (await form.text()).includes('This is needed.')]).toEqual([422, true])
  const changed = await press(`/admin/customers/${id}/addresses`, [
    ['address', added.json.address],
    ...Object.entries({ ...street, street: 'Main 2' }),
  ])
  expect(changed.status).toBe(303)
  const { addresses } = (await program('GET', `/${id}`)).json
  expect(addresses.map((one: { address: { street: string } }) => one.address.street)).toEqual(['Main 2'])
  const other = idIn(await enter([['email', 'other-addresses@example.org']]))
  expect((await program('DELETE', `/${other}/addresses/${added.json.address}`)).json.code).toBe(
    'customer-address-unknown',
  )
  expect((await program('DELETE', `/${id}/addresses/${added.json.address}`)).status).toBe(200)
  expect((await program('GET', `/${id}`)).json.addresses).toEqual([])
})

test('the palette finds customers for whoever may see them, and for nobody else', async () => {
  await enter([
    ['name', 'Quintessa Brandt'],
    ['email', 'quintessa@example.org'],
  ])
  const found = async (by: { readonly cookie: string }) =>
    (await (await visit('/admin/find?q=quintessa', { cookie: by.cookie })).json()) as {
      readonly found: readonly { readonly icon: string; readonly label: string; readonly more: string }[]
    }
  const offer = (await found(owner)).found.find(({ icon }) => icon === 'customers')
  expect(offer).toMatchObject({ label: 'Quintessa Brandt', more: 'quintessa@example.org' })
  const roles = ROLES.filter((role) => !may(role, 'customers:see'))
  for (const role of roles) expect((await found(await signedIn(role))).found).toEqual([])
})
