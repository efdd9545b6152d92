/** Money that is promised when it is ordered and taken with the goods: by the parcel, by hand, in part; cancelled before and meanwhile. */
import { beforeAll, expect, test } from 'vitest'
import { documents } from '#demo/settings'
import type { OrderId } from '#domain/ids'
import type { PaymentsSettings } from '#domain/settings/payments'
import { saveSettings } from '#schema/products/settings/settings'
import { lookAtPromise } from '#workers/flows/orders/authorisations'
import { orderForStaff } from '#workers/flows/orders/orders'
import { askOrder } from '#workers/sharding/call-shard'
import { currentSettings } from '#workers/flows/settings/settings'
import { CARDS, copied, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

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
  await offering({ ...documents.payments, capture: 'dispatch' })
}, 60_000)

/** Two mugs of 28.00 and express for 14.00. */
const ordered = async (): Promise<OrderId> => {
  const { json } = await pay(await ready([{ variantId: goods.chalk, units: 2 }]), CARDS.approves)
  expect(json.order.payment).toBe('authorised')
  await copied(json.order.id)
  return json.order.id
}
const orderNow = async (id: OrderId) => (await orderForStaff(shop, id))?.order
const becomes = (id: OrderId, payment: string) =>
  expect.poll(async () => (await orderNow(id))?.payment, { timeout: 15_000 }).toBe(payment)
const post = (id: OrderId, what: string, body: object = {}) =>
  call('POST', `/api/admin/orders/${id}/${what}`, { headers: owner, body })

test('it is promised with the order, said so to its buyer and to staff, and taken with the first parcel', async () => {
  const id = await ordered()
  expect(await orderNow(id)).toMatchObject({ authorisation: { state: 'open', amount: { amount: 7000 } } })
  for (const path of ['/admin/orders?view=authorised', '/admin/payments'])
    expect(await (await visit(path, { cookie })).text(), path).toContain(`/admin/orders/${id}`)
  expect(await (await visit('/admin/orders?view=unpaid', { cookie })).text()).not.toContain(id)
  const page = await (await visit(`/admin/orders/${id}`, { cookie })).text()
  expect(page).toContain('It is taken by itself with the first parcel.')
  await post(id, 'shipments', { parcels: [{ variantId: goods.chalk, units: 1 }] })
  await becomes(id, 'paid')
  expect(await orderNow(id)).toMatchObject({
    status: 'part-shipped',
    authorisation: { state: 'captured' },
    received: [{ id: 'capture', amount: { amount: 7000 } }],
  })
  expect((await post(id, 'capture')).json).toMatchObject({ payment: 'paid' })
})

test('staff take a part by hand: the rest is due; what is no amount, or too much, is refused', async () => {
  const id = await ordered()
  const take = (amount: string, key = crypto.randomUUID()) =>
    visit(`/admin/orders/${id}/capture`, {
      cookie,
      form: [
        ['key', key],
        ['amount', amount],
      ],
    })
  for (const wrong of ['1e308', '-0', '0', '0.001', '70.01', 'ten']) {
    const refused = await take(wrong)
    expect(refused.status, wrong).toBe(422)
    expect(await refused.text()).toContain(`value="${wrong}"`)
  }
  for (const wrong of ['1e308', '-0', '0.1', '7001'])
    expect(
      (await call('POST', `/api/admin/orders/${id}/capture`, { headers: owner, body: `{"amount":${wrong}}` })).status,
    ).toBe(422)
  expect((await orderNow(id))?.authorisation?.state).toBe('open')
  const key = crypto.randomUUID()
  expect((await take('50.00', key)).status).toBe(303)
  expect((await take('50.00', key)).status).toBe(303)
  expect(await orderNow(id)).toMatchObject({ payment: 'part-paid', received: [{ amount: { amount: 5000 } }] })
})

test('what is cancelled before is not taken: a part is taken less, all is let go, and nothing goes back', async () => {
  const [part, all] = [await ordered(), await ordered()]
  await post(part, 'cancel', { reason: 'customer', lineItems: [{ variantId: goods.chalk, units: 1 }] })
  await post(part, 'capture')
  await becomes(part, 'paid')
  expect((await orderNow(part))?.received).toMatchObject([{ amount: { amount: 4200 } }])
  await post(all, 'cancel', { reason: 'customer' })
  await becomes(all, 'voided')
  await expect.poll(async () => (await orderNow(all))?.authorisation?.state, { timeout: 15_000 }).toBe('released')
  expect((await orderForStaff(shop, all))?.timeline.map(({ type }) => type)).not.toContain('order-refunded')
  expect((await post(all, 'capture')).json.code).toBe('nothing-authorised')
})

test('staff let it go: nothing was charged, the order is unpaid, and nothing can be taken any more', async () => {
  const id = await ordered()
  const gone = await visit(`/admin/orders/${id}/void`, { cookie, form: [['key', crypto.randomUUID()]] })
  expect(gone.status).toBe(303)
  expect(await orderNow(id)).toMatchObject({ payment: 'due', authorisation: { state: 'released' } })
  expect((await post(id, 'capture')).json.code).toBe('nothing-authorised')
  expect((await post(id, 'void')).json.code).toBe('nothing-authorised')
})

test('what staff record for an order whose promise was let go goes back by hand, and the order is done', async () => {
  const id = await ordered()
  await post(id, 'void')
  await post(id, 'payments', { note: 'Bank, 12.3.' })
  await becomes(id, 'paid')
  await post(id, 'cancel', { reason: 'customer' })
  await becomes(id, 'refund-due')
  const page = await (await visit(`/admin/orders/${id}`, { cookie })).text()
  expect(page).toContain('no provider has them')
  expect(page).toContain('Bank, 12.3.')
  const [cancellation] = (await orderNow(id))?.cancellations ?? []
  expect(cancellation).toMatchObject({ refund: { amount: 7000 }, byHand: { amount: { amount: 7000 }, givenAt: null } })
  const said = await visit(`/admin/orders/${id}/refunds`, {
    cookie,
    form: [
      ['key', crypto.randomUUID()],
      ['cancellation', cancellation?.id ?? ''],
    ],
  })
  expect(said.status).toBe(303)
  expect(await orderNow(id)).toMatchObject({ payment: 'refunded', status: 'cancelled' })
})

test('what the provider has given it gives back itself: there is nothing to record', async () => {
  const id = await ordered()
  await post(id, 'capture')
  await becomes(id, 'paid')
  await post(id, 'cancel', { reason: 'customer' })
  await becomes(id, 'refunded')
  const [cancellation] = (await orderNow(id))?.cancellations ?? []
  const said = await post(id, 'refunds', { cancellation: cancellation?.id })
  expect(said.json.code).toBe('refund-by-provider')
})

test('what is taken although it was cancelled meanwhile goes back, and staff see it', async () => {
  const id = await ordered()
  // As if a Worker had asked the provider, and its answer came behind the cancellation.
  await askOrder(shop, id, 'beginCapture', { order: id, amount: null, idempotency: null })
  await post(id, 'cancel', { reason: 'customer' })
  await becomes(id, 'refunded')
  const order = await orderNow(id)
  expect(order?.received).toMatchObject([{ amount: { amount: 7000 } }])
  expect(order?.cancellations).toMatchObject([{ refund: { amount: 7000 }, refundedAt: expect.any(Number) }])
})

test('what staff record by hand beside a promise is not taken; when nothing is due the promise is let go', async () => {
  const id = await ordered()
  const page = async () => (await visit(`/admin/orders/${id}`, { cookie })).text()
  expect(await page()).toContain('It was paid otherwise')
  const record = (amount: string) =>
    visit(`/admin/orders/${id}/payments`, {
      cookie,
      form: [
        ['key', crypto.randomUUID()],
        ['amount', amount],
        ['note', 'Bank, 14.3.'],
      ],
    })
  const refused = await record('70.01')
  expect(refused.status).toBe(422)
  const again = await refused.text()
  expect(again).toContain('value="70.01"')
  expect(again).toContain(
    'id="capture" name="amount" inputmode="decimal" maxlength="20" autocomplete="off" value="70.00"',
  )
  expect((await record('20.00')).status).toBe(303)
  expect(await orderNow(id)).toMatchObject({ payment: 'authorised', authorisation: { state: 'open' } })
  expect((await record('50.00')).status).toBe(303)
  expect((await orderNow(id))?.payment).toBe('paid')
  await expect.poll(async () => (await orderNow(id))?.authorisation?.state, { timeout: 15_000 }).toBe('released')
  expect((await post(id, 'payments')).json.code).toBe('nothing-due')
})

test('what the provider gives all the same, as somebody has taken it at its own pages, goes back, and staff see it', async () => {
  const id = await ordered()
  await post(id, 'payments', { amount: 2000, note: 'Bank, 14.3.' })
  // As its webhook would say it.
  await askOrder(shop, id, 'captured', { order: id, amount: null })
  const { json } = await call('GET', `/api/admin/orders/${id}`, { headers: owner })
  expect(json.order ?? json).toMatchObject({
    payment: 'paid',
    due: { amount: 0 },
    authorisation: { state: 'captured', excess: { amount: 2000 } },
  })
  const noted = () =>
    shop.TRANSACTIONS_DB.prepare("SELECT amount FROM payment_findings WHERE order_id = ?1 AND kind = 'owed'")
      .bind(id)
      .first('amount')
  await expect.poll(noted, { timeout: 15_000 }).toBe(2000)
  const page = await (await visit(`/admin/orders/${id}`, { cookie })).text()
  expect(page).toContain('Too much, goes back')
  expect(await (await visit('/admin/payments', { cookie })).text()).toContain(`/admin/orders/${id}`)
  await post(id, 'cancel', { reason: 'customer' })
  await becomes(id, 'refund-due')
  const [cancellation] = (await orderNow(id))?.cancellations ?? []
  expect(cancellation).toMatchObject({ refund: { amount: 7000 }, byHand: { amount: { amount: 2000 } } })
})

test('two days before its end staff are told, and it is closed when it was taken', async () => {
  const id = await ordered()
  const ends = (await orderNow(id))?.authorisation?.captureBefore ?? 0
  expect(ends - Date.now()).toBeGreaterThan(6 * 24 * 60 * 60_000)
  const planned = () =>
    shop.TRANSACTIONS_DB.prepare('SELECT due_at FROM planned_messages WHERE id = ?1')
      .bind(`authorisation:${id}`)
      .first<number>('due_at')
  await expect.poll(planned, { timeout: 15_000 }).toBe(ends - 2 * 24 * 60 * 60_000)
  expect(await lookAtPromise(shop, id, Date.now())).toBe(ends)
  expect(await (await visit('/admin/payments', { cookie })).text()).toContain('Promised, and to be taken soon')
  await post(id, 'capture')
  expect(await lookAtPromise(shop, id, Date.now())).toBeNull()
  const open = shop.TRANSACTIONS_DB.prepare(
    'SELECT count(*) AS n FROM payment_findings WHERE order_id = ?1 AND closed_at IS NULL',
  )
  expect(await open.bind(id).first('n')).toBe(0)
})

test('who has to confirm at their bank promises there, and who is declined has ordered nothing', async () => {
  const cart = await ready([{ variantId: goods.chalk, units: 1 }])
  const asked = await pay(cart, CARDS.challenges)
  const answer = await call('POST', asked.json.challenge.url, { bearer: cart.bearer, body: { approved: true } })
  expect([answer.status, answer.json.order?.payment]).toEqual([200, 'authorised'])
  const declined = await pay(await ready([{ variantId: goods.chalk, units: 1 }]), CARDS.declines)
  expect(declined.status).toBe(402)
  await offering(documents.payments)
  expect((await pay(await ready([{ variantId: goods.chalk, units: 1 }]), CARDS.approves)).json.order.payment).toBe(
    'paid',
  )
})
