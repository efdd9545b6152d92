/** What became of a promotion: counted from orders, tried by program, restored, named where it does nothing, bounded by itself. */
import { expect, test } from 'vitest'
import { promotionUsesOf } from '#domain/statistics/promotion-uses'
import { call } from './caller.ts'
import { CARDS, copied, details, pay, ready, type Ready } from './buying.ts'
import { fetchShop } from './files.ts'
import { shop } from './goods.ts'
import {
  clerk,
  create,
  end,
  give,
  goods,
  makeCodes,
  manager,
  openForPromotions,
  readyWith,
  said,
  withCode,
} from './promoting.ts'

openForPromotions()

const usesOf = async (id: string, headers = manager) =>
  (await call('GET', `/api/admin/promotions/${id}/uses`, { headers })).json
const cancel = (order: string, rest: object = {}) =>
  call('POST', `/api/admin/orders/${order}/cancel`, { body: { reason: 'customer', ...rest }, headers: manager })
const page = async (path: string, headers = manager) => (await fetchShop(path, { headers })).text()
const today = new Date().toISOString().slice(0, 10)

test('uses, buyers, what was given and what was paid, by day and by code; what is cancelled goes out of them', async () => {
  const { id, code } = await withCode()
  expect(await usesOf(id)).toMatchObject({ sums: [], days: [], codes: [], until: today })
  const first = await pay(await readyWith(code, 2), CARDS.approves)
  const second = await pay(await readyWith(code, 1), CARDS.approves)
  const orders = [first, second].map(({ json }) => json.order)
  for (const order of orders) await copied(order.id)
  const paid = orders.reduce((sum, { totals }) => sum + totals.total.amount, 0)
  const euros = (amount: number) => ({ amount, currency: 'EUR' })
  const sum = { uses: 2, buyers: 1, given: euros(840), revenue: euros(paid) }
  const shown = await usesOf(id)
  expect(shown).toMatchObject({ sums: [sum], days: [{ day: today, ...sum }], codes: [{ code, ...sum }] })
  expect((await usesOf(id, clerk)).sums).toEqual(shown.sums)

  // A unit of two goes back, and what was taken off it with it.
  await cancel(orders[0].id, { lineItems: [{ variantId: goods.chalk, units: 1 }] })
  await expect.poll(async () => (await usesOf(id)).sums[0].revenue.amount, { timeout: 10_000 }).toBe(paid - 2520)
  const less = (await usesOf(id)).sums[0]
  expect(less.uses).toBe(2)
  expect(less.given.amount).toBeLessThan(840)
  await cancel(orders[0].id)
  await expect.poll(async () => (await usesOf(id)).sums[0].uses, { timeout: 10_000 }).toBe(1)
  expect((await usesOf(id)).sums[0]).toMatchObject({ given: euros(280), revenue: orders[1].totals.total })

  const html = await page(`/admin/promotions/${id}?lang=en`)
  for (const text of ['Use and revenue', 'Revenue with it', 'Example cart', 'What it was before'])
    expect([text, html.includes(text)]).toEqual([text, true])
  expect(await page('/admin/promotions?lang=zh')).toContain('让利')
  expect(await page('/admin/promotions?lang=en')).toMatch(
    /In thirty days: €[\d.,]+ with a discount, €[\d.,]+ given, [\d.]+%/,
  )
  const csv = await page(`/admin/promotions/${id}/uses.csv`)
  expect(csv.split('\n').slice(0, 2)).toEqual([
    'Day,Code,Orders,Buyers,Given,Revenue,Currency',
    expect.stringContaining(`${today},${code},1,1,2.80,`),
  ])
  await end(id)
})

test('the copy is made anew to the same uses', async () => {
  const { id, code } = await withCode()
  const { json } = await pay(await readyWith(code), CARDS.approves)
  await copied(json.order.id)
  const rows = () => shop.TRANSACTIONS_DB.prepare('SELECT * FROM order_promotions WHERE promotion = ?1').bind(id).all()
  const before = (await rows()).results
  expect(before).toHaveLength(1)
  let input: object = { clear: true }
  for (let pages = 0; pages < 50; pages++) {
    const rebuilt = await call('POST', '/api/admin/transactions/rebuild', { body: input, headers: manager })
    if (rebuilt.status !== 200 || rebuilt.json.next === null) break
    input = rebuilt.json.next
  }
  expect((await rows()).results).toEqual(before)
  await end(id)
})

test('an order counts for each of its promotions, a gift by what it would have cost', () => {
  const money = (amount: number) => ({ amount, currency: 'EUR' })
  const order = {
    id: 'ord_one',
    currency: 'EUR',
    status: 'placed',
    email: 'Maya@Lindqvist.example',
    version: 3,
    placedAt: Date.UTC(2026, 10, 22, 23, 59),
    totals: { total: money(9000) },
    promotions: [
      { promotion: 'promo_gift', amount: money(0) },
      { promotion: 'promo_post', code: 'POST', amount: money(490) },
    ],
    lines: [{ discounts: [{ promotion: 'promo_gift', amount: money(1400) }] }],
  }
  const base = {
    day: '2026-11-22',
    order: 'ord_one',
    buyer: 'maya@lindqvist.example',
    currency: 'EUR',
    counts: true,
    version: 3,
  }
  expect(promotionUsesOf(order as never)).toEqual([
    { ...base, promotion: 'promo_gift', code: '', given: 1400, revenue: 9000 },
    { ...base, promotion: 'promo_post', code: 'POST', given: 490, revenue: 9000 },
  ])
  const part = { ...order, customerId: 'cus_maya', cancellations: [{ refund: money(3000) }] }
  expect(promotionUsesOf(part as never)).toMatchObject([
    { given: 933, revenue: 6000, buyer: 'cus_maya' },
    { given: 327, revenue: 6000 },
  ])
  expect(promotionUsesOf({ ...order, status: 'cancelled', email: '' } as never)).toMatchObject([
    { given: 0, revenue: 0, counts: false, buyer: 'ord_one' },
    { given: 0, revenue: 0, counts: false },
  ])
})

test('a program asks what a cart would cost and why, and nothing is held by it', async () => {
  const { id, code } = await withCode({ limits: { uses: 1 } })
  const body = { lines: [{ variant: goods.chalk, units: 2 }], codes: [code, 'NOBODY-MADE-IT'], country: 'SE' }
  const tried = await call('POST', '/api/admin/promotions/try', { body, headers: clerk })
  expect(tried.json).toMatchObject({
    lines: [{ variant: goods.chalk, units: 2, total: { amount: 5600 }, paid: { amount: 5040 } }],
    totals: { discount: { amount: 560 } },
    applied: [{ promotion: id, code, amount: { amount: 560 } }],
    unknownCodes: ['NOBODY-MADE-IT'],
  })
  const without = await call('POST', '/api/admin/promotions/try?language=zh', {
    body: { ...body, codes: [] },
    headers: clerk,
  })
  expect(without.json.applied).toEqual([])
  for (const [change, code] of [
    [{ currency: 'XXX' }, 'currency-unsold'],
    [{ customer: 'nobody@example.org' }, 'customer-unknown'],
    [{ promotion: 'promo_0000000000000000' }, 'promotion-unknown'],
    [{ lines: [{ variant: 'var_nobody', units: 1 }] }, 'variant-unknown'],
    [{ lines: [] }, 'request-invalid'],
  ] as const)
    expect(
      (await call('POST', '/api/admin/promotions/try', { body: { ...body, ...change }, headers: clerk })).json.code,
    ).toBe(code)
  expect((await pay(await readyWith(code), CARDS.approves)).status).toBe(200)
  await end(id)
})

test('what it said before is said again, as one more version, and its state and codes stay', async () => {
  const { id, code } = await withCode({ name: 'First words' })
  const { state: _, ...draft } = said({
    name: 'Second words',
    effect: { type: 'order', value: { type: 'percent', rate: 2_000 } },
  })
  const changed = await call('PUT', `/api/admin/promotions/${id}`, { body: draft, headers: manager })
  expect(changed.json).toMatchObject({ name: 'Second words', version: 2 })
  const restore = (body: object, headers = manager) =>
    call('PUT', `/api/admin/promotions/${id}/version`, { body, headers })
  expect((await restore({ restored: 1 }, clerk)).json.code).toBe('permission-denied')
  expect((await restore({ restored: 9 })).json.code).toBe('promotion-version-unknown')
  expect((await restore({ restored: 1, version: 1 })).json).toMatchObject({ code: 'promotion-changed', version: 2 })
  expect((await restore({ restored: 1, version: 2 })).json).toMatchObject({
    name: 'First words',
    version: 3,
    state: 'active',
  })
  const { json } = await call('GET', `/api/admin/promotions/${id}/versions`, { headers: clerk })
  expect(
    json.versions.map(({ version, promotion }: { version: number; promotion: { name: string } }) => [
      version,
      promotion.name,
    ]),
  ).toEqual([
    [3, 'First words'],
    [2, 'Second words'],
    [1, 'First words'],
  ])
  expect((await give(await ready([{ variantId: goods.chalk, units: 1 }]), code)).status).toBe(200)
  expect(await page(`/admin/promotions/${id}?lang=en`)).toContain('Restore version 2')
  await end(id)
  expect((await restore({ restored: 2 })).json.code).toBe('promotion-over')
})

test('a limit holds for what counts by itself, too: eight at once, and five of them have it', async () => {
  const { json } = await create({
    method: 'automatic',
    name: 'Five of them',
    limits: { uses: 5 },
    effect: { type: 'order', value: { type: 'percent', rate: 5_000 } },
  })
  const id: string = json.id
  const carts: Ready[] = []
  for (let one = 0; one < 8; one++) {
    const cart = await ready([{ variantId: goods.chalk, units: 1 }])
    carts.push(cart)
  }
  expect(carts.every(({ expectedTotal }) => expectedTotal.amount === carts[0]?.expectedTotal.amount)).toBe(true)
  const paid = await Promise.all(carts.map((cart) => pay(cart, CARDS.approves)))
  const placed = paid.filter(({ status }) => status === 200)
  expect(placed).toHaveLength(5)
  for (const { json: answer } of paid.filter(({ status }) => status !== 200))
    expect(answer).toMatchObject({ code: 'promotion-used-up', promotion: id })
  for (const { json: answer } of placed) expect(answer.order.promotions).toMatchObject([{ promotion: id }])
  // It runs and gives nothing any more: the list says so.
  await expect.poll(() => page('/admin/promotions?view=look&lang=en'), { timeout: 10_000 }).toContain(id)
  expect(await page(`/admin/promotions/${id}?lang=en`)).toContain('All its uses are taken')
  await end(id)
})

test('what nobody could give, and what never wins, is named in both languages', async () => {
  const bare = await create({ name: 'Without a code' })
  const idle = await create({ method: 'automatic', name: 'Idle', limits: { uses: 5, perBuyer: 10 } })
  const strong = await create({
    method: 'automatic',
    name: 'Strong',
    effect: { type: 'goods', set: { variants: [goods.aegean] }, value: { type: 'percent', rate: 300 } },
  })
  const weak = await create({
    method: 'automatic',
    name: 'Weak',
    effect: { type: 'goods', set: { variants: [goods.aegean] }, value: { type: 'percent', rate: 200 } },
  })
  await expect.poll(() => page('/admin/promotions?view=look&lang=en'), { timeout: 10_000 }).toContain(weak.json.id)
  const looked = await page('/admin/promotions?view=look&lang=zh')
  expect(looked).toContain(bare.json.id)
  expect(looked).toContain('从不生效')
  expect(looked).toContain(idle.json.id)
  expect(await page(`/admin/promotions/${idle.json.id}?lang=en`)).toContain('above the limit in all')
  expect(looked).not.toContain(strong.json.id)
  expect(await page(`/admin/promotions/${weak.json.id}?lang=en`)).toContain('“Strong” always gives more')
  await makeCodes(bare.json.id, { count: 1 })
  await expect.poll(() => page('/admin/promotions?view=look'), { timeout: 10_000 }).not.toContain(bare.json.id)
  for (const one of [bare, idle, strong, weak]) await end(one.json.id)
})

test('as many run as carts are judged by; the next one is refused by name, and runs once another has ended', async () => {
  const { json } = await create({ state: 'draft', name: 'One too many' })
  const db = shop.PRODUCTS_DB
  await db
    .prepare(
      `INSERT INTO promotions (id, class, state, method, name, document, version, created_at, updated_at)
       WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 2000)
       SELECT printf('filler_%04d', at), class, 'active', method, 'filler', document, 1, 1, 1 FROM n, promotions WHERE id = ?1`,
    )
    .bind(json.id)
    .run()
  const run = () =>
    call('PUT', `/api/admin/promotions/${json.id}/state`, { body: { state: 'active' }, headers: manager })
  expect((await run()).json).toMatchObject({ code: 'promotions-full', runningMax: 2_000 })
  expect((await create({ name: 'Another' })).json.code).toBe('promotions-full')
  await db.prepare(`DELETE FROM promotions WHERE name = 'filler'`).run()
  expect((await run()).json).toMatchObject({ state: 'active' })
  await end(json.id)
})

test('two buyers are two, however often they buy', async () => {
  const { id, code } = await withCode()
  const other = async () => {
    const cart = await ready([{ variantId: goods.chalk, units: 1 }])
    const body = { ...details, email: 'Other@Lindqvist.example' }
    await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body })
    const given = await give(cart, code)
    return { ...cart, expectedTotal: given.json.totals.total }
  }
  for (const cart of [await readyWith(code), await other(), await readyWith(code)])
    await copied((await pay(cart, CARDS.approves)).json.order.id)
  expect((await usesOf(id)).sums).toMatchObject([{ uses: 3, buyers: 2 }])
  await end(id)
})
