/** What staff see of customers: found by whatever they say on the telephone, written down of, closed; and what each role may. */
import { beforeAll, expect, test, vi } from 'vitest'
import { openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { mailbox, signIn } from './customers.ts'
import { signedIn, visit } from './desk.ts'
import { openForReviews, had } from './reviews.ts'
import { signedIn as staffSession } from './staff.ts'
import { shop } from './goods.ts'

let owner: Readonly<Record<string, string>>
let desk = ''
let clerk = ''
let maya = ''
beforeAll(async () => {
  owner = (await openForReviews()).owner
  desk = (await signedIn('manager')).cookie
  clerk = (await signedIn('clerk')).cookie
  await signIn('maya@lindqvist.example')
  await shop.USERS_DB.prepare(
    `UPDATE customers SET name = 'Łucja O’Brien 王小明', phone_number = '+4917612345678' WHERE email = 'maya@lindqvist.example'`,
  ).run()
  await signIn('jonas@example.org')
  maya = (await listed('maya')).customers[0].id
})

const listed = async (q: string, more = '') =>
  (await call('GET', `/api/admin/customers?q=${encodeURIComponent(q)}${more}`, { headers: owner })).json

const found = async (q: string, more = '') =>
  (await listed(q, more)).customers.map((one: { email: string }) => one.email)

const page = async (path: string, cookie = desk) => (await visit(path, { cookie })).text()

const key = (): [string, string] => ['key', crypto.randomUUID()]

test('somebody is found by beginnings of their name, address and telephone, in any letters', async () => {
  for (const typed of [
    'lucja',
    'Łuc',
    'obrien',
    'O’Brien',
    'brien',
    '小明',
    '王',
    'maya@lindqvist',
    'LINDQVIST',
    '+49 176 123',
    '0176 12345678',
    '5678',
    'maya lucja',
  ])
    expect(await found(typed), typed).toEqual(['maya@lindqvist.example'])
  for (const typed of ['ucja', 'maya jonas', '%', '"', '*', 'maya@lindqvist.exampleX'])
    expect(await found(typed), typed).toEqual([])
  const html = await page('/admin/customers?q=lucja')
  expect(html).toContain('Łucja O’Brien 王小明')
  expect(html).not.toContain('jonas@example.org')
})

test('and by an order or a parcel of theirs, also of before they had an account', async () => {
  const order = await had('jonas@example.org')
  const { json } = await call('GET', `/api/admin/orders/${order.id}`, { headers: owner })
  await vi.waitFor(async () => expect(await found(json.name)).toEqual(['jonas@example.org']), { timeout: 10_000 })
  const [jonas] = (await listed('jonas')).customers
  expect(jonas.bought).toMatchObject({ orders: 1, spent: [{ currency: 'EUR' }] })
  const profile = await page(`/admin/customers/${jonas.id}`)
  expect(profile).toContain(json.name)
  expect(profile).toContain('jonas@example.org')
})

test('a note and tags are written down, once each, and never over what somebody else has written meanwhile', async () => {
  const path = `/admin/customers/${maya}`
  const note = (text: string, version: string) =>
    visit(`${path}/note`, { cookie: desk, form: [key(), ['version', version], ['note', text]] })
  expect((await note('Rings twice <b>', '1')).status).toBe(303)
  const late = await note('Something else', '1')
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Something else')
  expect(await page(path)).toContain('Rings twice &lt;b&gt;')
  const tag = (fields: [string, string][]) => visit(`${path}/tags`, { cookie: desk, form: [key(), ...fields] })
  expect((await tag([['add', ' vip ,wholesale，vip,']])).status).toBe(303)
  expect((await listed('', '&tag=vip')).customers[0]).toMatchObject({ id: maya, tags: ['vip', 'wholesale'] })
  expect((await tag([['remove', 'vip']])).status).toBe(303)
  expect(await found('', '&tag=vip')).toEqual([])
  const long = await tag([['add', 'x'.repeat(101)]])
  expect(long.status).toBe(422)
  expect(await long.text()).toContain('x'.repeat(101))
  expect(await found('', '&tag=wholesale')).toEqual(['maya@lindqvist.example'])
  const { results } = await shop.USERS_DB.prepare(
    `SELECT deed, details FROM audit WHERE subject = ?1 ORDER BY sequence`,
  )
    .bind(maya)
    .all<{ deed: string; details: string }>()
  expect(results.map(({ deed }) => deed)).toEqual(['customers:note', 'customers:tag', 'customers:tag'])
  // What people are told of stays for ever there: no word of the note.
  expect(JSON.stringify(results)).not.toContain('Rings')
})

test('many are tagged at once, by ticks of the list; who is not there refuses all', async () => {
  const all = (await listed('')).customers.map((one: { id: string }) => one.id)
  const tick = (ids: readonly string[]) =>
    visit('/admin/customers/tags', {
      cookie: desk,
      form: [key(), ['add', 'autumn'], ...ids.map((id): [string, string] => ['customer', id])],
    })
  expect((await tick([...all, 'cus_000000000000000000000000'])).status).toBe(404)
  expect(await found('', '&tag=autumn')).toEqual([])
  expect((await tick(all)).headers.get('location')).toBe(`/admin/customers?tagged=${all.length}`)
  expect(await found('', '&tag=autumn')).toHaveLength(all.length)
  expect((await tick([])).status).toBe(422)
})

test('a closed account ends every session at once, takes no digits, and opens again', async () => {
  const browser = await signIn('leaver@example.org')
  const [{ id }] = (await listed('leaver')).customers
  expect((await browser.get('/account')).status).toBe(200)
  expect((await visit(`/admin/customers/${id}/disable`, { cookie: desk, form: [key()] })).status).toBe(303)
  expect((await browser.get('/account')).status).toBe(303)
  expect((await listed('leaver')).customers[0].state).toBe('disabled')
  expect(await found('', '&view=disabled')).toEqual(['leaver@example.org'])
  const before = (await mailbox('leaver@example.org')).length
  await expect(signIn('leaver@example.org', openBrowser())).rejects.toThrow()
  expect((await mailbox('leaver@example.org')).length).toBeGreaterThanOrEqual(before)
  expect((await visit(`/admin/customers/${id}/enable`, { cookie: desk, form: [key()] })).status).toBe(303)
  await signIn('leaver@example.org', openBrowser())
  expect((await listed('leaver')).customers[0].state).toBe('active')
})

test('a clerk looks and changes nothing; a program needs a key for it; nobody else sees anybody', async () => {
  const path = `/admin/customers/${maya}`
  const html = await page(path, clerk)
  expect(html).toContain('maya@lindqvist.example')
  expect(html).not.toContain(`${path}/disable`)
  expect((await visit(`${path}/disable`, { cookie: clerk, form: [key()] })).status).toBe(403)
  expect(
    (await visit('/admin/customers/tags', { cookie: clerk, form: [key(), ['customer', maya], ['add', 'x']] })).status,
  ).toBe(403)
  expect((await visit(path)).status).toBe(303)
  expect((await call('GET', `/api/admin/customers/${maya}`)).status).toBe(401)
  const session = await staffSession('clerk')
  expect((await call('POST', `/api/admin/customers/${maya}/disable`, { headers: session })).status).toBe(403)
  expect((await call('GET', `/api/admin/customers/${maya}`, { headers: session })).json).toMatchObject({
    id: maya,
    state: 'active',
  })
  const own = await signIn('nosy@example.org')
  expect((await own.get(path)).status).toBe(303)
})

test('who is not there is not there, by page and by API, and a list is paged both ways', async () => {
  for (const id of ['cus_000000000000000000000000', 'cus_', '%00', "'; DROP TABLE customers"]) {
    const path = encodeURIComponent(id)
    expect((await visit(`/admin/customers/${path}`, { cookie: desk })).status, id).toBe(404)
    expect(
      (await visit(`/admin/customers/${path}/note`, { cookie: desk, form: [key(), ['version', '1']] })).status,
      id,
    ).toBe(404)
    expect((await call('GET', `/api/admin/customers/${path}`, { headers: owner })).json.code, id).toBe(
      'customer-unknown',
    )
  }
  const many = Array.from(
    { length: 60 },
    (_, at) =>
      `('cus_${String(at).padStart(24, '0').replaceAll('1', 'a')}', 'Crowd ${at}', 'crowd-${at}@example.org', 1, 1)`,
  )
  await shop.USERS_DB.prepare(
    `INSERT INTO customers (id, name, email, created_at, updated_at) VALUES ${many.join(', ')}`,
  ).run()
  const first = await listed('crowd')
  expect(first.customers).toHaveLength(50)
  expect(first.count).toBe(60)
  const second = await listed('crowd', `&after=${first.next}`)
  expect(second.customers).toHaveLength(10)
  expect(second.next).toBeNull()
  const older =
    /href="([^"]*before=\d+[^"]*)"/.exec(await page('/admin/customers?q=crowd'))?.[1]?.replaceAll('&amp;', '&') ?? ''
  const html = await page(older)
  expect(html).toContain('crowd-0@example.org')
  expect(html).toContain('after=')
  expect((await call('GET', '/api/admin/customers?after=nonsense', { headers: owner })).status).toBe(422)
})
