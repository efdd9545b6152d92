/** Money without hundredths, and with thousandths, through everything that is done with it: no digit is lost, and none is made up. */
import { beforeAll, describe, expect, test } from 'vitest'
import { decimal } from '#domain/money'
import { judge } from '#tests/en16931'
import { openBrowser } from './browser.ts'
import { CARDS, opened } from './buying.ts'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { writeInvoices } from './invoicing.ts'
import { give, openForPromotions, withCode } from './promoting.ts'
import { asOwner, openMarketsShop } from './several-markets.ts'
import { balanceOf, dealt, payRest, redeem } from './stored-values.ts'

let thing = ''

openForPromotions()

beforeAll(async () => {
  thing = await openMarketsShop()
  await writeInvoices()
})

const JAPAN = { street: '1-2-3 Jingumae', postcode: '150-0001', city: 'Shibuya', region: 'Tokyo', country: 'JP' }
const KUWAIT = { street: 'Salem Street 4', postcode: '13001', city: 'Kuwait City', region: '', country: 'KW' }
const CHILE = { street: 'Alameda 100', postcode: '8320000', city: 'Santiago', region: 'RM', country: 'CL' }

/** With the price of a thing there. */
const CASES = [
  ['JPY', JAPAN, 4550],
  ['KWD', KUWAIT, 10_245],
  ['CLP', CHILE, 29_900],
] as const

/** An eighth: of none of these sums a whole number. */
const AN_EIGHTH = { effect: { type: 'order', value: { type: 'percent', rate: 1_250 } } }

const invoiceOf = async (order: string): Promise<string> => {
  const read = () =>
    shop.TRANSACTIONS_DB.prepare('SELECT name FROM invoices WHERE order_id = ?1').bind(order).first<string>('name')
  await expect.poll(read, { timeout: 15_000 }).toMatch(/^INV-/)
  return (await read()) ?? ''
}

const lookedFor = async (prefix: string, max: string): Promise<boolean> =>
  (await openBrowser().get(`${prefix}/search?q=scroll&max=${max}`)).html.includes(`${prefix}/products/scroll`)

test.each([
  ['/en-japan', '4550', '4549'],
  ['/en-kuwait', '10.245', '10.244'],
  ['/en-chile', '29900', '29899'],
])('%s: a search by price takes the last digit', async (prefix, just, less) => {
  expect([await lookedFor(prefix, just), await lookedFor(prefix, less)]).toEqual([true, false])
})

describe.each(CASES)('%s', (code, address, price) => {
  const of = (amount: number) => ({ amount, currency: code })

  const prepared = async () => {
    const cart = await opened([{ variantId: thing, units: 2 }], code)
    const body = { email: 'maya@lindqvist.example', address: { name: 'Maya', ...address }, delivery: 'express' }
    const { json } = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body })
    return { cart, details: body, before: json }
  }

  test('a part of the order, a gift card, an invoice, and everything back: the parts are the whole', async () => {
    const promotion = await withCode(AN_EIGHTH)
    const { cart, details, before } = await prepared()
    expect(before.totals.subtotal).toEqual(of(2 * price))
    expect((await give(cart, promotion.code)).status).toBe(200)
    // A card of another currency pays for nothing of it.
    const foreign = await dealt(5_000, { of: 'EUR' })
    expect((await redeem(cart, foreign.code)).status).not.toBe(200)
    const card = await dealt(1_001, { of: code })
    expect((await redeem(cart, card.code)).status).toBe(200)
    const { json } = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body: details })
    const { totals, due } = json
    expect(Math.abs(totals.discount.amount - price / 4)).toBeLessThanOrEqual(0.5)
    const { subtotal, discount, fulfillment, total } = totals
    expect(total.amount).toBe(subtotal.amount - discount.amount + fulfillment.amount)
    expect(due).toEqual(of(total.amount - 1_001))

    const paying = { ...cart, expectedTotal: total, expectedDue: due }
    const paid = await payRest(paying, { cardNumber: CARDS.approves })
    const { order } = paid.json
    expect(order.totals.total).toEqual(total)
    for (const amount of [total, due, fulfillment]) expect(Number.isInteger(amount.amount)).toBe(true)
    expect(await balanceOf(card)).toMatchObject({ available: 0 })

    const name = await invoiceOf(order.id)
    const browser = openBrowser()
    await browser.post(`/orders/${order.id}`, { key: cart.bearer })
    const xml = (await browser.get(`/orders/${order.id}/invoices/${name}.xml`)).html
    judge(xml)
    expect(xml).toContain(`currencyID="${code}"`)
    expect(xml).toContain(`<cbc:TaxInclusiveAmount currencyID="${code}">${decimal(total)}</cbc:TaxInclusiveAmount>`)
    const pdf = await browser.get(`/orders/${order.id}/invoices/${name}.pdf`)
    expect([pdf.status, pdf.html.slice(0, 5)]).toEqual([200, '%PDF-'])

    const cancel = (units?: number) =>
      call('POST', `/api/admin/orders/${order.id}/cancel`, {
        headers: asOwner(),
        body: { reason: 'customer', ...(units && { lineItems: [{ variantId: thing, units }] }) },
      })
    await cancel(1)
    const all = await cancel()
    const back = (all.json.cancellations as { refund: { amount: number; currency: string } }[]).map(
      ({ refund }) => refund,
    )
    expect(back.reduce((sum_, { amount }) => sum_ + amount, 0)).toBe(total.amount)
    for (const one of back) expect([Number.isInteger(one.amount), one.currency]).toEqual([true, code])
    await expect.poll(() => balanceOf(card), { timeout: 10_000 }).toMatchObject({ available: 1_001 })
  })
})
