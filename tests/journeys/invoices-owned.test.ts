/** Invoices where their buyers look for them: in the account, by the order's key, with the mail; of what is bought on account as well. */
import { beforeAll, expect, test } from 'vitest'
import { saveSettings } from '#schema/products/settings/settings'
import { currentSettings } from '#workers/flows/settings/settings'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { details, opened } from './buying.ts'
import { call } from './caller.ts'
import { signIn } from './customers.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { writeInvoices } from './invoicing.ts'
import { MailCarrier } from './mail-carrier.ts'
import { signedIn } from './staff.ts'

const ON_ACCOUNT = {
  id: 'account',
  kind: 'invoice' as const,
  name: { en: 'On account', zh: '赊账' },
  instructions: { en: 'To NL00 BANK 0123 4567 89.' },
  dueDays: 14,
  countries: null,
}

let goods: Goods
let owner: Readonly<Record<string, string>>
let buyer: Browser
const EMAIL = 'books@northwind.example'

beforeAll(async () => {
  goods = await stockGoods()
  await writeInvoices()
  const { version, value } = await currentSettings(shop, 'payments')
  const manual = [...value.manual, ON_ACCOUNT]
  await saveSettings(
    shop.PRODUCTS_DB,
    [{ group: 'payments', value: { ...value, online: true, manual }, basedOn: version }],
    Date.now(),
  )
  // The data tier is at most five seconds old.
  await new Promise((resolve) => setTimeout(resolve, 5_100))
  owner = await signedIn('owner')
  buyer = await signIn(EMAIL)
}, 60_000)

type Row = { readonly id: string; readonly name: string; readonly kind: string }
const issuedFor = async (order: string): Promise<Row[]> => {
  const { results } = await shop.TRANSACTIONS_DB.prepare(
    'SELECT id, name, kind FROM invoices WHERE order_id = ?1 ORDER BY sequence',
  )
    .bind(order)
    .all<Row>()
  return results
}

/** Two mugs of 28.00 and express for 14.00, to Sweden. */
const bought = async (payment: object, email = EMAIL) => {
  const cart = await opened([{ variantId: goods.chalk, units: 2 }])
  const path = `/api/checkouts/${cart.id}`
  const { json } = await call('PUT', `${path}/details`, { bearer: cart.bearer, body: { ...details, email } })
  const body = { payment, expectedTotal: json.totals.total }
  const done = await call('POST', `${path}/complete`, { bearer: cart.bearer, body })
  expect([done.status, done.json.status]).toEqual([200, 'completed'])
  const id: string = done.json.order.id
  await expect.poll(() => issuedFor(id), { timeout: 15_000 }).toHaveLength(1)
  return { id, key: cart.bearer }
}

const cookieOf = ({ cookies }: Browser): string => Array.from(cookies, (pair) => pair.join('=')).join('; ')
const asProgram = (browser: Browser) => ({ headers: { cookie: cookieOf(browser) } })

const CARD = { cardNumber: '4242424242424242' }

test('by the key of the order a program lists its invoices and fetches each as a file; nobody else does', async () => {
  const { id, key } = await bought(CARD, 'guest@example.org')
  const listed = await call('GET', `/api/orders/${id}/invoices`, { bearer: key })
  const [invoice] = listed.json.invoices
  expect(invoice).toMatchObject({
    kind: 'invoice',
    orderId: id,
    total: { amount: 7000 },
    due: null,
    waived: { amount: 0 },
  })
  const file = async (as: string, bearer = key) => {
    const answer = await call('GET', `/api/orders/${id}/invoices/${invoice.name}/${as}`, { bearer })
    return [answer.status, answer.headers.get('content-type'), String(answer.json).slice(0, 5)]
  }
  expect(await file('pdf')).toEqual([200, 'application/pdf', '%PDF-'])
  expect(await file('xml')).toEqual([200, 'application/xml; charset=utf-8', '<?xml'])
  const other = await opened([{ variantId: goods.chalk, units: 1 }])
  expect((await file('pdf', other.bearer))[0]).toBe(404)
  expect((await call('GET', `/api/orders/${id}/invoices`, { bearer: other.bearer })).json.code).toBe('order-unknown')
  const unknown = await call('GET', `/api/orders/${id}/invoices/INV-0000-00000/pdf`, { bearer: key })
  expect([unknown.status, unknown.json.code]).toEqual([404, 'invoice-unknown'])
  expect((await call('GET', `/api/orders/${id}/invoices/${invoice.name}/doc`, { bearer: key })).status).toBe(422)
})

/** Puts what is in a cart of the pages into an order of the account, on account. */
const orderedOnAccount = async (): Promise<string> => {
  await buyer.post('/cart', { variant: goods.chalk, units: '2' })
  const { html } = await buyer.get('/checkout')
  const form = { ...details.address, email: EMAIL, delivery: 'express', paymentMethod: 'account' }
  const send = (page: string) =>
    buyer.post('/checkout', { ...form, key: hidden(html, 'key'), expected: hidden(page, 'expected') })
  // The first time they see what express costs to Sweden.
  const first = await send(html)
  const sent = first.status === 303 ? first : await send(first.html)
  expect(sent.status).toBe(303)
  const id = /ord_\w{24}/.exec(sent.to)?.[0] ?? ''
  await expect.poll(() => issuedFor(id), { timeout: 15_000 }).toHaveLength(1)
  return id
}

test('who buys on account has the invoice at once, with its day; what is cancelled of it is credited', async () => {
  const id = await orderedOnAccount()
  const [invoice] = await issuedFor(id)
  const read = await call('GET', `/api/admin/invoices/${invoice?.name}`, { headers: owner })
  expect(read.json).toMatchObject({
    kind: 'invoice',
    due: { amount: { amount: 7000 }, on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
  })
  const xml = await buyer.get(`/orders/${id}/invoices/${invoice?.name}.xml`)
  expect(xml.html).toContain('<cbc:PrepaidAmount currencyID="EUR">0.00</cbc:PrepaidAmount>')
  expect(xml.html).toContain('<cbc:PayableAmount currencyID="EUR">70.00</cbc:PayableAmount>')
  expect(xml.html).toContain(`<cbc:DueDate>${read.json.due.on}</cbc:DueDate>`)
  expect(xml.html).toContain('To NL00 BANK 0123 4567 89.')

  const page = await buyer.get('/account/invoices')
  expect(page.html).toContain(`Invoice ${invoice?.name}`)
  expect(page.html).toContain('To be paid by')
  expect((await buyer.get('/zh/account/invoices')).html).toContain(`发票 ${invoice?.name}`)
  expect((await buyer.get('/account/orders')).html).toContain('To be paid by')

  const body = { reason: 'customer', lineItems: [{ variantId: goods.chalk, units: 1 }] }
  await call('POST', `/api/admin/orders/${id}/cancel`, { headers: owner, body })
  await expect.poll(() => issuedFor(id), { timeout: 15_000 }).toHaveLength(2)
  const [, note] = await issuedFor(id)
  const credited = await call('GET', `/api/admin/invoices/${note?.name}`, { headers: owner })
  expect(credited.json).toMatchObject({
    kind: 'credit-note',
    about: invoice?.name,
    total: { amount: 2800 },
    waived: { amount: 2800 },
  })
  // Both together are what is still due.
  const order = await call('GET', `/api/admin/orders/${id}`, { headers: owner })
  expect(order.json.order?.due ?? order.json.due).toMatchObject({ amount: 4200 })
  expect((await buyer.get('/account/invoices')).html).toContain(`Credit note ${note?.name}`)
})

test('an account lists its invoices and fetches them; those of others are not there', async () => {
  const id = await orderedOnAccount()
  const [invoice] = await issuedFor(id)
  const session = asProgram(buyer)
  const all = await call('GET', '/api/account/invoices', session)
  expect(all.json.invoices.map(({ name }: { name: string }) => name)).toContain(invoice?.name)
  expect(all.json.next).toBeNull()
  const own = await call('GET', `/api/account/orders/${id}/invoices`, session)
  expect(own.json.invoices).toMatchObject([{ name: invoice?.name, orderId: id }])
  const fetched = await visit(`/api/account/orders/${id}/invoices/${invoice?.name}/pdf`, { cookie: cookieOf(buyer) })
  expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const stranger = await signIn('stranger@northwind.example')
  const theirs = asProgram(stranger)
  expect((await call('GET', '/api/account/invoices', theirs)).json.invoices).toEqual([])
  expect((await call('GET', `/api/account/orders/${id}/invoices`, theirs)).json.code).toBe('order-unknown')
  expect((await stranger.get('/account/invoices')).html).toContain('There are no invoices yet')
  expect((await openBrowser().get('/account/invoices')).to).toContain('/account/sign-in')
  expect((await call('GET', '/api/account/invoices?after=nonsense', session)).status).toBe(422)
})

test('the mail of an invoice brings it along as PDF, and staff see that it does', async () => {
  const { id } = await bought(CARD, 'attached@example.org')
  const [invoice] = await issuedFor(id)
  const mail = `${invoice?.id}:mail`
  const find = () =>
    shop.TRANSACTIONS_DB.prepare('SELECT sequence FROM messages WHERE id = ?1').bind(mail).first<number>('sequence')
  await expect.poll(find, { timeout: 10_000 }).not.toBeNull()
  // As if a provider had been named before it left.
  await shop.TRANSACTIONS_DB.prepare(`UPDATE messages SET state = 'waiting', attempts = 0, try_at = 0 WHERE id = ?1`)
    .bind(mail)
    .run()
  const carrier = new MailCarrier({ SHOP_URL: 'https://shop.example' })
  await carrier.bring([{ sequences: [], messages: [mail] }])
  const [sent] = carrier.asked
  expect(sent?.attachments).toMatchObject([{ name: `${invoice?.name}.pdf`, type: 'application/pdf' }])
  const [attached] = sent?.attachments ?? []
  expect(new TextDecoder('latin1').decode(attached?.content.slice(0, 5))).toBe('%PDF-')
  expect(attached?.content.byteLength).toBeLessThan(300_000)
  const desk = (await atDesk('manager')).cookie
  const page = await (await visit(`/admin/sent-mail/${await find()}`, { cookie: desk })).text()
  expect(page).toContain(`/admin/invoices/file/${invoice?.name}.pdf`)
  const read = await call('GET', `/api/admin/messages/${await find()}`, { headers: owner })
  expect(read.json.invoice).toBe(invoice?.name)
})
