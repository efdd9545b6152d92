/** Orders that are paid with gift cards and another payment together: from the cart to what goes back. */
import { beforeAll, expect, test } from 'vitest'
import { orderId } from '#domain/ids'
import { orderForStaff } from '#workers/flows/orders/orders'
import { CARDS, opened } from './buying.ts'
import { call } from './caller.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'
import { balanceOf, dealt, payRest, readyWithCards, redeem } from './stored-values.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
}, 60_000)

const APPROVES = { cardNumber: CARDS.approves }
const mugs = (units = 1) => [{ variantId: goods.chalk, units }]

const orderOf = async (id: string) => {
  const known = orderId(id)
  return known && (await orderForStaff(shop, known))?.order
}
const cancel = (id: string, units?: number) =>
  call('POST', `/api/admin/orders/${id}/cancel`, {
    headers: owner,
    body: { reason: 'customer', ...(units && { lineItems: [{ variantId: goods.chalk, units }] }) },
  })
const WAIT = { timeout: 15_000 }

test('a card pays its part and another payment the rest; what goes back goes to where it came from', async () => {
  const card = await dealt(2000)
  const cart = await readyWithCards(mugs(2), [card])
  const total = cart.expectedTotal.amount
  expect(cart.expectedDue.amount).toBe(total - 2000)
  const shown = await call('GET', `/api/carts/${cart.id}`, { bearer: cart.bearer })
  expect(shown.json).toMatchObject({
    storedValues: [{ id: card.id, kind: 'gift-card', ending: card.ending, balance: { amount: 2000 }, why: null }],
    payments: [{ storedValue: card.id, ending: card.ending, amount: { amount: 2000 } }],
  })
  expect(JSON.stringify(shown.json)).not.toContain(card.code)
  const { json } = await payRest(cart, APPROVES)
  expect(json.order).toMatchObject({
    payment: 'paid',
    payments: [{ storedValue: card.id, kind: 'gift-card', ending: card.ending, amount: { amount: 2000 } }],
    paidOtherwise: { amount: total - 2000 },
  })
  await expect.poll(() => balanceOf(card), WAIT).toEqual({ available: 0, held: 0, taken: 2000 })

  // One mug: the other payment has enough of it. Then the rest: the card gets back what remains.
  const first = await cancel(json.order.id, 1)
  expect(first.json.cancellations).toMatchObject([{ refund: { amount: 2800 }, returned: [] }])
  await expect.poll(async () => (await orderOf(json.order.id))?.payment, WAIT).toBe('part-refunded')
  expect((await balanceOf(card)).taken).toBe(2000)
  const rest = await cancel(json.order.id)
  expect(rest.json.cancellations[1]).toMatchObject({
    refund: { amount: total - 2800 },
    returned: [{ storedValue: card.id, amount: { amount: 2000 } }],
  })
  await expect.poll(async () => (await orderOf(json.order.id))?.payment, WAIT).toBe('refunded')
  expect(await balanceOf(card)).toEqual({ available: 2000, held: 0, taken: 0 })
})

test('cards that have enough pay all of it, and nobody is asked for more', async () => {
  const [first, second] = [await dealt(1000), await dealt(50_000)]
  const cart = await readyWithCards(mugs(), [first, second])
  expect(cart.expectedDue.amount).toBe(0)
  const { json, status } = await payRest(cart, null)
  expect([status, json.order.payment, json.order.paidOtherwise.amount]).toEqual([200, 'paid', 0])
  const total = cart.expectedTotal.amount
  await expect.poll(async () => (await balanceOf(second)).taken, WAIT).toBe(total - 1000)
  await cancel(json.order.id)
  await expect.poll(async () => (await orderOf(json.order.id))?.payment, WAIT).toBe('refunded')
  expect(await Promise.all([first, second].map(balanceOf))).toMatchObject([{ available: 1000 }, { available: 50_000 }])
})

test('sent again under its key it is one order, and the card has paid once', async () => {
  const card = await dealt(1500)
  const cart = await readyWithCards(mugs(), [card])
  const [one, other] = await Promise.all([1, 2].map(() => payRest(cart, APPROVES, 'the-same-press-of-the-button')))
  const again = await payRest(cart, APPROVES, 'the-same-press-of-the-button')
  const orders = [one, other, again].map((answer) => answer?.json.order?.id ?? answer?.json.orderId)
  expect(new Set(orders).size).toBe(1)
  await expect.poll(() => balanceOf(card), WAIT).toEqual({ available: 0, held: 0, taken: 1500 })
})

test('another sum than was shown is refused, and so is money that is spent: nothing is lost, and the sum is said anew', async () => {
  const card = await dealt(2000)
  const cart = await readyWithCards(mugs(), [card])
  const other = { ...cart, expectedDue: { ...cart.expectedDue, amount: cart.expectedDue.amount - 1 } }
  expect((await payRest(other, APPROVES)).json).toMatchObject({
    status: 409,
    code: 'due-changed',
    due: cart.expectedDue,
  })
  const { expectedDue: _, ...unaware } = cart
  expect((await payRest(unaware as typeof cart, APPROVES)).json.code).toBe('due-changed')

  const spender = await readyWithCards(mugs(), [card])
  expect((await payRest(spender, APPROVES)).status).toBe(200)
  const short = await payRest(cart, APPROVES)
  expect(short.json).toMatchObject({
    status: 409,
    code: 'stored-value-short',
    ending: card.ending,
    available: { amount: 0, currency: 'EUR' },
  })
  const { json: now } = await call('GET', `/api/checkouts/${cart.id}`, { bearer: cart.bearer })
  expect(now).toMatchObject({ due: cart.expectedTotal, payments: [], storedValues: [{ why: 'empty', balance: null }] })
  expect((await payRest({ ...cart, expectedDue: now.due }, APPROVES)).status).toBe(200)
})

test('by twelve at once a card pays as much as is on it', async () => {
  const card = await dealt(5000)
  const carts = []
  for (let one = 0; one < 12; one++) carts.push(await readyWithCards(mugs(), [card]))
  const paid = await Promise.all(carts.map((cart) => payRest(cart, APPROVES)))
  const placed = paid.filter(({ status }) => status === 200)
  const spent = placed.reduce((sum, { json }) => sum + (json.order.payments[0]?.amount.amount ?? 0), 0)
  expect(spent).toBeLessThanOrEqual(5000)
  expect(placed).toHaveLength(1)
  for (const { json } of paid.filter(({ status }) => status !== 200)) expect(json.code).toBe('stored-value-short')
  await expect.poll(() => balanceOf(card), WAIT).toEqual({ available: 5000 - spent, held: 0, taken: spent })
})

test('a payment that fails gives the money back to the card', async () => {
  const card = await dealt(2000)
  const cart = await readyWithCards(mugs(), [card])
  expect((await payRest(cart, { cardNumber: CARDS.declines })).status).toBe(402)
  await expect.poll(() => balanceOf(card), WAIT).toEqual({ available: 2000, held: 0, taken: 0 })
  expect((await payRest(cart, APPROVES)).status).toBe(200)
})

test('while a bank waits for its shopper the money is held, and spent by nobody else', async () => {
  const card = await dealt(2000)
  const cart = await readyWithCards(mugs(), [card])
  expect((await payRest(cart, { cardNumber: CARDS.challenges })).status).toBe(202)
  expect(await balanceOf(card)).toMatchObject({ available: 0, held: 2000 })
  const other = await opened(mugs())
  expect((await redeem(other, card.code)).json.code).toBe('stored-value-empty')
  const done = await call('POST', `/api/checkouts/${cart.id}/challenge`, {
    bearer: cart.bearer,
    body: { approved: true },
  })
  expect(done.json.order).toMatchObject({ payments: [{ amount: { amount: 2000 } }] })
  await expect.poll(() => balanceOf(card), WAIT).toMatchObject({ held: 0, taken: 2000 })
})

test('what pays nothing here is refused with its reason; wrong codes all alike, until whoever guesses is stopped', async () => {
  const cart = await opened(mugs())
  const said = async (code: string) => (await redeem(cart, code)).json.code
  expect(await said((await dealt(1000, { of: 'NOK' })).code)).toBe('stored-value-currency')
  expect(await said((await dealt(0)).code)).toBe('stored-value-empty')
  const gone = (await dealt(1000, { expiresAt: Date.now() - 1000 })).code
  for (const code of [gone, '0000-0000-0000-0000', 'SUMMER10', '<script>'])
    expect(await said(code)).toBe('code-unknown')
  const good = await dealt(1000)
  const from = { 'cf-connecting-ip': '203.0.113.78' }
  for (let guess = 0; guess < 20; guess++) expect((await redeem(cart, `GUESS-${guess}`, from)).status).toBe(404)
  expect((await redeem(cart, good.code, from)).json).toMatchObject({ status: 429, code: 'too-many-attempts' })
})

test('of five cards each is given once, taken back by its id, and no sixth is taken', async () => {
  const cart = await opened(mugs())
  const cards = await Promise.all(Array.from({ length: 6 }, () => dealt(100)))
  for (const { code } of cards.slice(0, 5)) expect((await redeem(cart, code)).status).toBe(200)
  const [first, , , , , sixth] = cards
  expect((await redeem(cart, first?.code ?? '')).json.storedValues).toHaveLength(5)
  expect((await redeem(cart, sixth?.code ?? '')).json.code).toBe('too-many-stored-values')
  const back = () => call('DELETE', `/api/carts/${cart.id}/stored-values/${first?.id}`, { bearer: cart.bearer })
  expect((await back()).json.storedValues).toHaveLength(4)
  expect((await back()).json.code).toBe('stored-value-not-given')
})
