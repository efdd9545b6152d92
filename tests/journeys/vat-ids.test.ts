/** VAT ids, wherever they are typed: looked over, asked for at their register, refused with the reason, and then nothing is changed. */
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { opened } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { signIn } from './customers.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
let manager = ''
let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  manager = (await atDesk('manager')).cookie
})

const entered = (vatId: string) =>
  call('POST', '/api/admin/companies', { headers: owner, body: { name: `Firm ${vatId}`, vatId } })

test('staff enter a firm: its register has confirmed it, does not know it, or cannot say', async () => {
  const known = await entered('de 123 456 788')
  expect(known.json).toMatchObject({
    vatId: 'DE123456788',
    vatCheck: { state: 'registered', name: 'Firm DE123456788' },
  })
  const unknown = await entered('DE123456200')
  expect([unknown.status, unknown.json.code]).toEqual([422, 'vat-id-unregistered'])
  const silent = await entered('DE123456300')
  expect(silent.json).toMatchObject({ vatId: 'DE123456300', vatCheck: { state: 'unknown' } })
  const strange = await entered('DE12345')
  expect([strange.status, strange.json.code]).toEqual([422, 'vat-id-form'])
  const none = await entered('')
  expect(none.json).toMatchObject({ vatId: '', vatCheck: null })

  const { json } = await call('GET', '/api/admin/companies?q=Firm', { headers: owner })
  const names = json.companies.map(({ name }: { name: string }) => name)
  expect(names).not.toContain('Firm DE123456200')
})

test('in the admin the reason stands beside the field, what was typed stays, and nothing is changed', async () => {
  const { json } = await entered('DE123456788')
  const path = `/admin/companies/${json.id}`
  const form = (vatId: string): [string, string][] => [
    ['key', crypto.randomUUID()],
    ['version', '1'],
    ['name', 'Renamed'],
    ['vatId', vatId],
    ['note', ''],
  ]
  const refused = await visit(path, { cookie: manager, form: form('DE999999200') })
  const html = await refused.text()
  expect(refused.status).toBe(422)
  expect(html).toMatch(/id="vatId-wrong"[\s\S]{0,400}The register of its country does not know this VAT id/)
  expect(html).toContain('value="DE999999200"')
  const after = await call('GET', `/api/admin/companies/${json.id}`, { headers: owner })
  expect(after.json).toMatchObject({ name: 'Firm DE123456788', vatId: 'DE123456788', version: 1 })
  const saved = await visit(path, { cookie: manager, form: form('DE123456788') })
  expect(saved.status).toBe(303)
  expect(await (await visit(path, { cookie: manager })).text()).toContain(
    'Confirmed by its register as Firm DE123456788',
  )
})

const address = { name: 'Ada', street: 'Torstraße 1', postcode: '10115', city: 'Berlin', country: 'DE' }

test('a program says for which firm a cart is bought; a number of another country is refused at its place', async () => {
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const detail = (body: object) => call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body })
  const said = await detail({ address, business: { company: 'Firm GmbH', vatId: 'de123456788' } })
  expect(said.json.business).toEqual({ company: 'Firm GmbH', vatId: 'DE123456788', confirmed: true })
  const pointers = async (business: object) => {
    const refused = await detail({ email: 'x@example.org', business })
    return [refused.status, refused.json.errors?.[0]?.pointer]
  }
  expect(await pointers({ company: 'Firm', vatId: 'FR83404833048' })).toEqual([422, '/business/vatId'])
  expect(await pointers({ company: 'Firm', vatId: 'DE123456200' })).toEqual([422, '/business/vatId'])
  expect(await pointers({ company: '', vatId: 'DE123456788' })).toEqual([422, '/business/company'])
  const now = await call('GET', `/api/checkouts/${cart.id}`, { bearer: cart.bearer })
  expect([now.json.email, now.json.business.vatId]).toEqual(['', 'DE123456788'])
  const silent = await detail({ business: { company: 'Firm', vatId: 'DE123456300' } })
  expect(silent.json.business).toEqual({ company: 'Firm', vatId: 'DE123456300', confirmed: false })
  expect((await detail({ business: null })).json.business).toBeNull()
})

test('at the checkout the reason stands beside the field, and nothing is charged', async () => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  const sent = {
    email: 'ada@example.org',
    ...address,
    delivery: 'post',
    company: 'Firm GmbH',
    vatId: 'FR83404833048',
    card: '4242424242424242',
    expiry: '08 / 39',
    code: '123',
    key: crypto.randomUUID(),
    expected: '1',
  }
  const refused = await browser.post('/checkout', sent)
  expect(refused.status).toBe(422)
  expect(refused.html).toMatch(/id="vatId-wrong"[\s\S]{0,300}of another country than the address/)
  expect(refused.html).toContain('value="FR83404833048"')
  expect(refused.html).toContain('value="Firm GmbH"')
  const alone = await browser.post('/checkout', { ...sent, company: '', vatId: 'DE123456788' })
  expect([alone.status, /href="#company"/.test(alone.html)]).toEqual([422, true])
})

/** Somebody of a firm. @returns their browser, and the session for programs */
const memberOf = async (company: string, email: string, role: string) => {
  const body = { email, role }
  await call('POST', `/api/admin/companies/${company}/invitations`, { headers: owner, body })
  const browser = await signIn(email)
  await browser.post('/account/company/join', { company })
  return browser
}

test('an administrator of a firm changes its VAT id: looked over, asked for, noted in the audit log; who only buys does not', async () => {
  const { json } = await entered('DE123456788')
  const chief = await memberOf(json.id, 'chief@vat.example', 'administrator')
  const buyer = await memberOf(json.id, 'buyer@vat.example', 'buyer')
  const firm = async () => (await call('GET', `/api/admin/companies/${json.id}`, { headers: owner })).json

  const page = await chief.get('/account/company')
  expect(page.html).toContain('name="vatId" value="DE123456788"')
  for (const [typed, said] of [
    ['DE12', 'This is no VAT id as its country writes it'],
    ['<b>', 'This is no VAT id as its country writes it'],
    ['DE999999200', 'The register of its country does not know this VAT id'],
  ] as const) {
    const refused = await chief.post('/account/company/vat-id', { vatId: typed })
    expect(refused.status, typed).toBe(422)
    expect(refused.html).toMatch(new RegExp(`id="vatId-wrong"[\\s\\S]{0,400}${said}`))
    expect(refused.html).toContain(`value="${typed.replace('<b>', '&lt;b&gt;')}"`)
  }
  expect(await firm()).toMatchObject({ vatId: 'DE123456788', version: 1 })

  const saved = await chief.post('/account/company/vat-id', { vatId: 'fr 83 404 833 048' })
  expect([saved.status, saved.to]).toEqual([303, '/account/company?done=vatId'])
  expect(await firm()).toMatchObject({
    vatId: 'FR83404833048',
    vatCheck: { state: 'registered', name: 'Firm FR83404833048' },
    version: 2,
  })
  // The same again asks nobody, and is no change.
  await chief.post('/account/company/vat-id', { vatId: 'FR83404833048' })
  expect(await firm()).toMatchObject({ version: 2 })
  const noted = (await auditEntriesOf(shop.USERS_DB, json.id, 9)).filter(
    ({ action }) => action === 'customers:company-vat-id',
  )
  expect(noted).toMatchObject([
    {
      who: expect.stringMatching(/^cus_/),
      details: { before: 'DE123456788', after: 'FR83404833048', state: 'registered' },
    },
  ])

  const theirs = await buyer.get('/account/company')
  expect(theirs.html).not.toContain('name="vatId"')
  const foreign = await buyer.post('/account/company/vat-id', { vatId: 'DE123456788' })
  expect([foreign.status, foreign.html.includes('Only administrators of the company')]).toEqual([403, true])

  const session = { cookie: Array.from(chief.cookies, (pair) => pair.join('=')).join('; '), origin: ORIGIN }
  const put = (vatId: string) => call('PUT', '/api/account/company/vat-id', { headers: session, body: { vatId } })
  expect((await put('DE999999200')).json.code).toBe('vat-id-unregistered')
  expect((await put('ATU1')).json.code).toBe('vat-id-form')
  expect((await put('DE123456300')).json).toMatchObject({ vatId: 'DE123456300', vatCheck: { state: 'unknown' } })
  expect((await put('')).json).toEqual({ vatId: '', vatCheck: null })
  expect(await firm()).toMatchObject({ vatId: '', version: 4 })
})
