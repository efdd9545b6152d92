/** Where a parcel is, on pages: of the order, of whoever has the link, of staff. */
import { beforeAll, expect, test } from 'vitest'
import { cartKey } from '#domain/ids'
import { trackingPath } from '#workers/flows/logistics/tracking-link'
import { trackShipment } from '#workers/flows/orders/orders'
import { askOrder } from '#workers/sharding/call-shard'
import { openBrowser } from './browser.ts'
import { CARDS, pay, ready } from './buying.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { sentParcel, shipmentsOf, type Sent } from './parcels.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let clerk: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  clerk = await signedIn('clerk')
})

const heard = async ({ id, shipment, shippedAt }: Sent) => {
  const said = [
    { at: shippedAt + 1, status: 'in-transit', place: 'Jönköping', text: '' },
    { at: shippedAt + 2, status: 'out-for-delivery', place: 'Stockholm', text: 'Van 7' },
  ] as const
  await trackShipment(shop, { order: id, shipment, heard: said, idempotency: null })
}

const seenBy = async ({ id, bearer }: Sent) => {
  const browser = openBrowser()
  const key = cartKey(bearer)
  if (!key) throw new Error('no key')
  await browser.post(`/orders/${id}`, { key })
  return browser
}

test('the page of an order shows each parcel with its way, and leads to the page of the parcel', async () => {
  const sent = await sentParcel(clerk, goods.chalk, { carrier: 'DHL', tracking: 'JJD-PAGES' })
  const browser = await seenBy(sent)
  const before = await browser.get(`/orders/${sent.id}`)
  expect(before.html).toContain('Your parcel: Delos mug')
  expect(before.html).toContain('We have handed it over')
  expect(before.html).toContain('At your door')
  await heard(sent)
  const { html } = await browser.get(`/orders/${sent.id}`)
  for (const part of ['DHL JJD-PAGES', 'Comes today', 'Jönköping', 'Stockholm · Van 7'])
    expect(html, part).toContain(part)
  const way = /href="(\/track\/[^"]+)"/.exec(html)?.[1] ?? ''
  const page = await openBrowser().get(way)
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, expect.stringContaining('no-store')])
  expect(page.html).toContain('JJD-PAGES')
  expect(page.html).toContain('Van 7')

  await trackShipment(shop, {
    order: sent.id,
    shipment: sent.shipment,
    heard: [{ at: sent.shippedAt + 3, status: 'delivered', place: '', text: '' }],
    idempotency: null,
  })
  expect((await browser.get(`/orders/${sent.id}`)).html).toContain('It is there.')
  expect((await browser.get(`/zh/orders/${sent.id}`)).html).toContain('已经送到。')
})

test('the page of a parcel opens by its link alone, and names neither anybody nor anything in it', async () => {
  const sent = await sentParcel(clerk, goods.chalk, { carrier: 'DHL', tracking: 'JJD-LINK' })
  await heard(sent)
  const path = await trackingPath(shop, { order: sent.id, shipment: sent.shipment })
  for (const way of [path, `/zh${path}`]) {
    const { status, html } = await openBrowser().get(way)
    expect(status).toBe(200)
    expect(html).toMatch(/Stockholm/)
    // Of the receiver, of the goods and of the money nothing.
    expect(html.slice(html.indexOf('<main'), html.indexOf('</main>'))).not.toMatch(
      /Lindqvist|Storgatan|111 22|maya@|Delos|提洛斯|€/,
    )
  }
  expect((await openBrowser().get(`/zh${path}`)).html).toContain('今天送达')
  const token = decodeURIComponent(path.slice('/track/'.length))
  const dot = token.lastIndexOf('.')
  const [text, signature] = [token.slice(0, dot), token.slice(dot + 1)]
  const forged = [
    '/track/nobody',
    `/track/${sent.id}`,
    `/track/${sent.id}.other.${signature}`,
    `/track/${text}.${'A'.repeat(43)}`,
    `${path}x`,
  ]
  for (const way of forged) expect((await openBrowser().get(way)).status, way).toBe(404)
  // Its receiver is forgotten: nobody sees anything of it any more.
  const { orders } = await askOrder(shop, sent.id, 'forgetOrders', [sent.id])
  expect(orders).toHaveLength(1)
  expect((await openBrowser().get(path)).status).toBe(404)
  expect(JSON.stringify(await shipmentsOf(sent.id))).not.toMatch(/JJD|Stockholm|Van 7/)
})

test('staff see what was heard, and say what they know better, on the page of the order', async () => {
  const sent = await sentParcel(clerk, goods.chalk, { carrier: 'DHL', tracking: 'JJD-DESK' })
  await heard(sent)
  const { cookie } = await atDesk('clerk')
  const path = `/admin/orders/${sent.id}`
  const page = await (await visit(path, { cookie })).text()
  for (const part of ['With the driver', 'Stockholm', 'Van 7', 'Say where it stands', '/track/'])
    expect(page, part).toContain(part)
  const form = (fields: Readonly<Record<string, string>>) =>
    Object.entries({ key: crypto.randomUUID(), shipment: sent.shipment, ...fields })
  const wrong = await visit(`${path}/track`, { cookie, form: form({ status: 'delivered', place: 'x'.repeat(200) }) })
  const refused = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(refused).toContain(`id="place-${sent.shipment}-wrong"`)
  expect(refused).toContain('x'.repeat(200))
  expect((await shipmentsOf(sent.id))[0]?.events).toHaveLength(2)
  const done = await visit(`${path}/track`, { cookie, form: form({ status: 'delivered', place: 'Stockholm' }) })
  expect([done.status, done.headers.get('location')]).toEqual([303, `${path}?done=tracked`])
  const after = await (await visit(`${path}?done=tracked`, { cookie })).text()
  expect(after).toContain('Recorded. Of a move that concerns them the customer is told.')
  expect(after).toContain('Parcel 1 of 1: With the driver → Delivered')
  expect(after).toMatch(/With the driver → Delivered <span class="more">by clerk-\d+@/)

  const mistyped = await visit(`${path}/correct`, {
    cookie,
    form: form({ carrier: 'Post', tracking: 'EB000717594HK' }),
  })
  expect(mistyped.status).toBe(422)
  expect(await mistyped.text()).toContain(`id="tracking-${sent.shipment}-wrong"`)
  const right = await visit(`${path}/correct`, { cookie, form: form({ carrier: 'Post', tracking: 'EB000717595HK' }) })
  expect(right.status).toBe(303)
  // What was heard was of another parcel; what staff said of this one stays.
  expect(await shipmentsOf(sent.id)).toMatchObject([
    { carrier: 'Post', tracking: 'EB000717595HK', events: [{ status: 'delivered', byStaff: true }] },
  ])
})

test('a number that was mistyped is told at its field, and stays as it was typed', async () => {
  const { cookie } = await atDesk('clerk')
  const { json } = await pay(await ready([{ variantId: goods.chalk, units: 1 }]), CARDS.approves)
  const form = Object.entries({ key: crypto.randomUUID(), tracking: 'EB000717594HK', carrier: 'Post' })
  const answer = await visit(`/admin/orders/${json.order.id}/fulfil`, { cookie, form })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain('id="tracking-wrong"')
  expect(html).toContain('value="EB000717594HK"')
  expect(html).toContain('value="Demo"')
})
