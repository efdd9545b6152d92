/** The desk that packs: what is to be sent, many at once, one walk, slips, and scanning that refuses what is not wanted. */
import { beforeAll, expect, test } from 'vitest'
import { orderId, type OrderId, type VariantId } from '#domain/ids'
import { orderForStaff } from '#workers/flows/orders/orders'
import { CARDS, copied, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { until } from './parcels.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let clerk: Readonly<Record<string, string>>
let cookie: string
beforeAll(async () => {
  goods = await stockGoods()
  clerk = await signedIn('clerk')
  cookie = (await atDesk('clerk')).cookie
})

const ordered = async (...items: readonly (readonly [VariantId, number])[]): Promise<OrderId> => {
  const cart = await ready(items.map(([variantId, units]) => ({ variantId, units })))
  const { json } = await pay(cart, CARDS.approves)
  const id = orderId(json.order.id)
  if (!id) throw new Error('nothing was ordered')
  await copied(id)
  return id
}
const orderNow = async (id: OrderId) => {
  const stored = await orderForStaff(shop, id)
  if (!stored) throw new Error('it is gone')
  return stored.order
}
const page = async (path: string) => (await visit(path, { cookie })).text()
const send = (path: string, fields: readonly (readonly [string, string])[]) =>
  visit(path, { cookie, form: [['key', crypto.randomUUID()], ...fields] })

test('many labels are bought, printed and handed over at once; what cannot be is told, and left alone', async () => {
  const [one, two] = [await ordered([goods.chalk, 1]), await ordered([goods.chalk, 2])]
  const names = [(await orderNow(one)).name, (await orderNow(two)).name]
  const desk = await page('/admin/shipping')
  for (const name of names) expect(desk).toContain(name)
  const picked = [
    ['order', one],
    ['order', two],
    ['order', 'ord_nobody'],
  ] as const
  const unweighed = await send('/admin/shipping/buy', picked)
  expect(await unweighed.text()).toContain('Nobody has weighed some of these goods')
  expect((await orderNow(one)).labels).toBeUndefined()
  const bought = await (await send('/admin/shipping/buy', [...picked, ['grams', '700']])).text()
  expect(bought).toContain('Labels bought: 2. Not bought: 1.')
  const labels = await Promise.all([one, two].map(async (id) => `${id}.${(await orderNow(id)).labels?.[0]?.id ?? ''}`))
  await until(async () => (await page('/admin/shipping')).includes(labels[1] ?? '-'))
  const pdf = await visit(
    `/admin/shipping/labels.pdf?${new URLSearchParams(labels.map((label) => ['label', label]))}`,
    {
      cookie,
    },
  )
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  // Nothing is printed of an order without a label, and of nothing.
  expect((await visit('/admin/shipping/labels.pdf', { cookie })).status).toBe(422)
  const left = await send('/admin/shipping/hand-over', [
    ['label', labels[0] ?? ''],
    ['label', `${two}.shp_of_nobody`],
  ])
  expect(await left.text()).toContain('Parcels handed over: 1. Not handed over: 1.')
  expect([(await orderNow(one)).status, (await orderNow(two)).status]).toEqual(['shipped', 'placed'])
})

test('one walk fetches for many orders, and each has a slip in the language of its buyer', async () => {
  const [one, two] = [await ordered([goods.chalk, 1], [goods.aegean, 1]), await ordered([goods.chalk, 2])]
  const query = new URLSearchParams([
    ['order', one],
    ['order', two],
    ['order', 'ord_nobody'],
  ])
  const walk = await page(`/admin/shipping/walk?${query}`)
  expect(walk).toContain('Items: 4 · Orders: 2')
  for (const part of ['MUG-C', 'MUG-A', 'Kiln on Syros', `${(await orderNow(two)).name} × 2`])
    expect(walk).toContain(part)
  const slips = await page(`/admin/shipping/slips?${query}`)
  expect(slips.match(/class="slip"/g)).toHaveLength(2)
  expect(slips).toContain('Storgatan 1')
  const answer = await call('POST', '/api/admin/shipping/pick-list', { headers: clerk, body: { orders: [one, two] } })
  expect(answer.json.lines).toMatchObject([
    { sku: 'MUG-A', units: 1 },
    { sku: 'MUG-C', units: 3, orders: [{ units: 1 }, { units: 2 }] },
  ])
  expect(await page('/admin/shipping/slips')).toContain('Choose at least one')
})

test('a parcel is packed by scanning: what is wrong, or one too many, is refused loudly and ticks nothing', async () => {
  const id = await ordered([goods.chalk, 2], [goods.aegean, 1])
  const { name } = await orderNow(id)
  const found = await visit(`/admin/shipping/scan?code=${name.toLowerCase().replaceAll('-', '')}`, { cookie })
  expect(found.headers.get('location')).toBe(`/admin/shipping/pack/${id}`)
  const nobody = await visit('/admin/shipping/scan?code=NOTHING', { cookie })
  expect(await page(nobody.headers.get('location') ?? '')).toContain('Nothing that is to be packed is called “NOTHING”')
  let path = `/admin/shipping/pack/${id}`
  const scans = async (code: string): Promise<string> => {
    const answer = await visit(`${path}${path.includes('?') ? '&' : '?'}code=${encodeURIComponent(code)}`, { cookie })
    path = answer.headers.get('location') ?? ''
    const html = await page(path)
    // The next scan begins with what is in the parcel, and with nothing of what was said.
    path = `/admin/shipping/pack/${id}?${new URLSearchParams(
      Array.from(html.matchAll(/name="packed" value="([^"]+)"/g), ([, value = '']) => ['packed', value]),
    )}`
    return html
  }
  expect(await scans('mug-c')).toContain('Delos mug, Chalk is in.')
  const wrong = await scans('JUG')
  expect(wrong).toMatch(/role="alert"[^]*WRONG ITEM/)
  expect(wrong).toContain('1 of 2')
  expect(wrong).toMatch(/<title>WRONG ITEM/)
  await scans('MUG-C')
  expect(await scans('MUG-C')).toContain('ONE TOO MANY')
  const whole = await scans('MUG-A')
  expect(whole).toContain('All of it is in the parcel.')
  const bought = await send(`/admin/orders/${id}/buy-label`, [
    ['grams', '900'],
    ['parcels[0].variantId', goods.chalk],
    ['parcels[0].units', '2'],
    ['parcels[1].variantId', goods.aegean],
    ['parcels[1].units', '1'],
  ])
  expect([bought.status, bought.headers.get('location')]).toEqual([303, `/admin/orders/${id}#labels`])
  const [label] = (await orderNow(id)).labels ?? []
  expect(await page(`/admin/orders/${id}`)).toContain(label?.tracking)
  expect(await page(`/admin/shipping/pack/${id}`)).toContain('Nothing of this order is to be packed')
  // The buyer is told nothing of a label.
  const api = await call('POST', `/api/admin/shipping/orders/${id}/scan`, { headers: clerk, body: { code: 'MUG-C' } })
  expect(api.json).toMatchObject({ lines: [], refused: 'scan-wrong' })
  const voided = await send(`/admin/orders/${id}/void-label`, [['label', label?.id ?? '']])
  expect(voided.status).toBe(303)
  expect((await orderNow(id)).labels).toEqual([])
})

test('what is cancelled under its label stands under trouble until the label is voided; filters leave the others away', async () => {
  const id = await ordered([goods.chalk, 1])
  const bought = await call('POST', `/api/admin/orders/${id}/labels`, { headers: clerk, body: { grams: 400 } })
  const [{ id: label }] = bought.json.labels
  const manager = await signedIn('manager')
  await call('POST', `/api/admin/orders/${id}/cancel`, { headers: manager, body: { reason: 'customer' } })
  const { name } = await orderNow(id)
  await until(async () => /id="trouble"[^]*Cancelled after its label was bought/.test(await page('/admin/shipping')))
  const desk = await call('GET', '/api/admin/shipping', { headers: clerk })
  expect(desk.json.amiss).toMatchObject([{ name, label: { id: label } }])
  expect(await page('/admin/shipping?country=JP')).toContain('Nothing is to be packed.')
  expect((await visit('/admin/shipping?country=nonsense', { cookie })).status).toBe(200)
  expect((await visit('/admin/shipping')).status).toBe(303)
  await call('DELETE', `/api/admin/orders/${id}/labels/${label}`, { headers: clerk })
  await until(async () => !(await page('/admin/shipping')).includes('Cancelled after its label was bought'))
})
