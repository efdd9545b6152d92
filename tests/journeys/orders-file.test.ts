/** Orders of another shop come as a file: history of their buyers and of the statistics, for which nobody is charged or told. */
import { beforeAll, expect, test } from 'vitest'
import { ORDER_COLUMNS } from '#domain/orders/imported/columns'
import { orderForStaff } from '#workers/flows/orders/orders'
import { openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { signIn } from './customers.ts'
import { bringFile, doWith, fetchShop, idOf, settledFile } from './files.ts'
import { shop } from './goods.ts'
import { buy, openForReviews } from './reviews.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  owner = (await openForReviews()).owner
})

const MUG = { 'Lineitem name': 'Delos mug - Chalk', 'Lineitem price': '28.00', 'Lineitem sku': 'MUG-C' }
const BOWL = { 'Lineitem name': 'Olive bowl', 'Lineitem price': '29.00', 'Lineitem sku': 'GONE-1' }
const FIRST = {
  Name: '#1001',
  Email: 'Maya@former.example',
  'Financial Status': 'paid',
  'Fulfillment Status': 'fulfilled',
  'Fulfilled at': '2025-03-07 10:00:00 -0500',
  Currency: 'EUR',
  Subtotal: '75.00',
  Shipping: '4.90',
  Total: '79.90',
  'Discount Code': 'TEN',
  'Discount Amount': '10.00',
  'Created at': '2025-03-06 10:36:16 -0500',
  'Lineitem quantity': '2',
  ...MUG,
  'Lineitem fulfillment status': 'fulfilled',
  'Shipping Name': 'Maya Lindqvist',
  'Shipping Address1': 'Storgatan 1',
  'Shipping City': 'Stockholm',
  'Shipping Zip': `'11455`,
  'Shipping Country': 'SE',
  Notes: 'Ring twice',
  Id: '6798481234801',
}
type Said = { readonly [column: string]: string }
const whole = (name: string, said: Said) => ({
  Name: name,
  Email: 'maya@former.example',
  'Financial Status': 'paid',
  Currency: 'EUR',
  Subtotal: said['Lineitem price'] ?? '',
  Total: said['Lineitem price'] ?? '',
  'Created at': '2025-03-08 10:36:16 -0500',
  'Lineitem quantity': '1',
  Id: `67984812348${name.slice(-2)}`,
  ...said,
})
const { Name, Email, 'Created at': at } = FIRST
/** The second is not paid, the third of nobody, the fourth in a currency that there is not. */
const LINES: readonly Said[] = [
  FIRST,
  { Name, Email, 'Created at': at, 'Lineitem quantity': '1', ...BOWL, 'Lineitem fulfillment status': 'fulfilled' },
  whole('#1002', { ...MUG, 'Financial Status': 'pending', 'Fulfillment Status': 'unfulfilled' }),
  whole('#1003', { ...BOWL, Email: '' }),
  whole('#1004', { ...BOWL, Currency: 'XXQ' }),
]
const csvOf = (lines: readonly Said[]): string =>
  [ORDER_COLUMNS, ...lines.map((line) => ORDER_COLUMNS.map((column) => line[column] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\n')
const SHOPIFY = csvOf(LINES)

const apply = async (file: string, wishes: Readonly<Record<string, string>> = {}) => {
  const id = idOf(await bringFile(owner, file, wishes))
  const ready = await settledFile(id)
  await doWith(owner, id, 'apply')
  return { id, ready, done: await settledFile(id) }
}
const undone = async (id: string) => {
  await doWith(owner, id, 'undo')
  return settledFile(id)
}
const listed = async (query: string) =>
  (await call('GET', `/api/admin/orders?${query}`, { headers: owner })).json.orders as { id: string; name: string }[]
const copied = (view: string, many: number) =>
  expect.poll(() => listed(`view=${view}`).then((rows) => rows.length), { timeout: 20_000 }).toBe(many)
const day = async (of: string) =>
  shop.STATISTICS_DB.prepare(`SELECT orders, units, total FROM daily_sales WHERE day = ?1 AND currency = 'EUR'`)
    .bind(of)
    .first()
const page = async (path: string, headers = owner) => (await fetchShop(path, { headers })).text()
const mailsSent = () => shop.TRANSACTIONS_DB.prepare('SELECT count(*) AS many FROM messages').first<number>('many')

let first: string

test('a file is looked at, taken in as history, told row by row and by name, and the same again changes nothing', async () => {
  const mails = await mailsSent()
  const { id, ready, done } = await apply(SHOPIFY)
  first = id
  expect(ready).toMatchObject({ kind: 'orders', layout: 'shopify', preview: { created: 3, refused: 1 } })
  expect(done.result).toMatchObject({ created: 3, refused: 1 })
  const report = await page(`/admin/imports/${id}?lang=en`)
  for (const text of ['#1004', 'is no currency of ISO 4217', 'the shop has not GONE-1'])
    expect([text, report.includes(text)]).toEqual([text, true])
  expect(await page(`/admin/imports/${id}?lang=zh`)).toContain('店里没有 GONE-1')
  expect(report).not.toContain('former.example')
  await copied('imported', 3)
  expect(await listed('view=to-fulfil')).toEqual([])
  expect(await listed('view=unpaid')).toEqual([])
  // Found by what people say on the telephone.
  expect(await listed('q=%231001')).toMatchObject([
    { name: '#1001', imported: 'fulfilled', payment: 'paid', customer: 'Maya Lindqvist' },
  ])
  await expect.poll(() => day('2025-03-06'), { timeout: 20_000 }).toEqual({ orders: 1, units: 3, total: 7_990 })
  expect(await day('2025-03-08')).toEqual({ orders: 2, units: 2, total: 5_700 })

  const again = await apply(SHOPIFY)
  expect(again.ready.preview).toMatchObject({ unchanged: 3, refused: 1 })
  expect(again.done.result).toMatchObject({ unchanged: 3, refused: 1 })
  await copied('imported', 3)
  expect(await day('2025-03-06')).toEqual({ orders: 1, units: 3, total: 7_990 })
  // Nobody was told, charged or invoiced, and no stock was held.
  expect(await mailsSent()).toBe(mails)
  expect(await shop.TRANSACTIONS_DB.prepare('SELECT count(*) AS many FROM invoices').first('many')).toBe(0)
  const { objects } = await shop.MEDIA.list({ prefix: `imports/${id}/` })
  for (const { key } of objects) expect(await (await shop.MEDIA.get(key))?.text()).not.toMatch(/Lindqvist|Storgatan/)
})

test('its page says that it is history and what the file said, offers nothing to do, and nothing is done by API either', async () => {
  const [{ id } = { id: '' }] = await listed('q=%231001')
  const shown = await page(`/admin/orders/${id}?lang=en`)
  for (const text of [
    'Of another shop',
    'It is history',
    'Ring twice',
    'Imported, sent',
    'TEN',
    'Brought in by a file',
  ])
    expect([text, shown.includes(text)]).toEqual([text, true])
  for (const text of ['/fulfil"', '/cancel"']) expect(shown).not.toContain(text)
  expect(await page(`/admin/orders/${id}?lang=zh`)).toContain('来自另一家店')
  for (const [path, body] of [
    ['shipments', { carrier: 'DHL', tracking: '1' }],
    ['cancel', { reason: 'other' }],
    ['payments', {}],
    ['capture', {}],
  ] as const) {
    const answer = await call('POST', `/api/admin/orders/${id}/${path}`, { headers: owner, body })
    expect([path, answer.status, answer.json.code]).toEqual([path, 409, 'order-imported'])
  }
  const read = (await call('GET', `/api/admin/orders/${id}`, { headers: owner })).json
  expect(read).toMatchObject({
    name: '#1001',
    imported: { source: 'shopify', id: '6798481234801', financialStatus: 'paid', fulfillmentStatus: 'fulfilled' },
    totals: { subtotal: { amount: 8_500 }, discount: { amount: 1_000 }, total: { amount: 7_990 } },
    lineItems: [
      { handle: 'delos-mug', paid: { amount: 4_941 } },
      { handle: '', title: 'Olive bowl' },
    ],
    due: { amount: 0 },
  })
  const list = await page('/admin/orders?view=imported&lang=en')
  expect(list).toContain('Never paid')
})

test('whoever proves the address has it in their account, marked, with what can be bought again', async () => {
  const maya = await signIn('maya@former.example', openBrowser())
  const seen = async () => (await maya.get('/account/orders')).html
  await expect.poll(seen, { timeout: 20_000 }).toContain('#1001')
  const orders = await seen()
  for (const text of ['#1002', 'From our former shop']) expect([text, orders.includes(text)]).toEqual([text, true])
  const [{ id } = { id: '' }] = await listed('q=%231001')
  const shown = (await maya.get(`/orders/${id}`)).html
  for (const text of ['You bought this in our former shop.', 'Olive bowl', 'Sent'])
    expect([text, shown.includes(text)]).toEqual([text, true])
  expect(shown).not.toContain('We have written to')
  expect((await maya.get(`/zh/orders/${id}`)).html).toContain('这是您在我们以前的店里买的')
})

test('a file of later changes what it says anew; taken back it is as before, and then gone', async () => {
  const paid = { 'Financial Status': 'paid', 'Fulfillment Status': 'fulfilled' }
  const later = csvOf(LINES.map((line) => (line['Name'] === '#1002' ? { ...line, ...paid } : line)))
  const kept = await apply(later, { overwrite: 'false' })
  expect(kept.done.result).toMatchObject({ unchanged: 3 })
  const { id, done } = await apply(later)
  expect(done.result).toMatchObject({ changed: 1, unchanged: 2 })
  expect(await page(`/admin/imports/${id}?lang=en`)).toContain('changes: payment, fulfilment')
  await expect
    .poll(() => listed('q=%231002'), { timeout: 20_000 })
    .toMatchObject([{ payment: 'paid', imported: 'fulfilled' }])
  expect((await undone(id)).undo).toMatchObject({ restored: 1 })
  await expect.poll(() => listed('q=%231002'), { timeout: 20_000 }).toMatchObject([{ payment: 'voided' }])
  const [{ id: order } = { id: '' }] = await listed('q=%231001')
  expect(await undone(first)).toMatchObject({ state: 'undone', undo: { deleted: 3 } })
  await copied('imported', 0)
  expect(await orderForStaff(shop, order as never)).toBeUndefined()
  await expect.poll(() => day('2025-03-06'), { timeout: 20_000 }).toEqual({ orders: 0, units: 0, total: 0 })
  // Once more it comes in, as the same order.
  expect((await apply(SHOPIFY)).done.result).toMatchObject({ created: 3 })
  await copied('imported', 3)
  expect(await listed('q=%231001')).toMatchObject([{ id: order }])
})

test('what goes out comes in and changes nothing: orders of the shop before, and of this one', async () => {
  const bought = await buy('here@former.example')
  await expect.poll(() => listed('view=all').then((rows) => rows.length), { timeout: 20_000 }).toBe(4)
  const file = await page('/admin/orders/export.csv')
  expect(file.split('\n')).toHaveLength(1 + 5 + 1)
  expect(file).toContain(bought.id)
  const { done } = await apply(file)
  expect(done.result).toMatchObject({ unchanged: 4 })
  expect(done.result).not.toHaveProperty('created')
  expect(done.result).not.toHaveProperty('refused')
  expect(await page('/admin/orders/export.csv')).toBe(file)
  const rows = (await call('GET', '/api/admin/orders/export?view=imported', { headers: owner })).json
  expect([rows.rows.length, rows.next]).toEqual([5, null])
})

test('nobody without the right brings one; what is no order is none', async () => {
  const clerk = await signedIn('clerk')
  expect((await bringFile(clerk, SHOPIFY)).status).toBe(403)
  const cut = csvOf([FIRST]).slice(0, SHOPIFY.indexOf(',Maya Lindqvist'))
  const { ready } = await apply(cut)
  expect(ready.preview).toMatchObject({ refused: 1 })
  expect(ready.preview).not.toHaveProperty('created')
})
