/** Staff write promotions down as sentences in the admin: found, built, mended, let run, paused, ended, copied; in both languages. */
import { expect, test } from 'vitest'
import { call } from './caller.ts'
import { visit } from './desk.ts'
import {
  api,
  but,
  clerk,
  fieldsOf,
  goods,
  idIn,
  kept,
  look,
  make,
  manager,
  openDesk,
  PATH,
  plain,
  send,
  type Fields,
} from './promotions-desk.ts'

openDesk()

test('before there is any, the list says what a promotion is; who may only look is offered no form', async () => {
  const { json } = await call('GET', '/api/admin/promotions', { headers: api })
  if (json.promotions.length === 0) expect(await look(PATH)).toContain('No promotions yet')
  expect(await look(PATH, clerk)).not.toContain(`${PATH}/new`)
  expect((await visit(`${PATH}/new`, { cookie: clerk })).status).toBe(403)
  expect((await send(`${PATH}/new`, plain, clerk)).status).toBe(403)
})

test('written down once however often the form is sent, read aloud in the list in both languages, let run, paused, ended', async () => {
  const key = crypto.randomUUID()
  const once = () => visit(`${PATH}/new`, { cookie: manager, form: [['key', key], ...plain] })
  const [first, second] = [await once(), await once()]
  expect(first.headers.get('location')).toMatch(/promo_\w{16}\?done=created$/)
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  const id = idIn(first.headers.get('location') ?? '')
  expect(await kept(id)).toMatchObject({
    state: 'draft',
    class: 'product',
    effect: { type: 'goods', set: { all: true }, value: { type: 'percent', rate: 1_250 } },
  })
  expect(await look(`${PATH}?lang=en`)).toContain('12.5 % off every product')
  expect(await look(`${PATH}?lang=zh`)).toContain('全部商品减 12.5%')
  expect(await look(`${PATH}?lang=en&view=running`)).not.toContain(id)
  const move = (state: string, cookie = manager) => send(`${PATH}/${id}/state`, [['state', state]], cookie)
  expect((await move('active', clerk)).status).toBe(403)
  expect((await move('active')).to).toBe(`${PATH}/${id}?done=active`)
  expect(await look(`${PATH}?view=running`)).toContain(id)
  expect((await move('paused')).status).toBe(303)
  expect(await look(`${PATH}?view=paused`)).toContain(id)
  expect((await move('explode')).status).toBe(422)
  expect((await move('ended')).status).toBe(303)
  expect(await look(`${PATH}?view=ended`)).toContain(id)
  expect((await move('active')).status).toBe(409)
  const over = await look(`${PATH}/${id}`)
  expect(over).toContain('It has ended and stays as it was')
  expect(over).toContain(`${PATH}/new?of=${id}`)
  expect(await look(`${PATH}/new?of=${id}`)).toContain('value="Tenth off the table, copy"')
})

test('goods are looked for, taken in and left out; nothing is saved by it, and the sentence is read out as it stands', async () => {
  const some = but({ 'set.scope': 'some', 'set.find': 'table', 'set.found': '' })
  const found = await send(`${PATH}/new`, some)
  expect(found.status).toBe(200)
  const [, collection] = /value="in:set:(collections:col_\w+)"/.exec(found.html) ?? []
  expect(collection).toBeDefined()
  const taken = await send(`${PATH}/new`, [...some, ['do', `in:set:${collection}`]])
  expect(taken.html).toContain(`name="set.is" value="${collection}"`)
  expect(taken.html).toContain('12.5 % off Table')
  const is: Fields = [...but({ 'set.scope': 'some' }), ['set.is', collection ?? '']]
  const mug = await send(`${PATH}/new`, [...is, ['set.find', 'delos'], ['do', 'find']])
  const [, product] = /value="not:set:(products:prd_\w+)"/.exec(mug.html) ?? []
  const without = await send(`${PATH}/new`, [...is, ['do', `not:set:${product}`]])
  expect(without.html).toContain('12.5 % off Table but Delos mug')
  const back = await send(`${PATH}/new`, [...is, ['set.not', product ?? ''], ['do', `back:set:${product}`]])
  expect(back.html).not.toContain('name="set.not"')
  const id = await make([...is, ['set.not', product ?? '']])
  expect((await kept(id)).effect.set).toMatchObject({
    all: false,
    collections: [collection?.split(':')[1]],
    without: { products: [product?.split(':')[1]] },
  })
  await send(`${PATH}/${id}/state`, [['state', 'ended']])
})

test('everything that is wrong is said at its field and on top, what was typed stays, and nothing is saved', async () => {
  const before = (await call('GET', '/api/admin/promotions', { headers: api })).json.promotions.length
  const wrong = await send(`${PATH}/new`, [
    ...but({ name: '', 'title.en': '', 'title.zh': '', 'set.scope': 'some', 'value.rate': '120' }),
    ['uses', 'many'],
    ['minimumSum.EUR', '1.2.3'],
    ['from', '2027-01-02T10:00'],
    ['until', '2027-01-01T10:00'],
    ['countries', 'Atlantis'],
    ['priority', '5000'],
    ['marginFloor', '-3'],
  ])
  expect(wrong.status).toBe(422)
  const fields = ['name', 'title.en', 'set.find', 'value.rate', 'uses', 'minimumSum.EUR', 'until', 'countries']
  for (const field of [...fields, 'priority', 'marginFloor']) {
    expect(wrong.html, field).toContain(`href="#${field}"`)
    expect(wrong.html, field).toContain(`id="${field}-wrong"`)
  }
  for (const typed of ['120', 'many', '1.2.3', 'Atlantis']) expect(wrong.html).toContain(`value="${typed}"`)
  const nobody = await send(`${PATH}/new`, [...plain, ['buyers', 'some'], ['buyers.customers', 'no@body.example']])
  expect(nobody.status).toBe(422)
  expect(nobody.html).toContain('Nobody is known as no@body.example.')
  const all = await send(`${PATH}/new`, but({ 'value.how': 'free' }))
  expect(all.html).toContain('href="#until"')
  expect((await send(`${PATH}/new?lang=zh`, but({ name: '' }))).html).toContain('请填写。')
  expect((await call('GET', '/api/admin/promotions', { headers: api })).json.promotions).toHaveLength(before)
})

test('the clock is chosen; a time that it leaves out or shows twice is refused by name, on the page and by API', async () => {
  const form = await look(`${PATH}/new`)
  for (const field of ['buyers', 'method', 'from', 'until', 'timeZone']) expect(form).toContain(`id="${field}"`)
  const dated = (rest: Fields) => send(`${PATH}/new`, [...plain, ...rest])
  const dst = await dated([
    ['timeZone', 'Europe/Amsterdam'],
    ['from', '2027-03-28T02:30'],
    ['until', '2027-10-31T02:30'],
  ])
  expect(dst.status).toBe(422)
  for (const text of ['href="#from"', 'it never comes', 'href="#until"', 'comes twice', 'value="2027-03-28T02:30"'])
    expect(dst.html).toContain(text)
  expect((await dated([['timeZone', 'Mars/Olympus']])).html).toContain('href="#timeZone"')

  const { name, title, method, effect, conditions } = await kept(await make(plain, false))
  const create = (period: object) =>
    call('POST', '/api/admin/promotions', { headers: api, body: { name, title, method, effect, conditions, period } })
  const zone = { timeZone: 'Europe/Amsterdam' }
  const refused = await create({ ...zone, from: '2027-03-28T02:30', until: '2027-10-31T02:30' })
  expect([refused.status, refused.json.fields]).toEqual([
    422,
    { 'period.from': 'clock-forward', 'period.until': 'clock-back' },
  ])
  const made = await create({ ...zone, from: '2027-03-28T03:30', until: '2027-10-31T02:30+01:00' })
  expect(made.json.period).toMatchObject({
    ...zone,
    from: Date.parse('2027-03-28T01:30Z'),
    until: Date.parse('2027-10-31T01:30Z'),
  })
  // Saved again as it stands, it stays to the second of both; by another clock the same time is another moment.
  const there = `${PATH}/${made.json.id}`
  const shown = fieldsOf(await look(there))
  expect((await send(there, shown)).status).toBe(303)
  expect((await kept(made.json.id)).period).toEqual(made.json.period)
  const moved = fieldsOf(await look(there)).map(([field, value]) =>
    field === 'timeZone' ? ([field, 'Asia/Tokyo'] as const) : ([field, value] as const),
  )
  expect((await send(there, moved)).status).toBe(303)
  expect((await kept(made.json.id)).period).toMatchObject({
    timeZone: 'Asia/Tokyo',
    from: Date.parse('2027-03-27T18:30Z'),
  })
  expect(await look(`${there}?lang=en`)).toContain('by the clock of Asia/Tokyo')
})

test('each kind comes back from the form as it was kept, and a change counts on the version that it was made from', async () => {
  const bundle = await make([
    ...but({ effect: 'bundle', parts: '2', 'part.0.units': '1', 'part.0.scope': 'all', 'value.how': 'price' }),
    ['value.EUR', '50'],
    ['part.1.units', '2'],
    ['part.1.is', `variants:${goods.chalk}`],
  ])
  expect((await kept(bundle)).effect).toMatchObject({
    parts: [
      { units: 1, set: { all: true } },
      { units: 2, set: { variants: [goods.chalk] } },
    ],
    value: { type: 'price', prices: [{ amount: 5_000, currency: 'EUR' }] },
  })
  const tiers = await make([
    ...but({
      effect: 'order-tiers',
      tiers: '2',
      'tier.0.sum.EUR': '50',
      'tier.0.rate': '5',
      'tier.1.sum.EUR': '99.90',
    }),
    ['tier.1.how', 'amount'],
    ['tier.1.EUR', '12'],
  ])
  const { effect } = await kept(tiers)
  expect(effect.tiers.map(({ sum }: { sum: { amount: number }[] }) => sum[0]?.amount)).toEqual([5_000, 9_990])
  const gift = await make([...but({ effect: 'gift', 'gift.units': '1' }), ['gift.is', `variants:${goods.aegean}`]])
  const delivery = await make([
    ...but({ effect: 'delivery', 'value.how': 'free' }),
    ['minimumSum.EUR', '75'],
    ['uses', '100'],
    ['hours.from', '18:00'],
    ['hours.until', '22:00'],
    ['weekdays', '5'],
    ['from', '2026-01-01T10:00'],
  ])
  const get = await make([
    ...but({ effect: 'buy-get', 'buy.units': '2', 'buy.scope': 'all', 'get.units': '1', 'get.scope': 'all' }),
    ['get.value.how', 'free'],
    ['times', '3'],
  ])
  for (const id of [bundle, tiers, gift, delivery, get]) {
    expect(id).not.toBe('')
    const { version: _, ...before } = await kept(id)
    const page = await look(`${PATH}/${id}`)
    const fields = fieldsOf(page)
    expect((await send(`${PATH}/${id}`, fields)).to).toBe(`${PATH}/${id}?done=changed`)
    expect(await kept(id)).toEqual({ ...before, version: 2 })
    const old = await send(`${PATH}/${id}`, fields)
    expect(old.status).toBe(409)
    await send(`${PATH}/${id}/state`, [['state', 'ended']])
  }
})

test('what is wrong is said at its field, as it is typed there, in both languages', async () => {
  const wrong = async (change: Readonly<Record<string, string>>, language = 'en') => {
    const { status, html } = await send(`${PATH}/new?lang=${language}`, but(change))
    expect(status).toBe(422)
    return html
  }
  const amount = { effect: 'order', 'value.how': 'amount' }
  expect(await wrong({ ...amount, 'value.JPY': '100.5' })).toContain('An amount such as 1250, above nothing.')
  expect(await wrong({ ...amount, 'value.EUR': '0' })).toContain('An amount such as 12.50, above nothing.')
  expect(await wrong({ 'hours.from': '18:00' })).toContain('An hour such as 18:00.')
  expect(await wrong({ 'hours.from': '18:00' }, 'zh')).toContain('请填时刻')
  expect(await wrong({ effect: 'nope' })).toContain('This cannot be like this.')
  expect(await wrong({ from: '2027-01-02T10:00', until: '2027-01-01T10:00' })).toContain(
    'It has to end after it begins.',
  )
})

test('a circle of presents is refused at the present, and named', async () => {
  const present = (name: string, variant: string, bought: string) => [
    ...but({ name, effect: 'gift', 'gift.units': '1', minimumUnits: '1', 'unitsOf.scope': 'some' }),
    ['gift.is', `variants:${variant}`] as const,
    ['unitsOf.is', `variants:${bought}`] as const,
  ]
  const there = await make(present('Bowl, and a jug', goods.jug, goods.bowl))
  const back = await send(`${PATH}/new`, present('Jug, and a bowl', goods.bowl, goods.jug))
  expect([back.status, back.html.includes('This closes a circle: “Bowl, and a jug”')]).toEqual([422, true])
  expect(there).not.toBe('')
  await send(`${PATH}/${there}/state`, [['state', 'ended']])
})

test('what somebody made up is found nowhere', async () => {
  for (const path of [`${PATH}/promo_nothing`, `${PATH}/promo_nothing/codes`, `${PATH}/promo_nothing/codes.csv`])
    expect((await visit(path, { cookie: manager })).status).toBe(404)
  expect((await visit(`${PATH}?after=nonsense&view=nowhere`, { cookie: manager })).status).toBe(200)
  expect(await look(`${PATH}?q=qqqq`)).toContain('No promotion fits “qqqq”')
})
