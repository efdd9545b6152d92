/** Gift cards and credit at the desk of the staff: dealt, found, mailed, adjusted, closed, opened again, and both books compared. */
import { beforeAll, expect, test } from 'vitest'
import { storedValueByCode, creditsOf } from '#workers/flows/stored-value/lookup'
import { codeFor } from '#workers/flows/stored-value/codes'
import { sweepStoredValues } from '#workers/flows/stored-value/sweep'
import type { CustomerId } from '#domain/ids'
import type { StoredValueId } from '#domain/stored-value/stored-value'
import { call } from './caller.ts'
import { mailbox, signIn } from './customers.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

const PATH = '/admin/gift-cards'
let api: Readonly<Record<string, string>>
let manager = ''
let clerk = ''
beforeAll(async () => {
  await stockGoods()
  api = await signedIn('manager')
  manager = (await atDesk('manager')).cookie
  clerk = (await atDesk('clerk')).cookie
}, 60_000)

type Fields = Readonly<Record<string, string>>
const send = async (path: string, fields: Fields, cookie = manager, key: string = crypto.randomUUID()) => {
  const answer = await visit(path, { cookie, form: [['key', key], ...Object.entries(fields)] })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const look = async (path: string, cookie = manager) => (await visit(path, { cookie })).text()
const idIn = (to: string): string => /sv_\w{16}/.exec(to)?.[0] ?? ''
const plain = { amount: '50.00', currency: 'EUR', language: 'en' }
const dealt = async (fields: Fields = {}) => idIn((await send(`${PATH}/new`, { ...plain, ...fields })).to)
const read = async (id: string) => (await call('GET', `${`/api${PATH}`}/${id}`, { headers: api })).json
const codeOf = (id: string) => codeFor(shop, id as StoredValueId)

test('a card is dealt once, found by its code however it is typed, and its code is written nowhere', async () => {
  const key = crypto.randomUUID()
  const fields = { ...plain, name: 'Mei', email: 'mei@example.org', sender: 'Alex', message: 'Happy birthday' }
  const [first, again] = [
    await send(`${PATH}/new`, fields, manager, key),
    await send(`${PATH}/new`, fields, manager, key),
  ]
  const id = idIn(first.to)
  expect([first.to, again.to]).toEqual([`${PATH}/${id}?done=issued`, `${PATH}/${id}?done=issued`])
  expect(await read(id)).toMatchObject({
    value: { state: 'active', balance: { amount: 5000, currency: 'EUR' }, recipient: { email: 'mei@example.org' } },
    entries: [{ kind: 'issue', debit: 'issued', credit: 'liability', amount: { amount: 5000 } }],
  })
  const code = await codeOf(id)
  const typed = ` ${code.slice(0, 8).toLowerCase()}-${code.slice(8)} `
  expect(await storedValueByCode(shop, typed, Date.now())).toEqual({
    id,
    kind: 'gift-card',
    currency: 'EUR',
    ending: code.slice(-4),
    expiresAt: null,
  })
  expect(await storedValueByCode(shop, '0000-0000-0000-0000', Date.now())).toBeNull()
  const mails = (await mailbox('mei@example.org')).filter(({ template }) => template === 'gift-card')
  expect(mails).toHaveLength(1)
  expect(mails[0]?.subject).toBe('Alex has sent you a gift card of €50.00')
  expect(mails[0]?.text).toContain('Happy birthday')
  for (const table of ['stored_values', 'stored_value_entries', 'messages']) {
    const rows = await shop.TRANSACTIONS_DB.prepare(`SELECT * FROM ${table}`).all()
    expect(JSON.stringify(rows.results)).not.toContain(code)
  }
  const page = await look(`${PATH}/${id}`)
  expect(page).toContain('Happy birthday')
  expect(page).not.toContain(code)
  const list = await look(`${PATH}?q=${code.slice(-4)}`)
  expect(list).toContain(`${PATH}/${id}`)
  expect(await look(`${PATH}?q=mei%40example`)).toContain(`${PATH}/${id}`)
  expect(await look(`${PATH}/list.csv`)).toMatch(new RegExp(`${code.slice(-4)},gift-card,active,EUR,50.00,50.00,mei@`))
})

test.each([
  ['amount', '0'],
  ['amount', '-5'],
  ['amount', '0.001'],
  ['amount', '1e308'],
  ['amount', '99999999999'],
  ['currency', 'XXX'],
  ['email', 'nobody'],
  ['deliverOn', '2020-01-01'],
  ['expiresOn', '2026-02-31'],
  ['expiresOn', '2026-01-01'],
  ['message', 'x'.repeat(501)],
])('%s of %s is refused at its field, kept as it was typed, and no card is dealt', async (field, said) => {
  const count = () => shop.TRANSACTIONS_DB.prepare('SELECT count(*) AS n FROM stored_values').first('n')
  const before = await count()
  const { status, html } = await send(`${PATH}/new`, { ...plain, [field]: said })
  expect(status).toBe(422)
  expect(html).toContain(`href="#${field}"`)
  expect(html).toContain(`id="${field}-wrong"`)
  if (field !== 'currency' && field !== 'message') expect(html).toContain(`value="${said}"`)
  expect(await count()).toBe(before)
})

test('numbers that are no amounts are refused by the API as by the page', async () => {
  for (const amount of [0, -0, -1, 0.1, 1e308, 1_000_000_001]) {
    const { status, json } = await call('POST', `/api${PATH}`, { headers: api, body: { amount, currency: 'EUR' } })
    expect([status, json.code, json.fields]).toEqual([422, 'stored-value-invalid', { amount: 'amount' }])
  }
})

test('a card that would be over before it is sent is refused, and one that nobody is sent says so', async () => {
  const day = (ahead: number) => new Date(Date.now() + ahead * 24 * 60 * 60_000).toISOString().slice(0, 10)
  const late = { deliverOn: day(60), expiresOn: day(30), email: 'mei@example.org' }
  const page = await send(`${PATH}/new`, { ...plain, ...late })
  expect([page.status, page.html.includes('id="expiresOn-wrong"')]).toEqual([422, true])
  const issue = (body: object) =>
    call('POST', `/api${PATH}`, { headers: api, body: { amount: 5000, currency: 'EUR', ...body } })
  expect((await issue(late)).json.fields).toEqual({ expiresOn: 'day-before-delivery' })
  expect((await issue({ ...late, expiresOn: '' })).json.codeSent).toBe('to-send')
  expect((await issue({ email: 'mei@example.org' })).json.codeSent).toBe('sent')
  const { json } = await issue({})
  expect(json.codeSent).toBe('nobody')
  expect(await look(`${PATH}/${json.id}?done=issued`)).toContain('nobody has its code yet')
  expect((await issue({ deliverOn: day(3) })).json.fields).toEqual({ email: 'required' })
})

test('a balance goes up and down with a reason, and never below nothing', async () => {
  const id = await dealt()
  expect((await send(`${PATH}/${id}/adjust`, { amount: '-20', reason: 'Sold twice' })).to).toContain('done=adjusted')
  expect((await send(`${PATH}/${id}/adjust`, { amount: '5,50', reason: 'Sorry' })).to).toContain('done=adjusted')
  const { value, entries } = await read(id)
  expect(value.balance.amount).toBe(3550)
  expect(entries.map(({ kind, note }: { kind: string; note: string }) => [kind, note])).toEqual([
    ['issue', ''],
    ['adjust', 'Sold twice'],
    ['adjust', 'Sorry'],
  ])
  const short = await send(`${PATH}/${id}/adjust`, { amount: '-35.51', reason: 'All of it' })
  expect([short.status, short.html.includes('There is not so much left')]).toEqual([409, true])
  for (const fields of [
    { amount: '0', reason: 'x' },
    { amount: '1.234', reason: 'x' },
    { amount: '1', reason: '' },
  ])
    expect((await send(`${PATH}/${id}/adjust`, fields)).status).toBe(422)
  expect((await read(id)).value.balance.amount).toBe(3550)
})

test('a disabled card pays nothing and is owed to nobody; enabled it is as it was', async () => {
  const id = await dealt()
  const code = await codeOf(id)
  expect((await send(`${PATH}/${id}/disable`, {})).to).toContain('done=disabled')
  expect(await storedValueByCode(shop, code, Date.now())).toBeNull()
  expect((await read(id)).value).toMatchObject({ state: 'disabled', balance: { amount: 0 } })
  expect((await send(`${PATH}/${id}/adjust`, { amount: '1', reason: 'x' })).status).toBe(409)
  await send(`${PATH}/${id}/disable`, {})
  const [one, two] = await Promise.all([send(`${PATH}/${id}/enable`, {}), send(`${PATH}/${id}/enable`, {})])
  expect([one.status, two.status]).toEqual([303, 303])
  expect((await read(id)).value).toMatchObject({ state: 'active', balance: { amount: 5000 } })
  expect(await storedValueByCode(shop, code, Date.now())).toMatchObject({ id })
})

test('it is sent on its day, once, and again when staff say so; the page of its mail shows the code', async () => {
  const email = 'later@example.org'
  const day = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString().slice(0, 10)
  const id = await dealt({ email, deliverOn: day })
  expect((await read(id)).value.state).toBe('scheduled')
  await sweepStoredValues(shop, Date.now())
  expect(await mailbox(email)).toHaveLength(0)
  const then = Date.now() + 4 * 24 * 3_600_000
  await sweepStoredValues(shop, then)
  await sweepStoredValues(shop, then)
  expect(await mailbox(email)).toHaveLength(1)
  await send(`${PATH}/${id}/send`, { email: 'other@example.org' })
  expect(await mailbox('other@example.org')).toHaveLength(1)
  const wrong = await send(`${PATH}/${id}/send`, { email: 'no' })
  expect([wrong.status, wrong.html.includes('id="email-wrong"')]).toEqual([422, true])
})

test('what expires is taken off the book, once, and its holder was told before', async () => {
  const email = 'soon@example.org'
  const day = new Date(Date.now() + 10 * 24 * 3_600_000).toISOString().slice(0, 10)
  const id = await dealt({ email, expiresOn: day })
  await sweepStoredValues(shop, Date.now())
  await sweepStoredValues(shop, Date.now())
  const told = (await mailbox(email)).filter(({ template }) => template === 'gift-card-expiring')
  expect(told).toHaveLength(1)
  const then = Date.now() + 12 * 24 * 3_600_000
  expect(await storedValueByCode(shop, await codeOf(id), then)).toBeNull()
  await sweepStoredValues(shop, then)
  await sweepStoredValues(shop, then)
  const { entries } = await read(id)
  expect(
    entries.map(({ kind, amount }: { kind: string; amount: { amount: number } }) => [kind, amount.amount]),
  ).toEqual([
    ['issue', 5000],
    ['expire', 5000],
  ])
})

test('credit is given to an account, taken back no further than it goes, and shown beside the customer', async () => {
  const email = 'credited@example.org'
  await signIn(email)
  const customer = await shop.USERS_DB.prepare('SELECT id FROM customers WHERE email = ?1')
    .bind(email)
    .first<CustomerId>('id')
  if (!customer) throw new Error('nobody is there')
  const path = `${PATH}/credit/${customer}`
  const give = (amount: string) => send(path, { amount, currency: 'EUR', reason: 'It came late', way: 'give' })
  expect((await give('15')).to).toBe(`${path}?done=given`)
  await give('5')
  expect((await send(path, { amount: '8', currency: 'EUR', reason: 'Oops', way: 'take' })).to).toContain('done=taken')
  expect((await send(path, { amount: '12.01', currency: 'EUR', reason: 'Oops', way: 'take' })).status).toBe(409)
  expect((await give('abc')).status).toBe(422)
  const page = await look(`/admin/customers/${customer}`)
  expect(page).toContain('€12.00')
  expect(await look(path)).toContain('It came late')
  expect(await creditsOf(shop, customer)).toEqual([
    { id: expect.stringMatching(/^sv_/), kind: 'store-credit', currency: 'EUR', expiresAt: null },
  ])
  const { json } = await call('GET', `/api/admin/customers/${customer}/credit`, { headers: api })
  expect(json.credits).toMatchObject([{ value: { balance: { amount: 1200 } } }])
  // Whose it is stands in the list and on its page.
  const whose = new RegExp(`href="/admin/customers/${customer}">${email}<`)
  expect(await look(`${PATH}?view=credit`)).toMatch(whose)
})

test('both books agree, also when the ledger was lost and is made anew', async () => {
  const id = await dealt()
  const checked = async () => (await call('GET', `/api${PATH}/check`, { headers: api })).json
  const before = await checked()
  expect(before.differences).toEqual([])
  await shop.TRANSACTIONS_DB.batch([
    shop.TRANSACTIONS_DB.prepare('DELETE FROM stored_value_entries WHERE value_id = ?1').bind(id),
    shop.TRANSACTIONS_DB.prepare('UPDATE stored_values SET balance = 1 WHERE id = ?1').bind(id),
  ])
  expect((await checked()).differences).toEqual([{ id, ledger: 1, shard: 5000 }])
  expect(await look(`${PATH}/check`)).toContain(id)
  expect((await send(`${PATH}/rebuild`, { after: '0' })).to).toBe(`${PATH}/check?after=0&done=rebuilt`)
  expect(await checked()).toEqual(before)
})

test('a clerk may look and not change; who may not see it is not shown the page', async () => {
  const id = await dealt()
  const page = await look(`${PATH}/${id}`, clerk)
  expect(page).not.toContain('Adjust')
  for (const path of ['new', `${id}/adjust`, `${id}/disable`, `${id}/send`, `${id}/open`])
    expect((await send(`${PATH}/${path}`, { ...plain, reason: 'x', email: '' }, clerk)).status, path).toBe(403)
  expect((await visit(`${PATH}/sv_0000000000000000`, { cookie: manager })).status).toBe(404)
})
