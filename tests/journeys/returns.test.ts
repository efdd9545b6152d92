/** What was sent comes back: asked for, looked at, put on the shelf once and paid back once, whoever says it twice. */
import { beforeAll, expect, test } from 'vitest'
import { newVariantId } from '#domain/ids'
import type { OrderId } from '#domain/ids'
import { itemHistory } from '#workers/flows/inventory/stock'
import { orderForStaff } from '#workers/flows/orders/orders'
import { CARDS, copied, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { CarrierDouble } from './parcels.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  await saveReturns({ days: 30, approval: 'automatic' })
})

const saveReturns = async (said: object): Promise<void> => {
  const { json } = await call('GET', '/api/admin/settings/returns', { headers: owner })
  const body = { version: json.version, value: { ...json.value, ...said } }
  expect((await call('PUT', '/api/admin/settings/returns', { headers: owner, body })).status).toBe(200)
}

type Bought = { readonly id: OrderId; readonly bearer: string }

/** Two mugs of 28.00 with express for 14.00, sent. */
const bought = async (units = 2, isSent = true): Promise<Bought> => {
  const cart = await ready([{ variantId: goods.chalk, units }])
  const { json } = await pay(cart, CARDS.approves)
  await copied(json.order.id)
  if (isSent) await call('POST', `/api/admin/orders/${json.order.id}/shipments`, { headers: owner, body: {} })
  return { id: json.order.id, bearer: cart.bearer }
}

const units = (some: number, more: object = {}) => [
  { variantId: goods.chalk, units: some, reason: 'too-small', ...more },
]
const ask = ({ id, bearer }: Bought, body: object, key?: string) =>
  call('POST', `/api/orders/${id}/returns`, { bearer, body, ...(key && { key }) })
const act = ({ id }: Bought, one: string, what: string, body?: object, key?: string) =>
  call('POST', `/api/admin/returns/${id}/${one}/${what}`, {
    headers: owner,
    ...(body && { body }),
    ...(key && { key }),
  })
const orderNow = async ({ id }: Bought) => (await orderForStaff(shop, id))?.order
const available = async () => {
  const { stock } = await itemHistory(shop, goods.chalk)
  return stock.reduce((sum, level) => sum + level.available, 0)
}
const taken = (some: number, to = 'sell') => ({
  taken: [{ variantId: goods.chalk, units: some, to, location: 'main' }],
})
const soon = { timeout: 15_000 }

test('a buyer asks, sends, and has the money back once; the goods are on the shelf once', async () => {
  const order = await bought()
  const asked = await ask(order, { units: units(1, { note: 'Too tight.' }) }, 'one-mug-comes-back')
  expect(asked).toMatchObject({ status: 200, json: { status: 'approved', by: 'buyer', lineItems: [{ units: 1 }] } })
  expect((await ask(order, { units: units(1, { note: 'Too tight.' }) }, 'one-mug-comes-back')).json.id).toBe(
    asked.json.id,
  )
  const one = asked.json.id
  const sent = { carrier: 'DHL', tracking: 'RT 0001' }
  expect(
    (await call('POST', `/api/orders/${order.id}/returns/${one}/parcel`, { bearer: order.bearer, body: sent })).json,
  ).toMatchObject({ status: 'sent', parcel: { tracking: 'RT 0001' } })
  const before = await available()
  for (let times = 0; times < 2; times++) {
    expect((await act(order, one, 'receipt')).json.status).toBe('received')
  }
  for (let times = 0; times < 2; times++)
    expect(
      (await act(order, one, 'inspection', { ...taken(1), less: 300, why: 'Scratched.' }, 'looked-at-it')).json,
    ).toMatchObject({
      status: 'inspected',
      inspection: { less: { amount: 300 } },
    })
  await expect.poll(available, soon).toBe(before + 1)
  for (let times = 0; times < 2; times++) expect((await act(order, one, 'refund')).json.status).toBe('refunded')
  await expect.poll(async () => (await orderNow(order))?.payment, soon).toBe('part-refunded')
  const { json } = await call('GET', `/api/orders/${order.id}`, { bearer: order.bearer })
  expect(json.refunds).toMatchObject([{ cause: 'return', refund: { amount: 2500 }, kept: { amount: 300 } }])
  expect(await available()).toBe(before + 1)
  await expect
    .poll(
      async () =>
        (await call('GET', `/api/admin/returns?view=over&q=${json.name}`, { headers: owner })).json.returns.map(
          (row: { id: string; status: string }) => [row.id, row.status],
        ),
      soon,
    )
    .toEqual([[one, 'refunded']])
})

test('at the counter it is here at once, and as credit a guest is mailed a gift card', async () => {
  const order = await bought()
  const body = { units: units(2), resolution: 'credit', atCounter: true }
  const { json } = await call('POST', `/api/admin/returns/${order.id}`, { headers: owner, body })
  expect(json).toMatchObject({ status: 'received', by: 'staff' })
  await act(order, json.id, 'inspection', taken(2, 'repair'))
  expect((await act(order, json.id, 'refund')).json.status).toBe('credited')
  await expect.poll(async () => (await orderNow(order))?.refunds?.[0]?.refundedAt ?? null, soon).not.toBeNull()
  expect((await orderNow(order))?.refunds).toMatchObject([
    { refund: { amount: 0 }, credited: { amount: { amount: 5600 }, bonus: { amount: 280 } } },
  ])
  const { results } = await shop.TRANSACTIONS_DB.prepare(`SELECT issued FROM stored_values WHERE note = ?1`)
    .bind((await orderNow(order))?.name)
    .all()
  expect(results).toEqual([{ issued: 5880 }])
})

test('with the first scan of its carrier the money goes back, where the policy says so', async () => {
  await saveReturns({ refundOn: 'first-scan' })
  const order = await bought(1)
  await saveReturns({ refundOn: 'inspection' })
  const again = await ask(order, { units: units(1) })
  expect(again.json.terms.refundOn).toBe('inspection')
  await call('POST', `/api/orders/${order.id}/returns/${again.json.id}/cancel`, { bearer: order.bearer })
  await saveReturns({ refundOn: 'first-scan' })
  const { json } = await ask(order, { units: units(1) })
  await saveReturns({ refundOn: 'inspection' })
  const body = { carrier: 'DHL', tracking: `RT${json.id.slice(4)}` }
  await call('POST', `/api/orders/${order.id}/returns/${json.id}/parcel`, { bearer: order.bearer, body })
  await expect
    .poll(
      () =>
        shop.TRANSACTIONS_DB.prepare(`SELECT id FROM returns WHERE tracking <> '' AND id = ?1`)
          .bind(json.id)
          .first('id'),
      soon,
    )
    .toBe(json.id)
  const events = [{ at: Date.now(), status: 'in_transit', place: 'Malmö' }]
  for (let times = 0; times < 2; times++)
    expect(await new CarrierDouble().tells([{ tracking: body.tracking, events }])).toBe(200)
  await expect.poll(async () => (await orderNow(order))?.payment, soon).toBe('part-refunded')
  expect((await orderNow(order))?.refunds).toMatchObject([{ refund: { amount: 2800 } }])
  expect((await orderNow(order))?.returns?.[1]?.status).toBe('sent')
})

test('who withdraws needs no reason: what is open is cancelled, what was sent comes back, with delivery', async () => {
  const unsent = await bought(1, false)
  const withdraw = ({ id, bearer }: Bought, key: string, body: object = {}) =>
    call('POST', `/api/orders/${id}/withdrawal`, { bearer, body, key })
  for (let times = 0; times < 2; times++)
    expect((await withdraw(unsent, 'we-want-it-no-more')).json).toMatchObject({
      status: 'cancelled',
      cancellations: [{ refund: { amount: 4200 } }],
    })
  const sent = await bought(1)
  expect((await withdraw(sent, 'nor-this')).status).toBe(200)
  const [one] = (await orderNow(sent))?.returns ?? []
  expect(one).toMatchObject({ kind: 'withdrawal', status: 'approved', terms: { fee: { amount: 0 } } })
  const id = one?.id ?? ''
  expect((await act(sent, id, 'decision', { approve: false })).json.code).toBe('withdrawal-stands')
  await act(sent, id, 'receipt')
  await act(sent, id, 'inspection', taken(1, 'nowhere'))
  await act(sent, id, 'refund')
  await expect.poll(async () => (await orderNow(sent))?.payment, soon).toBe('refunded')
  expect((await orderNow(sent))?.refunds).toMatchObject([{ refund: { amount: 4200 }, delivery: { amount: 1400 } }])
  expect(await withdraw(sent, 'once-more')).toMatchObject({ status: 409, json: { code: 'withdrawal-over' } })
})

test('more than was sent, twice, of another’s order, or what nobody has bought is refused, and nothing has changed', async () => {
  const [order, other] = [await bought(2), await bought(1)]
  const before = await orderNow(order)
  const codes = async (...asks: Promise<{ json: { code: string }; status: number }>[]) =>
    (await Promise.all(asks)).map(({ json, status }) => [status, json.code])
  const stranger = newVariantId(new Uint8Array(16).fill(7))
  expect(
    await codes(
      ask(order, { units: units(3) }),
      ask(order, { units: [...units(2), ...units(1)] }),
      ask(order, { units: [] }),
      ask(order, { units: [{ variantId: stranger, units: 1 }] }),
      ask(order, { units: units(1), resolution: 'exchange' }),
      ask(order, { units: units(1, { reason: 'because' }) }),
      ask(order, { units: units(1, { pictures: ['https://elsewhere.example/a.png'] }) }),
      ask({ id: order.id, bearer: other.bearer }, { units: units(1) }),
      call('POST', `/api/admin/returns/${order.id}/ret_none/receipt`, { headers: owner }),
      call('POST', `/api/admin/returns/ord_none/ret_none/receipt`, { headers: owner }),
    ),
  ).toEqual([
    [422, 'units-beyond-sent'],
    [422, 'units-beyond-sent'],
    [422, 'return-empty'],
    [404, 'line-item-unknown'],
    [422, 'exchange-not-offered'],
    [422, 'request-invalid'],
    [422, 'request-invalid'],
    [404, 'order-unknown'],
    [404, 'return-unknown'],
    [404, 'order-unknown'],
  ])
  const unsent = await bought(1, false)
  expect((await ask(unsent, { units: units(1) })).json).toMatchObject({ code: 'not-returnable', why: 'nothing-sent' })
  expect(await orderNow(order)).toEqual(before)
})

test('of two staff at once one is told where it stands, and what is gone from the shop has no shelf', async () => {
  const order = await bought(1)
  const { json } = await ask(order, { units: units(1) })
  await act(order, json.id, 'receipt')
  const [one, two] = await Promise.all([
    act(order, json.id, 'inspection', taken(1)),
    act(order, json.id, 'inspection', { taken: [] }),
  ])
  expect([one.status, two.status].toSorted()).toEqual([200, 409])
  expect([one, two].find(({ status }) => status === 409)?.json).toMatchObject({
    code: 'return-moved',
    stands: 'inspected',
  })
  const [first, second] = await Promise.all([
    act(order, json.id, 'refund'),
    act(order, json.id, 'end', { as: 'sent-back' }),
  ])
  expect([first.status, second.status].filter((status) => status === 200)).toHaveLength(1)
  const elsewhere = await bought(1)
  const { json: opened } = await ask(elsewhere, { units: units(1) })
  await act(elsewhere, opened.id, 'receipt')
  const to = { taken: [{ variantId: goods.chalk, units: 1, to: 'sell', location: 'nowhere-known' }] }
  expect((await act(elsewhere, opened.id, 'inspection', to)).json.code).toBe('location-unknown')
  expect((await act(elsewhere, opened.id, 'inspection', taken(2))).json.code).toBe('units-beyond-return')
  await shop.PRODUCTS_DB.prepare('DELETE FROM variants WHERE id = ?1').bind(goods.chalk).run()
  expect((await act(elsewhere, opened.id, 'inspection', taken(1))).json.code).toBe('variant-unknown')
  expect((await act(elsewhere, opened.id, 'inspection', taken(1, 'nowhere'))).json.status).toBe('inspected')
})
