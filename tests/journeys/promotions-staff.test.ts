/** Promotions as staff write them down: judged place by place, changed by version, with codes that are made all or none. */
import { expect, test } from 'vitest'
import { call } from './caller.ts'
import { openForPromotions, goods, manager, clerk, said, create, makeCodes, end } from './promoting.ts'

openForPromotions()

const all = { all: true }

test('what a promotion cannot be is told place by place, and nothing is saved', async () => {
  const before = (await call('GET', '/api/admin/promotions', { headers: manager })).json.promotions.length
  const wrong = async (rest: object) => {
    const { status, json } = await create(rest)
    return [status, json.code, json.fields]
  }
  const order = (value: object) => ({ effect: { type: 'order', value } })
  const eur = (amount: number) => [{ amount, currency: 'EUR' }]
  for (const [rest, fields] of [
    [order({ type: 'percent', rate: 10_001 }), { 'effect.value.rate': 'out-of-range' }],
    [order({ type: 'percent', rate: 0.5 }), { 'effect.value.rate': 'out-of-range' }],
    [order({ type: 'percent', rate: -0 }), { 'effect.value.rate': 'out-of-range' }],
    [order({ type: 'amount', amounts: eur(0.1) }), { 'effect.value.amounts.0.amount': 'out-of-range' }],
    [
      order({ type: 'amount', amounts: [{ amount: 5, currency: 'XXZ' }] }),
      { 'effect.value.amounts.0.currency': 'unknown-currency' },
    ],
    [order({ type: 'amount', amounts: [...eur(1), ...eur(2)] }), { 'effect.value.amounts.1.currency': 'duplicate' }],
    [{ title: {} }, { title: 'required' }],
    [{ period: { from: 5, until: 5 } }, { 'period.until': 'dates-reversed' }],
    [{ period: { timeZone: 'Mars/Olympus' } }, { 'period.timeZone': 'unknown-time-zone' }],
    [{ method: 'automatic', ...order({ type: 'percent', rate: 10_000 }) }, { 'period.until': 'gives-everything' }],
    [{ limits: { uses: 0 } }, { 'limits.uses': 'out-of-range' }],
    [{ marginFloor: 10 }, { marginFloor: 'not-for-class' }],
    [{ effect: { type: 'goods', set: {}, value: { type: 'percent', rate: 10 } } }, { 'effect.set': 'required' }],
    [
      { effect: { type: 'goods', set: { products: ['prd_nobody'] }, value: { type: 'percent', rate: 10 } } },
      { 'effect.set.products': 'unknown' },
    ],
    [
      {
        effect: { type: 'gift', variant: goods.aegean },
        conditions: { minimumUnits: { set: { variants: [goods.aegean] }, units: 1 } },
      },
      { 'effect.variant': 'gives-itself' },
    ],
  ] as const)
    expect(await wrong(rest)).toEqual([422, 'promotion-invalid', fields])
  expect((await create({ effect: { type: 'order', value: { type: 'amount', amounts: eur(1e308) } } })).status).toBe(422)
  expect(
    (await create({ effect: { type: 'goods', set: all, value: { type: 'percent', rate: 10 }, surprise: 1 } })).json
      .code,
  ).toBe('request-invalid')
  const { promotions } = (await call('GET', '/api/admin/promotions', { headers: manager })).json
  expect(promotions).toHaveLength(before)
})

test('clerks look and change nothing; a change counts on the version that it was made from; what has ended stays so', async () => {
  expect((await create({}, clerk)).json.code).toBe('permission-denied')
  expect((await call('GET', '/api/admin/promotions', { headers: clerk })).status).toBe(200)
  const { json } = await create()
  const { state: _, ...draft } = said({ name: 'Another name' })
  const put = (version: number) =>
    call('PUT', `/api/admin/promotions/${json.id}`, { body: { ...draft, version }, headers: manager })
  expect((await put(1)).json).toMatchObject({ name: 'Another name', version: 2, state: 'active' })
  expect((await put(1)).json).toMatchObject({ code: 'promotion-changed', version: 2 })
  expect((await end(json.id)).json).toMatchObject({ state: 'ended', version: 3 })
  expect((await end(json.id)).json).toMatchObject({ state: 'ended', version: 3 })
  expect((await put(3)).json.code).toBe('promotion-over')
  expect((await makeCodes(json.id, { count: 2 })).json.code).toBe('promotion-over')
})

test('codes are made all or none, the same again for the same key, and are another’s no more', async () => {
  const first = await create()
  const second = await create()
  const key = crypto.randomUUID()
  const ask = () =>
    call('POST', `/api/admin/promotions/${first.json.id}/codes`, {
      body: { count: 3, prefix: 'SPRING-' },
      headers: manager,
      key,
    })
  const [one, other] = [await ask(), await ask()]
  expect(one.json.codes).toHaveLength(3)
  expect(other.json.codes).toEqual(one.json.codes)
  for (const code of one.json.codes) expect(code).toMatch(/^SPRING-[0-9A-Z]{10}$/)
  const taken = await makeCodes(second.json.id, { codes: ['FREE-ONE', one.json.codes[0].toLowerCase()] })
  expect(taken.json).toMatchObject({ code: 'codes-taken', codes: [one.json.codes[0]] })
  expect((await call('GET', `/api/admin/promotions/${second.json.id}/codes`, { headers: manager })).json.codes).toEqual(
    [],
  )
  expect((await makeCodes(second.json.id, { codes: ['no; such'] })).json).toMatchObject({
    code: 'codes-invalid',
    codes: ['no; such'],
  })
  await end(first.json.id)
  await end(second.json.id)
})
