/** Promotions as staff write them down: judged place by place, changed by version, with codes that are made all or none. */
import { expect, test } from 'vitest'
import { call } from './caller.ts'
import { openForPromotions, goods, manager, clerk, said, create, give, makeCodes, end } from './promoting.ts'

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
  const everything = { 'period.until': 'gives-everything' }
  const unsold = (path: string) => ({ [`${path}.currency`]: 'unsold-currency' })
  const some = (named: object) => ({ conditions: { buyers: { type: 'some', ...named } } })
  const freeDelivery = { type: 'delivery', value: { type: 'percent', rate: 10_000 } }
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
    [{ method: 'automatic', ...order({ type: 'percent', rate: 10_000 }) }, everything],
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
    [order({ type: 'amount', amounts: [...eur(5), { amount: 5, currency: 'SEK' }] }), unsold('effect.value.amounts.1')],
    [{ limits: { budget: [{ amount: 5, currency: 'SEK' }] } }, unsold('limits.budget.0')],
    [{ conditions: { currencies: ['SEK'] } }, { 'conditions.currencies.0': 'unsold-currency' }],
    [{ conditions: { countries: ['DE', 'ZZ'] } }, { 'conditions.countries.1': 'unknown-country' }],
    [{ conditions: { countries: ['DE', 'DE'] } }, { 'conditions.countries.1': 'duplicate' }],
    [{ period: { weekdays: [1, 1, 2] } }, { 'period.weekdays.1': 'duplicate' }],
    [{ period: { until: 0 } }, { 'period.until': 'over' }],
    [{ period: { until: 8_640_000_000_000_001 } }, { 'period.until': 'time-form' }],
    [{ method: 'automatic', ...order({ type: 'amount', amounts: eur(99_999_999_999) }) }, everything],
    [{ effect: { ...freeDelivery, methods: ['by-pigeon'] } }, { 'effect.methods': 'unknown' }],
    [some({ customers: ['cus_nope'] }), { 'conditions.buyers.customers': 'unknown' }],
    [some({ companies: ['cmp_nope'] }), { 'conditions.buyers.companies': 'unknown' }],
    [some({ segments: ['s'] }), { 'conditions.buyers.segments': 'unknown' }],
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

const present = (name: string, variant: string, bought: object) =>
  create({ name, effect: { type: 'gift', variant }, conditions: { minimumUnits: { units: 1, set: bought } } })

test('what gives itself, by its product, and a circle of presents are refused with the reason; a chain and all goods are not', async () => {
  const productOf = async (handle: string) => (await call('GET', `/api/products/${handle}`)).json.id as string
  const [mug, jug] = [await productOf('delos-mug'), await productOf('naoussa-jug')]
  const jugs = (await call('GET', '/api/products/naoussa-jug')).json.variants[0].id as string
  const itself = await present('Itself', goods.aegean, { products: [mug] })
  expect([itself.status, itself.json.fields]).toEqual([422, { 'effect.variant': 'gives-itself' }])
  expect(itself.json.detail).toContain('is given for itself')
  const first = await present('A mug with a jug', goods.aegean, { products: [jug] })
  const other = await present('A jug with a mug', jugs, { products: [mug] })
  expect([first.status, other.status, other.json.code, other.json.fields, other.json.circle]).toEqual([
    201,
    422,
    'promotion-invalid',
    { 'effect.variant': 'circle' },
    ['A mug with a jug'],
  ])
  expect(other.json.detail).toContain('closes a circle')
  // Of whatever is bought, and of another variant than the one that is given.
  const wide = await present('A jug with whatever', jugs, { all: true })
  const chain = await present('A jug with another mug', jugs, { variants: [goods.chalk] })
  expect([wide.status, chain.status]).toEqual([201, 201])
  await Promise.all([first, wide, chain].map(({ json }) => end(json.id)))
  const later = await present('A jug with a mug', jugs, { products: [mug] })
  expect(later.status).toBe(201)
  await end(later.json.id)
})

test('a code is the same in whatever spelling: accents, capitals, wide letters, blanks', async () => {
  const { json } = await create()
  const key = crypto.randomUUID().slice(0, 6)
  const code = `ÜBER-ÄPFEL-${key}`
  expect((await makeCodes(json.id, { codes: [code] })).json.codes).toEqual([code])
  // Another spelling of it is no other code.
  expect((await makeCodes(json.id, { codes: [code.toLowerCase()] })).json).toMatchObject({ code: 'codes-taken' })
  const spellings = [
    code,
    code.toLowerCase(),
    code.normalize('NFD'),
    ` über - äpfel － ${key}`,
    code.replace('BER', 'ＢＥＲ'),
  ]
  for (const spelling of spellings) {
    const cart = (await call('POST', '/api/carts', { body: { lineItems: [{ variantId: goods.chalk, units: 1 }] } }))
      .json
    const given = await give({ id: cart.cart.id, bearer: cart.key }, spelling)
    expect([spelling, given.status, given.json.codes]).toEqual([spelling, 200, [code]])
  }
  const path = `/api/admin/promotions/${json.id}/codes/${encodeURIComponent(code.normalize('NFD').toLowerCase())}`
  expect((await call('DELETE', path, { headers: manager })).status).toBe(204)
})

test('codes are asked for in one way, and for somebody who is there; problems say why in a sentence', async () => {
  const { json } = await create()
  for (const body of [{}, { count: 3, codes: ['Q1Q1'] }, { codes: [] }])
    expect((await makeCodes(json.id, body)).json.code).toBe('request-invalid')
  expect((await makeCodes(json.id, { count: 1, customer: 'cus_nope' })).json.code).toBe('customer-unknown')
  expect((await makeCodes(json.id, { codes: ['=1'] })).json).toMatchObject({
    code: 'codes-invalid',
    detail: 'Codes consist of letters, figures and hyphens, up to 64 of them.',
  })
  const wrong = await create({ conditions: { countries: ['ZZ'] } })
  expect(wrong.json.detail).toBe('The promotion cannot be like this. `conditions.countries.0` is no country.')
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
