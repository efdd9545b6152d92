/** Two accounts of one person become one: nothing is lost, the stricter consent counts, and the other is closed. */
import { beforeAll, expect, test, vi } from 'vitest'
import { openBrowser, type Browser } from './browser.ts'
import { copied } from './buying.ts'
import { call } from './caller.ts'
import { signIn } from './customers.ts'
import { signedIn, visit } from './desk.ts'
import { shop } from './goods.ts'
import { buy, openForReviews } from './reviews.ts'

let owner: Readonly<Record<string, string>>
let desk = ''
let kept: Browser
const ids = { kept: '', other: '' }
const orders: string[] = []

const one = async (email: string) =>
  (await call('GET', `/api/admin/customers?q=${encodeURIComponent(email)}`, { headers: owner })).json.customers[0]
const profile = async (id: string) => (await call('GET', `/api/admin/customers/${id}`, { headers: owner })).json
const key = (): [string, string] => ['key', crypto.randomUUID()]

const agree = (address: string, state: string, purpose = 'newsletter') =>
  shop.USERS_DB.prepare(
    `INSERT INTO consents (address, purpose, state, wording, version, language, source, at)
     VALUES (?1, ?3, ?2, 'w', '1', 'en', 'footer', 5)`,
  )
    .bind(address, state, purpose)
    .run()

beforeAll(async () => {
  owner = (await openForReviews()).owner
  desk = (await signedIn('manager')).cookie
  orders.push((await buy('work@example.org')).id, (await buy('home@example.org')).id)
  await vi.waitFor(
    async () => {
      const many = await shop.TRANSACTIONS_DB.prepare('SELECT count(*) AS many FROM orders').first('many')
      expect(many).toBe(2)
    },
    { timeout: 10_000 },
  )
  kept = await signIn('home@example.org')
  await signIn('work@example.org')
  ids.kept = (await one('home@example.org')).id
  ids.other = (await one('work@example.org')).id
})

const address = JSON.stringify({
  name: 'Maya',
  street: 'Stora gatan 1',
  extra: '',
  postcode: '112 34',
  city: 'Stockholm',
  region: '',
  country: 'SE',
  phone: '',
})

test('it is looked at first, and nothing has happened', async () => {
  await shop.USERS_DB.prepare(
    `INSERT INTO customer_addresses (id, customer_id, address, used_at) VALUES ('a-of-other', ?1, ?2, 1)`,
  )
    .bind(ids.other, address)
    .run()
  for (const [id, note] of [
    [ids.kept, 'Rings twice'],
    [ids.other, 'Has a dog'],
  ] as const)
    await call('PUT', `/api/admin/customers/${id}/note`, { headers: owner, body: { version: 1, note } })
  await call('POST', '/api/admin/customers/tags', { headers: owner, body: { customers: [ids.other], add: ['vip'] } })
  await agree('home@example.org', 'given')
  await agree('work@example.org', 'withdrawn')
  await agree('work@example.org', 'given', 'back-in-stock')
  const page = await (
    await visit(`/admin/customers/${ids.kept}/merge?other=WORK%40example.org`, { cookie: desk })
  ).text()
  for (const text of [
    'work@example.org',
    '1 order is listed',
    '1 address comes',
    'vip',
    'Has a dog',
    'the newsletter, at home@example.org',
  ])
    expect([text, page.includes(text)]).toEqual([text, true])
  expect((await profile(ids.other)).state).toBe('active')
  for (const wrong of ['nobody@example.org', 'home@example.org', ids.kept, '%']) {
    const answer = await visit(`/admin/customers/${ids.kept}/merge?other=${encodeURIComponent(wrong)}`, {
      cookie: desk,
    })
    expect([404, 422], wrong).toContain(answer.status)
    expect(await answer.text()).toContain(`value="${wrong}"`)
  }
})

test('merged, everything of both is found at one, and the other is closed', async () => {
  const form = (): [string, string][] => [key(), ['other', ids.other]]
  expect((await visit(`/admin/customers/${ids.kept}/merge`, { cookie: desk, form: form() })).status).toBe(303)
  // Pressed twice it is done once.
  expect((await visit(`/admin/customers/${ids.kept}/merge`, { cookie: desk, form: form() })).status).toBe(303)
  const now = await profile(ids.kept)
  expect(now).toMatchObject({
    note: 'Rings twice\n\nHas a dog',
    tags: ['vip'],
    newsletter: false,
    merged: [ids.other],
    addresses: [{ address: { street: 'Stora gatan 1' } }],
    bought: { orders: 2 },
  })
  expect(now.orders.map(({ id }: { id: string }) => id).toSorted()).toEqual(orders.toSorted())
  expect(await profile(ids.other)).toMatchObject({ state: 'merged', mergedInto: ids.kept, sessions: 0 })
  const ended = await shop.USERS_DB.prepare(
    `SELECT address, purpose FROM consents WHERE state = 'withdrawn' AND source = 'staff' ORDER BY purpose`,
  ).all()
  expect(ended.results).toEqual([
    { address: 'work@example.org', purpose: 'back-in-stock' },
    { address: 'home@example.org', purpose: 'newsletter' },
  ])
  // Whoever is signed in finds the orders of both.
  const history = (await kept.get('/account/orders')).html
  for (const order of orders) expect(history).toContain(order)
  // They have shown that the address is theirs, so they are told which account it is now.
  await expect(signIn('work@example.org', openBrowser())).rejects.toThrow('409')
  // What is ordered later by that address, without an account, is theirs as well.
  const later = await buy('work@example.org')
  await copied(later.id)
  const again = await signIn('home@example.org')
  await expect.poll(async () => (await again.get('/account/orders')).html, { timeout: 5_000 }).toContain(later.id)
  const log = await shop.USERS_DB.prepare(
    `SELECT subject, details FROM audit WHERE deed = 'customers:merge' ORDER BY sequence`,
  ).all()
  expect(log.results).toEqual([
    { subject: ids.kept, details: JSON.stringify({ other: ids.other }) },
    { subject: ids.other, details: JSON.stringify({ into: ids.kept }) },
  ])
  const other = await (await visit(`/admin/customers/${ids.other}`, { cookie: desk })).text()
  expect(other).toContain(`/admin/customers/${ids.kept}`)
})

test('who is merged is neither opened, nor merged again, nor merged into; a clerk merges nobody', async () => {
  for (const act of ['enable', 'disable'])
    expect((await call('POST', `/api/admin/customers/${ids.other}/${act}`, { headers: owner })).json.code).toBe(
      'customer-merged',
    )
  await signIn('third@example.org')
  const third = (await one('third@example.org')).id
  const join = (id: string, other: string) =>
    call('POST', `/api/admin/customers/${id}/merge`, { headers: owner, body: { other } })
  expect((await join(ids.other, third)).json.code).toBe('customer-merged')
  expect((await join(third, ids.other)).json.code).toBe('customer-merged')
  // Into a third one: who was merged before comes along.
  expect((await join(third, ids.kept)).status).toBe(200)
  expect((await profile(ids.other)).mergedInto).toBe(third)
  expect((await profile(third)).bought.orders).toBe(3)
  const clerk = (await signedIn('clerk')).cookie
  expect((await visit(`/admin/customers/${third}/merge`, { cookie: clerk })).status).toBe(403)
})
