/** Promotions end to end: carts are priced by them, orders keep them, and limits hold under a rush. */
import { expect, test } from 'vitest'
import { runningFresh } from '#workers/flows/promotions/book'
import { call } from './caller.ts'
import { CARDS, details, opened, pay, ready, type Ready } from './buying.ts'
import { fetchShop } from './files.ts'
import { shop } from './goods.ts'
import { openForPromotions, goods, manager, create, give, end, withCode, readyWith } from './promoting.ts'

openForPromotions()

test('a code takes its part off the order, in the cart, in the order, and in what goes back', async () => {
  const { id, code } = await withCode()
  const plain = await ready([{ variantId: goods.chalk, units: 2 }])
  const cart = await readyWith(code.toLowerCase(), 2)
  expect(plain.expectedTotal.amount - cart.expectedTotal.amount).toBe(560)
  const { json } = await call('GET', `/api/carts/${cart.id}`, { bearer: cart.bearer })
  expect(json).toMatchObject({
    codes: [code],
    totals: { subtotal: { amount: 5600 }, items_discount: { amount: 0 }, discount: { amount: 560 } },
    promotions: {
      applied: [{ promotion: id, class: 'order', title: 'Ten off', code, amount: { amount: 560 } }],
      unapplied: [],
    },
    lineItems: [
      {
        total: { amount: 5600 },
        paid: { amount: 5040 },
        discounts: [{ promotion: id, code, amount: { amount: 560 } }],
      },
    ],
  })
  const paid = await pay(cart, CARDS.approves)
  expect(paid.json.order).toMatchObject({
    promotions: [{ promotion: id, code, amount: { amount: 560 } }],
    totals: { discount: { amount: 560 } },
    lineItems: [{ paid: { amount: 5040 } }],
  })
  const order = paid.json.order.id
  const body = { lineItems: [{ variantId: goods.chalk, units: 1 }], reason: 'customer' }
  const part = await call('POST', `/api/admin/orders/${order}/cancel`, { body, headers: manager })
  expect(part.json.cancellations[0].refund.amount).toBe(2520)
  const rest = await call('POST', `/api/admin/orders/${order}/cancel`, {
    body: { reason: 'customer' },
    headers: manager,
  })
  const back = rest.json.cancellations.reduce(
    (sum: number, one: { refund: { amount: number } }) => sum + one.refund.amount,
    0,
  )
  expect(back).toBe(cart.expectedTotal.amount)
  await end(id)
})

test('a code that nobody made, one that was revoked, and one of somebody else are answered alike; one that is over says so', async () => {
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const theirs = await withCode({}, { customer: 'cus_000000000000000000000000' })
  const revoked = await withCode()
  await call('DELETE', `/api/admin/promotions/${revoked.id}/codes/${revoked.code}`, { headers: manager })
  for (const code of ['NOBODY-MADE-IT', theirs.code, revoked.code, ' ', '<script>'])
    expect([code, (await give(cart, code)).json]).toEqual([
      code,
      expect.objectContaining({ status: 404, code: 'code-unknown' }),
    ])
  const over = await withCode()
  await end(over.id)
  expect((await give(cart, over.code)).json).toMatchObject({ code: 'code-closed', why: { code: 'ended' } })
  expect((await call('GET', `/api/carts/${cart.id}`, { bearer: cart.bearer })).json.codes).toEqual([])
})

test('blanks and case are none of a code; given twice it is given once, and it is taken back', async () => {
  const { id, code } = await withCode()
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  await give(cart, ` ${code.toLowerCase().slice(0, 3)} ${code.toLowerCase().slice(3)} `)
  expect((await give(cart, code)).json.codes).toEqual([code])
  const back = () => call('DELETE', `/api/carts/${cart.id}/codes/${code}`, { bearer: cart.bearer })
  expect((await back()).json).toMatchObject({ codes: [], totals: { discount: { amount: 0 } } })
  expect((await back()).json.code).toBe('code-not-given')
  await end(id)
})

test('whoever guesses is stopped, also from being right', async () => {
  const { id, code } = await withCode()
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const from = { 'cf-connecting-ip': '203.0.113.77' }
  for (let guess = 0; guess < 20; guess++) expect((await give(cart, `GUESS-${guess}`, from)).status).toBe(404)
  const stopped = await give(cart, code, from)
  expect(stopped.json).toMatchObject({ status: 429, code: 'too-many-attempts' })
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await give(cart, code)).status).toBe(200)
  await end(id)
})

test('a limited code is used as often as it may be, by twelve at once', async () => {
  const { id, code } = await withCode({
    limits: { uses: 7 },
    effect: { type: 'order', value: { type: 'percent', rate: 5_000 } },
  })
  const carts: Ready[] = []
  for (let one = 0; one < 12; one++) carts.push(await readyWith(code))
  const paid = await Promise.all(carts.map((cart) => pay(cart, CARDS.approves)))
  const placed = paid.filter(({ status }) => status === 200)
  expect(placed).toHaveLength(7)
  for (const { json } of paid.filter(({ status }) => status !== 200))
    expect(json).toMatchObject({ code: 'promotion-used-up', promotion: id, promotionCode: code })
  const used = async () => (await call('GET', `/api/admin/promotions/${id}`, { headers: manager })).json.used
  // What is remembered of it is at most five seconds old.
  await expect.poll(used, { timeout: 10_000 }).toBe(7)

  // Whoever was too late is told, and buys without it.
  const late = carts[paid.findIndex(({ status }) => status !== 200)] as Ready
  const seen = await call('GET', `/api/carts/${late.id}`, { bearer: late.bearer })
  expect(seen.json.promotions).toMatchObject({ applied: [], unapplied: [{ promotion: id, why: 'used-up' }] })
  const again = await pay({ ...late, expectedTotal: seen.json.totals.total }, CARDS.approves)
  expect(again.status).toBe(200)

  // An order that is cancelled has used nothing.
  const order = placed[0]?.json.order.id
  await call('POST', `/api/admin/orders/${order}/cancel`, { body: { reason: 'customer' }, headers: manager })
  await expect
    .poll(async () => (await call('GET', `/api/admin/promotions/${id}`, { headers: manager })).json.used, {
      timeout: 10_000,
    })
    .toBe(6)
  await end(id)
})

test('a declined card gives the use back', async () => {
  const { id, code } = await withCode({ limits: { uses: 1 } })
  const cart = await readyWith(code)
  expect((await pay(cart, CARDS.declines)).status).toBe(402)
  await expect
    .poll(async () => (await call('GET', `/api/admin/promotions/${id}`, { headers: manager })).json.used, {
      timeout: 10_000,
    })
    .toBe(0)
  expect((await pay(cart, CARDS.approves)).status).toBe(200)
  await end(id)
})

test('one use for each buyer: the same mail address is told so, and pays the second time without it', async () => {
  const { id, code } = await withCode({ limits: { perBuyer: 1 } })
  const [first, second] = [await readyWith(code), await readyWith(code)]
  expect((await pay(first, CARDS.approves)).status).toBe(200)
  // Shown before the first was paid for, and so the sum is another one.
  expect((await pay(second, CARDS.approves)).json).toMatchObject({ code: 'promotion-used-up', promotion: id })
  const { json: shown } = await call('GET', `/api/checkouts/${second.id}`, { bearer: second.bearer })
  expect(shown.totals.discount.amount).toBe(0)
  expect(shown.promotions.unapplied).toMatchObject([{ promotion: id, code, why: 'used-up' }])
  expect((await pay({ ...second, expectedTotal: shown.totals.total }, CARDS.approves)).status).toBe(200)
  const cart = await ready([{ variantId: goods.chalk, units: 1 }])
  const body = { ...details, email: 'other@lindqvist.example' }
  await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body })
  const other = await give(cart, code)
  expect((await pay({ ...cart, expectedTotal: other.json.totals.total }, CARDS.approves)).status).toBe(200)
  await end(id)
})

test('a budget that is nearly spent keeps nobody from buying, nor does a use of one that counts by itself', async () => {
  const buying = async () => {
    const cart = await ready([{ variantId: goods.chalk, units: 1 }])
    const { json } = await call('GET', `/api/checkouts/${cart.id}`, { bearer: cart.bearer })
    return {
      cart: { ...cart, expectedTotal: json.totals.total as Ready['expectedTotal'] },
      off: json.totals.discount.amount,
    }
  }
  for (const limits of [{ perBuyer: 1 }, { budget: [{ amount: 400, currency: 'EUR' }] }]) {
    const { json } = await create({ method: 'automatic', limits })
    await expect.poll(async () => (await buying()).off, { timeout: 10_000 }).toBe(280)
    const [first, late] = [await buying(), await buying()]
    expect((await pay(first.cart, CARDS.approves)).status).toBe(200)
    expect((await pay(late.cart, CARDS.approves)).json).toMatchObject({ code: 'promotion-used-up' })
    const { cart, off } = await buying()
    expect(off).toBe(0)
    expect((await pay(cart, CARDS.approves)).status).toBe(200)
    await end(json.id)
  }
})

test('a checkout that is completed says what was paid, whatever its promotion does later', async () => {
  const { id, code } = await withCode()
  const cart = await readyWith(code)
  const { json } = await pay(cart, CARDS.approves)
  await end(id)
  const read = async (path: string) => (await call('GET', `/api/${path}/${cart.id}`, { bearer: cart.bearer })).json
  for (const shown of [await read('checkouts'), await read('carts')]) {
    expect(shown).toMatchObject({ status: 'completed', orderId: json.order.id, totals: json.order.totals })
    expect(shown.promotions).toEqual({ applied: json.order.promotions, unapplied: [], next: [] })
    expect(shown.lineItems).toMatchObject([{ paid: { amount: 2520 }, discounts: [{ amount: { amount: 280 } }] }])
  }
})

test('what counts by itself needs no code, and what is missing for it is said', async () => {
  const effect = {
    type: 'buy-get',
    buy: { set: { variants: [goods.chalk] }, units: 2 },
    get: { set: { variants: [goods.chalk] }, units: 1, value: { type: 'percent', rate: 10_000 } },
  }
  const { json } = await create({ method: 'automatic', effect, title: { en: '3 for 2' } })
  const one = await opened([{ variantId: goods.chalk, units: 1 }])
  const cart = (await call('GET', `/api/carts/${one.id}`, { bearer: one.bearer })).json
  expect(cart.promotions.unapplied).toMatchObject([{ title: '3 for 2', why: 'more-units', missing: 2 }])
  const three = await opened([{ variantId: goods.chalk, units: 3 }])
  const full = (await call('GET', `/api/carts/${three.id}`, { bearer: three.bearer })).json
  expect(full.totals).toMatchObject({ items_discount: { amount: 2800 }, total: { amount: 5600 } })
  await end(json.id)
  await expect
    .poll(async () => (await runningFresh(shop, Date.now())).automatic.some(({ id }) => id === json.id), {
      timeout: 10_000,
    })
    .toBe(false)
})

test('a gift comes by itself, costs nothing, is held from stock and stays away when it is sold out', async () => {
  const { json } = await create({
    method: 'automatic',
    effect: { type: 'gift', variant: goods.aegean, units: 1 },
    title: { en: 'A mug on top' },
    conditions: { minimumUnits: { set: { variants: [goods.chalk] }, units: 2 } },
  })
  const cart = await ready([{ variantId: goods.chalk, units: 2 }])
  const seen = (await call('GET', `/api/carts/${cart.id}`, { bearer: cart.bearer })).json
  expect(seen.gifts).toMatchObject([
    {
      variantId: goods.aegean,
      title: 'Delos mug',
      choice: 'Aegean',
      units: 1,
      promotion: json.id,
      total: { amount: 3000 },
      paid: { amount: 0 },
    },
  ])
  // Lines and presents make up the sums, and what promotions took off makes up what is off.
  const sumOf = (of: { amount: number }[]) => of.reduce((sum, { amount }) => sum + amount, 0)
  const shown = [...seen.lineItems, ...seen.gifts]
  expect(sumOf(shown.map(({ total }) => total))).toBe(seen.totals.subtotal.amount)
  expect(sumOf(shown.flatMap(({ discounts }) => discounts.map((one: { amount: object }) => one.amount)))).toBe(
    seen.totals.items_discount.amount,
  )
  expect(sumOf(seen.promotions.applied.map((one: { amount: object }) => one.amount))).toBe(
    seen.totals.items_discount.amount,
  )
  // Who takes one of it besides sees both, and each costs what its units cost.
  const both = await opened([
    { variantId: goods.chalk, units: 2 },
    { variantId: goods.aegean, units: 1 },
  ])
  const { json: apart } = await call('GET', `/api/carts/${both.id}`, { bearer: both.bearer })
  expect(apart.lineItems[1]).toMatchObject({ units: 1, total: { amount: 3000 }, paid: { amount: 3000 }, discounts: [] })
  expect(apart.gifts).toMatchObject([{ units: 1, total: { amount: 3000 }, paid: { amount: 0 } }])
  const paid = await pay({ ...cart, expectedTotal: seen.totals.total }, CARDS.approves)
  expect(paid.json.order.lineItems).toMatchObject([
    { variantId: goods.chalk, units: 2 },
    { variantId: goods.aegean, units: 1, paid: { amount: 0 } },
  ])
  await end(json.id)
})

test('a link gives the code to whoever follows it, opens a cart for it, and leads nowhere else', async () => {
  const { id, code } = await withCode()
  const link = await fetchShop(`/discount/${code}?redirect=/collections/all`)
  expect([link.status, link.headers.get('location')]).toEqual([303, '/collections/all'])
  const cookie = link.headers.getSetCookie().map((line) => line.split(';', 1)[0])
  const page = await call('GET', '/cart', { headers: { cookie: cookie.join('; ') } })
  expect(page.status).toBe(200)
  for (const to of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example'])
    expect((await fetchShop(`/discount/${code}?redirect=${encodeURIComponent(to)}`)).headers.get('location')).toBe('/')
  const unknown = await fetchShop('/discount/NOBODY-MADE-IT')
  expect(unknown.headers.getSetCookie()).toEqual([])
  expect(unknown.headers.get('location')).toBe('/cart?code=NOBODY-MADE-IT&amiss=code-unknown#codes')
  await end(id)
})
