/** A shop without a provider sells: by transfer, in cash, on account. Staff say when the money has come. */
import { beforeAll, expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { currentSettings } from '#workers/flows/settings/settings'
import { saveSettings } from '#schema/products/settings/settings'
import { orderForStaff } from '#workers/flows/orders/orders'
import { orderId } from '#domain/ids'
import { BY_THE_CLOCK, type PaymentsSettings } from '#domain/settings/payments'
import { hidden, openBrowser } from './browser.ts'
import { copied, details, opened } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'
import { balanceOf, dealt, payRest, readyWithCards } from './stored-values.ts'

const METHODS: PaymentsSettings = {
  ...BY_THE_CLOCK,
  capture: 'order',
  online: true,
  manual: [
    {
      id: 'transfer',
      kind: 'bank-transfer',
      name: { en: 'Bank transfer', zh: '银行转账' },
      instructions: { en: 'To NL00 BANK 0123 4567 89.\nWrite the name of the order.' },
      dueDays: 7,
      countries: null,
    },
    {
      id: 'door',
      kind: 'cash-on-delivery',
      name: { en: 'Cash at the door' },
      instructions: {},
      dueDays: null,
      countries: ['NL'],
    },
  ],
}

let goods: Goods
let owner: Readonly<Record<string, string>>
let cookie = ''

const offering = async (value: PaymentsSettings): Promise<void> => {
  const { version } = await currentSettings(shop, 'payments')
  await saveSettings(shop.PRODUCTS_DB, [{ group: 'payments', value, basedOn: version }], Date.now())
  // The data tier is at most five seconds old.
  await new Promise((resolve) => setTimeout(resolve, 5_100))
}

beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  cookie = (await atDesk('owner')).cookie
  await offering(METHODS)
})

const address = { ...details.address }

const ordered = async (changed: Readonly<Record<string, string>> = {}) => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  const { html } = await browser.get('/checkout')
  const kept = { key: hidden(html, 'key'), expected: hidden(html, 'expected') }
  const form = { ...kept, ...address, email: details.email, delivery: 'post', paymentMethod: 'transfer' }
  return { browser, html, sent: await browser.post('/checkout', { ...form, ...changed }) }
}

const idIn = (to: string) => orderId(/ord_\w{24}/.exec(to)?.[0] ?? '') ?? ('' as never)

test('the shopper chooses a way, and only those that are offered where it goes', async () => {
  const { html, sent, browser } = await ordered()
  expect(html).toContain('name="paymentMethod" value="online"')
  expect(html).toContain('Bank transfer')
  expect(html).not.toContain('Cash at the door')
  const page = await browser.get(sent.to)
  expect(page.html).toContain('To be paid: ')
  expect(page.html).toContain('To NL00 BANK 0123 4567 89.')
  const order = (await orderForStaff(shop, idIn(sent.to)))?.order
  expect(order).toMatchObject({
    payment: 'due',
    status: 'placed',
    terms: { method: 'transfer', kind: 'bank-transfer' },
  })
})

test('a way that is not offered there is refused at its field, and nothing is ordered', async () => {
  const { sent } = await ordered({ paymentMethod: 'door' })
  expect(sent.status).toBe(422)
  expect(sent.html).toContain('That way of paying is not offered there')
  expect(sent.html).toMatch(/href="#paymentMethod-online"/)
})

test('a program is told the ways, and is refused what is not offered whatever it sends', async () => {
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const path = `/api/checkouts/${cart.id}`
  const { json } = await call('PUT', `${path}/details`, { bearer: cart.bearer, body: details })
  expect(json.paymentMethods).toEqual([
    { token: null, kind: 'online', name: '', dueDays: null },
    { token: 'manual_transfer', kind: 'bank-transfer', name: 'Bank transfer', dueDays: 7 },
  ])
  const pay = (token: string) =>
    call('POST', `${path}/complete`, {
      bearer: cart.bearer,
      body: { payment: { token }, expectedTotal: json.totals.total },
    })
  for (const token of ['manual_door', 'manual_', 'manual_nothing'])
    expect(await pay(token)).toMatchObject({ status: 422, json: { code: 'payment-method-unavailable' } })
  expect(await pay('manual_transfer')).toMatchObject({
    status: 200,
    json: {
      status: 'completed',
      order: { payment: 'due', due: json.totals.total, paymentTerms: { method: 'transfer' } },
    },
  })
})

test('staff record a part and the rest, each once, on the page of the order and by the API', async () => {
  const { sent } = await ordered()
  const id = idIn(sent.to)
  const total = (await orderForStaff(shop, id))?.order.totals.total.amount ?? 0
  const page = await (await visit(`/admin/orders/${id}`, { cookie })).text()
  expect(page).toContain('Record this payment')
  expect(page).toContain('Unpaid')
  const pay = (amount: string, key = crypto.randomUUID()) =>
    visit(`/admin/orders/${id}/payments`, {
      cookie,
      form: [
        ['key', key],
        ['amount', amount],
        ['note', 'SEPA'],
      ],
    })
  for (const wrong of ['1e308', '-0', '0', '0.001', 'ten', String(total)]) {
    const refused = await pay(wrong)
    expect(refused.status, wrong).toBe(422)
    expect(await refused.text()).toContain(`value="${wrong}"`)
  }
  const key = crypto.randomUUID()
  expect((await pay('10.00', key)).status).toBe(303)
  expect((await pay('10.00', key)).status).toBe(303)
  expect((await orderForStaff(shop, id))?.order).toMatchObject({
    payment: 'part-paid',
    received: [{ amount: { amount: 1000 }, note: 'SEPA' }],
  })
  const rest = await call('POST', `/api/admin/orders/${id}/payments`, { headers: owner, body: {} })
  expect(rest.json).toMatchObject({
    payment: 'paid',
    due: { amount: 0 },
    received: [{}, { amount: { amount: total - 1000 } }],
  })
  const more = await call('POST', `/api/admin/orders/${id}/payments`, { headers: owner, body: { amount: 1 } })
  expect([more.status, more.json.code]).toEqual([409, 'nothing-due'])
  expect((await orderForStaff(shop, id))?.timeline.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['order-placed', 'payment-received', 'payment-received']),
  )
})

test('a program is refused every amount that is none, or more than is due, and nothing is changed', async () => {
  const id = idIn((await ordered()).sent.to)
  const total = (await orderForStaff(shop, id))?.order.totals.total.amount ?? 0
  const pay = (amount: string) =>
    call('POST', `/api/admin/orders/${id}/payments`, { headers: owner, body: `{"amount":${amount}}` })
  for (const wrong of ['1e308', '1e999', '-0', '0', '-1', '0.1', '"10"', 'null', '9007199254740993'])
    expect((await pay(wrong)).status, wrong).toBe(422)
  expect(await pay(String(total + 1))).toMatchObject({ status: 422, json: { code: 'amount-beyond-due' } })
  expect((await orderForStaff(shop, id))?.order).toMatchObject({ payment: 'due', version: 1 })
})

test('no more goes back than was paid: units beyond the order are refused, and what went back is recorded once', async () => {
  const id = idIn((await ordered()).sent.to)
  await call('POST', `/api/admin/orders/${id}/payments`, { headers: owner, body: {} })
  const cancel = (units: number) =>
    call('POST', `/api/admin/orders/${id}/cancel`, {
      headers: owner,
      body: { reason: 'customer', lineItems: [{ variantId: goods.chalk, units }] },
    })
  expect(await cancel(2)).toMatchObject({ status: 422, json: { code: 'units-beyond-order' } })
  const { json } = await cancel(1)
  const [cancellation] = json.cancellations
  expect(cancellation.refund.amount).toBe(json.totals.total.amount)
  expect((await cancel(1)).status).toBe(409)
  const body = { cancellation: cancellation.id }
  const back = () => call('POST', `/api/admin/orders/${id}/refunds`, { headers: owner, body })
  expect((await back()).json.payment).toBe('refunded')
  expect((await back()).json.payment).toBe('refunded')
  expect((await orderForStaff(shop, id))?.timeline.filter(({ type }) => type === 'order-refunded')).toHaveLength(1)
})

test('an unpaid order that is cancelled owes nothing; of a paid one staff say when the money has gone back', async () => {
  const unpaid = idIn((await ordered()).sent.to)
  const cancel = (id: string) =>
    call('POST', `/api/admin/orders/${id}/cancel`, { headers: owner, body: { reason: 'customer' } })
  expect((await cancel(unpaid)).json).toMatchObject({
    payment: 'voided',
    cancellations: [{ refund: { amount: 0 }, refundedAt: expect.any(Number) }],
  })
  const paid = idIn((await ordered()).sent.to)
  await call('POST', `/api/admin/orders/${paid}/payments`, { headers: owner, body: {} })
  const { json } = await cancel(paid)
  const [cancellation] = json.cancellations
  expect(json.payment).toBe('refund-due')
  await copied(paid)
  // No provider gives it back, and nobody says that one had.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect((await orderForStaff(shop, paid))?.order.payment).toBe('refund-due')
  const back = (id: string, body: object) => call('POST', `/api/admin/orders/${id}/refunds`, { headers: owner, body })
  expect((await back(paid, { cancellation: 'cnc_nothing' })).json.code).toBe('nothing-to-refund')
  expect((await back(paid, { cancellation: cancellation.id })).json).toMatchObject({ payment: 'refunded' })
})

test('a gift card pays its part at once, and the rest is due; it gets back its part by itself, and staff give back theirs', async () => {
  const card = await dealt(1000)
  const cart = await readyWithCards([{ variantId: goods.chalk, units: 1 }], [card])
  const { json } = await payRest(cart, { token: 'manual_transfer' })
  const left = cart.expectedTotal.amount - 1000
  expect(json.order).toMatchObject({
    payment: 'part-paid',
    due: { amount: left },
    payments: [{ amount: { amount: 1000 } }],
  })
  await expect.poll(async () => (await balanceOf(card)).taken, { timeout: 15_000 }).toBe(1000)
  const { id } = json.order
  await call('POST', `/api/admin/orders/${id}/payments`, { headers: owner, body: { amount: 500 } })
  const { json: after } = await call('POST', `/api/admin/orders/${id}/cancel`, {
    headers: owner,
    body: { reason: 'customer' },
  })
  expect(after.cancellations).toMatchObject([
    { waived: { amount: left - 500 }, refund: { amount: 1500 }, returned: [{ amount: { amount: 1000 } }] },
  ])
  await expect.poll(async () => (await balanceOf(card)).available, { timeout: 15_000 }).toBe(1000)
  const page = await (await visit(`/admin/orders/${id}`, { cookie })).text()
  expect(page).toContain('I have given €5.00 back')
  const cancellation = after.cancellations[0].id
  const back = await call('POST', `/api/admin/orders/${id}/refunds`, { headers: owner, body: { cancellation } })
  expect(back.json.payment).toBe('refunded')

  // All of it by a card: nothing is left for anybody to pay, or to give back by hand.
  const rich = await dealt(50_000)
  const whole = await payRest(await readyWithCards([{ variantId: goods.chalk, units: 1 }], [rich]), {
    token: 'manual_transfer',
  })
  expect(whole.json.order).toMatchObject({ payment: 'paid', paymentTerms: null })
})

test('the list of orders and the page of payments show what is unpaid', async () => {
  const id = idIn((await ordered()).sent.to)
  await copied(id)
  for (const path of ['/admin/orders?view=unpaid', '/admin/payments'])
    expect(await (await visit(path, { cookie })).text(), path).toContain(`/admin/orders/${id}`)
})

test('a shop without a provider takes no card, whatever is sent', async () => {
  await offering({ ...METHODS, online: false })
  const { html, sent } = await ordered({ paymentMethod: 'online', card: '4242424242424242' })
  expect(html).not.toContain('name="card"')
  expect(sent.status).toBe(422)
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const path = `/api/checkouts/${cart.id}`
  const { json } = await call('PUT', `${path}/details`, { bearer: cart.bearer, body: details })
  const body = { payment: { token: 'demo_approve' }, expectedTotal: json.totals.total }
  const refused = await call('POST', `${path}/complete`, { bearer: cart.bearer, body })
  expect(refused.json.code).toBe('payment-method-unavailable')
  expect((await ordered()).sent.to).toContain('/orders/')
  await offering(documents.payments)
})
