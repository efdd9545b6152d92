/** Buying for a company: staff enter it and invite whoever is to say who else may; one rule for page, API and staff. */
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, type Browser } from './browser.ts'
import { call } from './caller.ts'
import { nextMail, signIn } from './customers.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop } from './goods.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
let clerk = ''
let manager = ''

beforeAll(async () => {
  owner = await signedIn('owner')
  clerk = (await atDesk('clerk')).cookie
  manager = (await atDesk('manager')).cookie
})

const entered = async (name: string, vatId = ''): Promise<string> => {
  const made = await call('POST', '/api/admin/companies', { headers: owner, body: { name, vatId } })
  expect(made.status).toBe(200)
  return made.json.id
}

const invited = (company: string, email: string, role = 'administrator') =>
  call('POST', `/api/admin/companies/${company}/invitations`, { headers: owner, body: { email, role } })

const joined = async (company: string, email: string, role = 'administrator'): Promise<Browser> => {
  expect((await invited(company, email, role)).status).toBe(200)
  const browser = await signIn(email)
  const done = await browser.post('/account/company/join', { company })
  expect([done.status, done.to]).toEqual([303, '/account/company?done=join'])
  return browser
}

const people = async (company: string) => {
  const { json } = await call('GET', `/api/admin/companies/${company}`, { headers: owner })
  return {
    members: json.members.map((one: { email: string; role: string }) => `${one.email} ${one.role}`),
    invitations: json.invitations.map((one: { email: string; role: string }) => `${one.email} ${one.role}`),
  }
}

const idOf = async (email: string): Promise<string> =>
  (await shop.USERS_DB.prepare('SELECT id FROM customers WHERE email = ?1').bind(email).first<string>('id')) ?? ''

test('staff enter a company, its administrator is written to, joins, and invites who buys', async () => {
  const press = await visit('/admin/companies/new', {
    cookie: manager,
    form: [
      ['key', crypto.randomUUID()],
      ['name', 'Northwind <b>'],
      ['vatId', 'de 123.456.789'],
      ['note', 'Pays late'],
    ],
  })
  const at = press.headers.get('location') ?? ''
  expect([press.status, at]).toEqual([303, expect.stringMatching(/^\/admin\/companies\/cmp_\w{16}\?done=added$/)])
  const id = /cmp_\w{16}/.exec(at)?.[0] ?? ''
  const page = await (await visit(at, { cookie: manager })).text()
  expect(page).toContain('Northwind &lt;b&gt;')
  expect(page).toContain('DE123456789')

  expect((await invited(id, 'Chief@Northwind.example')).status).toBe(200)
  const mail = await nextMail('chief@northwind.example', 0, 'company-invitation')
  expect(mail.subject).toContain('Northwind')
  expect(mail.text).toContain('/account/company')
  const chief = await signIn('chief@northwind.example')
  expect((await chief.get('/account/company')).html).toContain('invites you to buy as administrator')
  await chief.post('/account/company/join', { company: id })
  const own = await chief.get('/account/company')
  expect(own.html).toContain('DE123456789')
  expect(own.html).not.toContain('Pays late')

  const sent = await chief.post('/account/company/invitations', { email: 'buyer@northwind.example', role: 'buyer' })
  expect([sent.status, sent.to]).toEqual([303, '/account/company?done=invite'])
  await nextMail('buyer@northwind.example', 0, 'company-invitation')
  const buyer = await signIn('buyer@northwind.example')
  await buyer.post('/account/company/join', { company: id })
  expect(await people(id)).toEqual({
    members: ['chief@northwind.example administrator', 'buyer@northwind.example buyer'],
    invitations: [],
  })
  // Who only buys says nothing about who else does.
  const refused = await buyer.post('/account/company/invitations', { email: 'x@northwind.example', role: 'buyer' })
  expect([refused.status, refused.html.includes('Only administrators')]).toEqual([403, true])
  expect((await buyer.get('/account/company')).html).not.toContain('name="role"')
  for (const email of ['x@northwind.example', 'nobody@northwind.example'])
    expect((await people(id)).invitations).not.toContain(`${email} buyer`)
})

test('the last administrator stays as long as others do, whoever asks; whoever is alone may leave', async () => {
  const id = await entered('Last one')
  const chief = await joined(id, 'chief@last.example')
  const buyer = await joined(id, 'buyer@last.example', 'buyer')
  const chiefId = await idOf('chief@last.example')
  const left = await chief.post('/account/company/leave', {})
  expect([left.status, left.html.includes('last administrator')]).toEqual([409, true])
  const byStaff = await call('DELETE', `/api/admin/companies/${id}/members/${chiefId}`, { headers: owner })
  expect([byStaff.status, byStaff.json.code]).toEqual([409, 'company-needs-administrator'])
  const asBuyer = await call('PUT', `/api/admin/companies/${id}/members/${chiefId}`, {
    headers: owner,
    body: { role: 'buyer' },
  })
  expect([asBuyer.status, asBuyer.json.code]).toEqual([409, 'company-needs-administrator'])
  await chief.post('/account/company/members/role', {
    customer: await idOf('buyer@last.example'),
    role: 'administrator',
  })
  expect((await chief.post('/account/company/leave', {})).to).toBe('/account/company?done=leave')
  expect((await buyer.post('/account/company/leave', {})).to).toBe('/account/company?done=leave')
  expect((await people(id)).members).toEqual([])
})

test('nobody joins without an invitation of their own, twice, or two companies', async () => {
  const [one, other] = [await entered('One'), await entered('Other')]
  const stranger = await signIn('stranger@example.com')
  expect((await stranger.post('/account/company/join', { company: one })).status).toBe(404)
  await invited(one, 'friend@example.com')
  expect((await stranger.post('/account/company/join', { company: one })).status).toBe(404)
  expect((await stranger.post('/account/company/decline', { company: one })).status).toBe(404)
  const friend = await joined(one, 'friend@example.com')
  expect((await friend.post('/account/company/join', { company: one })).status).toBe(303)
  await invited(other, 'friend@example.com')
  expect((await friend.post('/account/company/join', { company: other })).status).toBe(409)
  // Somebody of another company is as unknown as nobody.
  const foreign = await joined(other, 'foreign@example.com')
  for (const path of ['role', 'remove']) {
    const fields = { customer: await idOf('friend@example.com'), role: 'buyer' }
    expect((await foreign.post(`/account/company/members/${path}`, fields)).status).toBe(404)
  }
  expect((await people(one)).members).toEqual(['friend@example.com administrator'])
})

test('a closed company takes nobody in; an invitation is over after a month; what is mistyped changes nothing', async () => {
  const id = await entered('Closing')
  await invited(id, 'late@example.com')
  await shop.USERS_DB.prepare(
    `UPDATE company_invitations SET at = at - 31 * 86400000 WHERE email = 'late@example.com'`,
  ).run()
  const late = await signIn('late@example.com')
  expect((await late.get('/account/company')).html).not.toContain('invites you to buy')
  expect((await late.post('/account/company/join', { company: id })).status).toBe(404)
  for (const email of ['', 'nobody', 'a'.repeat(300), 'x@y', '<b>@example.com'])
    expect([422], email).toContain((await invited(id, email)).status)
  const body = { name: 'Closing', vatId: '', note: '', version: 1, closed: true }
  const closed = await call('PUT', `/api/admin/companies/${id}`, { headers: owner, body })
  expect([closed.status, closed.json.closed]).toEqual([200, true])
  const again = await call('PUT', `/api/admin/companies/${id}`, { headers: owner, body })
  expect([again.status, again.json.code]).toEqual([409, 'company-changed'])
  expect((await invited(id, 'more@example.com')).json.code).toBe('company-closed')
  for (const vatId of ['1', 'DE', 'DE!', 'D'.repeat(30)])
    expect((await call('POST', '/api/admin/companies', { headers: owner, body: { name: 'X', vatId } })).status).toBe(
      422,
    )
})

test('lists are found by name and number, page by page; who may only look sees no form', async () => {
  for (let at = 0; at < 55; at++) await entered(`Page ${String(at).padStart(2, '0')}`)
  const first = await call('GET', '/api/admin/companies?q=page', { headers: owner })
  expect([first.json.companies.length, first.json.companies[0].name]).toEqual([50, 'Page 00'])
  const second = await call('GET', `/api/admin/companies?q=page&after=${encodeURIComponent(first.json.next)}`, {
    headers: owner,
  })
  expect([second.json.companies.map(({ name }: { name: string }) => name), second.json.next]).toEqual([
    ['Page 50', 'Page 51', 'Page 52', 'Page 53', 'Page 54'],
    null,
  ])
  const id = await entered('By number', 'NL123456789B01')
  const byNumber = await call('GET', '/api/admin/companies?q=nl%20123456789b01', { headers: owner })
  expect(byNumber.json.companies.map((one: { id: string }) => one.id)).toEqual([id])
  const list = await (await visit('/admin/companies?q=page', { cookie: clerk })).text()
  expect([list.includes('Page 00'), list.includes('/admin/companies/new')]).toEqual([true, false])
  expect((await visit('/admin/companies/new', { cookie: clerk })).status).toBe(403)
  const page = await (await visit(`/admin/companies/${id}`, { cookie: clerk })).text()
  expect(page).not.toContain('name="key"')
})

test('the API of an account says and does the same', async () => {
  const id = await entered('By program')
  const browser = await signIn('program@example.com')
  const ask = (method: string, path: string, body?: unknown) => {
    const cookie = Array.from(browser.cookies, (pair) => pair.join('=')).join('; ')
    return call(method, `/api/account/company${path}`, {
      headers: { cookie, origin: 'https://shop.example' },
      ...(body !== undefined && { body }),
    })
  }
  expect((await ask('GET', '')).json).toEqual({ company: null, members: [], invitations: [], invitedTo: [] })
  expect((await ask('PUT', '/invitations', { email: 'a@example.com', role: 'buyer' })).json.code).toBe(
    'company-unknown',
  )
  await invited(id, 'program@example.com')
  expect((await ask('GET', '')).json.invitedTo).toEqual([{ company: id, name: 'By program', role: 'administrator' }])
  expect((await ask('PUT', `/invited-to/${id}`)).status).toBe(204)
  expect((await ask('PUT', '/invitations', { email: 'a@example.com', role: 'buyer' })).status).toBe(200)
  const own = (await ask('GET', '')).json
  expect([own.company.role, own.members.length, own.invitations.length]).toEqual(['administrator', 1, 1])
  expect((await ask('DELETE', '/invitations?email=a%40example.com')).status).toBe(204)
  expect((await ask('DELETE', '/invitations?email=a%40example.com')).json.code).toBe('invitation-unknown')
  expect((await ask('DELETE', '')).status).toBe(204)
  expect((await call('GET', '/api/account/company')).status).toBe(401)
  expect((await openBrowser().get('/account/company')).to).toContain('/account/sign-in')
})
