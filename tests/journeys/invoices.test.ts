/** An order is paid, and invoiced: numbered, on its page, in the mail, for staff and for machines; what goes back is credited. */
import { beforeAll, expect, test } from 'vitest'
import { CARDS, pay, ready } from './buying.ts'
import { openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { writeInvoices } from './invoicing.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let manager = ''
beforeAll(async () => {
  goods = await stockGoods()
  await writeInvoices()
  owner = await signedIn('owner')
  manager = (await atDesk('manager')).cookie
})

const invoicesOf = async (order: string): Promise<{ name: string; kind: string }[]> => {
  const { results } = await shop.TRANSACTIONS_DB.prepare(
    'SELECT name, kind FROM invoices WHERE order_id = ?1 ORDER BY sequence',
  )
    .bind(order)
    .all<{ name: string; kind: string }>()
  return results
}

/** Two mugs of 28.00 and express for 14.00, to Sweden: 70.00 with 25 %. */
const bought = async (): Promise<{ id: string; key: string }> => {
  const cart = await ready([{ variantId: goods.chalk, units: 2 }])
  const { json } = await pay(cart, CARDS.approves)
  await expect.poll(() => invoicesOf(json.order.id), { timeout: 15_000 }).toHaveLength(1)
  return { id: json.order.id, key: cart.bearer }
}

const binary = async (path: string, cookie: string) => {
  const answer = await visit(path, { cookie })
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    bytes: new Uint8Array(await answer.arrayBuffer()),
  }
}

test('a paid order has one invoice, found by its buyer and by staff, to print and for machines', async () => {
  const { id, key } = await bought()
  const [invoice] = await invoicesOf(id)
  expect(invoice).toEqual({ name: expect.stringMatching(/^INV-\d{4}-\d{5}$/), kind: 'invoice' })
  const name = invoice?.name ?? ''

  const browser = openBrowser()
  await browser.post(`/orders/${id}`, { key })
  const page = await browser.get(`/orders/${id}`)
  expect(page.html).toContain(`Invoice ${name}`)
  const pdf = await browser.get(`/orders/${id}/invoices/${name}.pdf`)
  expect([pdf.status, pdf.headers.get('content-type'), pdf.html.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-'])
  const xml = await browser.get(`/orders/${id}/invoices/${name}.xml`)
  expect(xml.html).toContain('<cbc:TaxInclusiveAmount currencyID="EUR">70.00</cbc:TaxInclusiveAmount>')
  expect(xml.html).toContain('<cbc:TaxAmount currencyID="EUR">14.00</cbc:TaxAmount>')
  expect((await openBrowser().get(`/orders/${id}/invoices/${name}.pdf`)).status).toBe(404)
  expect((await browser.get(`/orders/${id}/invoices/INV-0000-00000.pdf`)).status).toBe(404)

  const desk = await (await visit(`/admin/orders/${id}`, { cookie: manager })).text()
  expect(desk).toContain(`/admin/invoices/file/${name}.pdf`)
  const list = await (await visit('/admin/invoices', { cookie: manager })).text()
  expect(list).toContain(name)
  const file = await binary(`/admin/invoices/file/${name}.pdf`, manager)
  expect([file.status, file.type]).toEqual([200, 'application/pdf'])

  const read = await call('GET', `/api/admin/invoices/${name}`, { headers: owner })
  expect(read.json).toMatchObject({
    kind: 'invoice',
    orderId: id,
    taxCountry: 'SE',
    groups: [{ category: 'S', rate: 2500, base: { amount: 5600 }, tax: { amount: 1400 } }],
    total: { amount: 7000, currency: 'EUR' },
  })
  expect((await call('GET', '/api/admin/invoices/INV-0000-00000', { headers: owner })).status).toBe(404)
  const mails = await shop.TRANSACTIONS_DB.prepare(
    `SELECT subject FROM messages WHERE order_id = ?1 AND template = 'invoice'`,
  )
    .bind(id)
    .all<{ subject: string }>()
  expect(mails.results).toEqual([{ subject: `Your invoice ${name}` }])
})

test('what is cancelled and paid back is credited, and the tax report takes it off', async () => {
  const { id } = await bought()
  const totals = async () => {
    const { json } = await call('GET', '/api/admin/invoices/tax', { headers: owner })
    const sweden = json.lines.find(({ country }: { country: string }) => country === 'SE')
    return [sweden.net.amount, sweden.tax.amount]
  }
  const [net = 0, tax = 0] = await totals()
  const body = { reason: 'out-of-stock', lineItems: [{ variantId: goods.chalk, units: 1 }] }
  await call('POST', `/api/admin/orders/${id}/cancel`, { headers: owner, body })
  await expect.poll(() => invoicesOf(id), { timeout: 15_000 }).toHaveLength(2)
  const [, note] = await invoicesOf(id)
  expect(note).toEqual({ name: expect.stringMatching(/^CN-\d{4}-\d{5}$/), kind: 'credit-note' })
  const read = await call('GET', `/api/admin/invoices/${note?.name}`, { headers: owner })
  expect(read.json).toMatchObject({
    about: expect.stringMatching(/^INV-/),
    groups: [{ category: 'S', rate: 2500, base: { amount: 2240 }, tax: { amount: 560 } }],
    total: { amount: 2800 },
  })
  expect(await totals()).toEqual([net - 2240, tax - 560])
  const page = await (await visit('/admin/invoices/tax', { cookie: manager })).text()
  expect(page).toContain('Sweden')
  const csv = await (await visit('/admin/invoices/tax.csv', { cookie: manager })).text()
  expect(csv).toContain(`SE,S,25,EUR,${((net - 2240) / 100).toFixed(2)},${((tax - 560) / 100).toFixed(2)},`)
})
