/** A parcel on its way: carriers tell of it repeatedly, late, in any order and falsely, are asked, and staff know better. */
import { beforeAll, expect, test } from 'vitest'
import { standingOf } from '#domain/logistics/tracking'
import { askCarriers } from '#workers/flows/logistics/carriers'
import { call } from './caller.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { CarrierDouble, MINUTE_MS, sentParcel, shipmentsOf, signed, toldOf, until, untilCopied } from './parcels.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let clerk: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  clerk = await signedIn('clerk')
})

const statusOf = async (id: Parameters<typeof shipmentsOf>[0]) => {
  const [shipment] = await shipmentsOf(id)
  return shipment && standingOf(shipment).status
}

const track = (id: string, shipment: string, body: object, key?: string) =>
  call('POST', `/api/admin/orders/${id}/shipments/${shipment}/events`, {
    headers: clerk,
    body,
    ...(key && { key }),
  })

test('what a carrier tells comes to the same, repeated and in whatever order, and each move is told once', async () => {
  const { id, shippedAt } = await sentParcel(clerk, goods.chalk, { carrier: 'DHL', tracking: 'JJD 0003 4100 7715' })
  await untilCopied(id)
  const carrier = new CarrierDouble()
  const said = (minutes: number, status: string, place = '') => ({ at: shippedAt + minutes, status, place })
  const tells = (...events: ReturnType<typeof said>[]) =>
    carrier.tells([
      { tracking: 'JJD000341007715', events },
      { tracking: 'OF-NOBODY', events },
    ])
  expect(await tells(said(3, 'out_for_delivery', 'Malmö'))).toBe(200)
  expect(await statusOf(id)).toBe('out-for-delivery')
  await until(async () => (await toldOf(id)).length === 1)
  // Of before: it is known, and nobody is told.
  expect(await tells(said(1, 'in_transit', 'Copenhagen'), said(2, 'a word of their own'))).toBe(200)
  expect(await tells(said(3, 'out_for_delivery', 'Malmö'))).toBe(200)
  expect(await tells(said(4, 'delivered', 'Malmö'), said(5, 'in_transit', 'Malmö'))).toBe(200)
  expect(await tells(said(4, 'delivered', 'Malmö'))).toBe(200)
  expect(await statusOf(id)).toBe('delivered')
  await until(async () => (await toldOf(id)).length === 2)
  expect(await toldOf(id)).toEqual(['shipment-delivered', 'shipment-out-for-delivery'])
  const { json } = await call('GET', `/api/admin/orders/${id}`, { headers: clerk })
  expect(json.shipments).toMatchObject([
    {
      status: 'delivered',
      statusSince: shippedAt + 4,
      events: ['in-transit', 'unknown', 'out-for-delivery', 'delivered', 'in-transit'].map((status) => ({ status })),
    },
  ])
  // Three moves of what was heard; what came again was no fact.
  expect(json.timeline.filter(({ type }: { type: string }) => type === 'shipment-updated')).toHaveLength(3)
})

test('nobody but the carrier tells: unsigned, forged, of yesterday, or of nothing that anybody could read', async () => {
  const { id, shippedAt } = await sentParcel(clerk, goods.chalk, { carrier: 'DHL', tracking: 'FORGED-1' })
  await untilCopied(id)
  const carrier = new CarrierDouble()
  const parcels = [{ tracking: 'FORGED-1', events: [{ at: shippedAt + 1, status: 'delivered' }] }]
  const raw = JSON.stringify({ parcels: [{ tracking: 'FORGED-1', events: [] }] })
  expect(await carrier.tells(parcels, {})).toBe(401)
  expect(await carrier.tells(parcels, await signed('another body', Date.now()))).toBe(401)
  expect(await carrier.sends(raw, await signed(raw, Date.now() - 10 * MINUTE_MS))).toBe(401)
  expect(await carrier.sends(raw, await signed(raw, Date.now(), `whsec_${btoa('of somebody else')}`))).toBe(401)
  for (const nonsense of ['', 'no json', '{}', '{"parcels":[{"tracking":"FORGED-1","events":[{"at":"never"}]}]}'])
    expect(await carrier.sends(nonsense, await signed(nonsense, Date.now()))).toBe(200)
  const heavy = ' '.repeat(600 * 1024)
  expect(await carrier.sends(heavy, await signed(heavy, Date.now()))).toBe(413)
  // The shop of these tests itself asks the demo, which tells nothing by itself.
  expect((await call('POST', '/api/shipments/webhook', { body: raw })).status).toBe(401)
  expect(await statusOf(id)).toBe('handed-over')
})

test('a carrier that is asked may fail, be away and lie about the day: later it is asked again, and nothing is told twice', async () => {
  const { id, shippedAt } = await sentParcel(clerk, goods.chalk, { carrier: 'GLS', tracking: 'ASKED 1' })
  await untilCopied(id)
  const carrier = new CarrierDouble()
  const looks = async () => askCarriers(carrier.env, Date.now())
  const answers: (() => Response | Promise<Response>)[] = [
    () => new Response('', { status: 404 }),
    () => new Response('on fire', { status: 500 }),
    () => new Response('', { status: 302, headers: { location: 'https://elsewhere.example' } }),
    () => new Response('{"events":[{"at":"soon"}]}'),
    () => Promise.reject(new Error('nobody is there')),
    () => Response.json({ events: [{ at: '1999-01-01T00:00:00Z', status: 'delivered' }] }),
    () => Response.json({ events: [{ at: '2999-01-01T00:00:00Z', status: 'delivered' }] }),
  ]
  for (const answer of answers) {
    carrier.answers = [answer]
    await looks()
  }
  expect(carrier.asked.filter((url) => url.endsWith('/parcels/ASKED%201'))).toHaveLength(answers.length)
  expect(await statusOf(id)).toBe('handed-over')
  carrier.knows([{ at: shippedAt + 1, status: 'failure', place: 'x'.repeat(500), text: 'Nobody\nat home' }])
  await looks()
  await looks()
  await until(async () => (await toldOf(id)).length === 1)
  const [shipment] = await shipmentsOf(id)
  expect(shipment?.events).toEqual([
    { at: shippedAt + 1, status: 'failure', place: 'x'.repeat(80), text: 'Nobody at home' },
  ])
  // It is there: nobody asks any more.
  carrier.knows([{ at: shippedAt + 2, status: 'delivered' }])
  await looks()
  await until(async () => (await toldOf(id)).length === 2)
  const row = () => shop.TRANSACTIONS_DB.prepare('SELECT status FROM shipments WHERE order_id = ?1').bind(id)
  await until(async () => (await row().first('status')) === 'delivered')
  const asked = carrier.asked.length
  await looks()
  expect(carrier.asked.slice(asked).filter((url) => url.includes('ASKED'))).toEqual([])
})

test('staff say where it stands, once; a carrier’s later word moves it on', async () => {
  const { id, shipment, shippedAt } = await sentParcel(clerk, goods.chalk, { carrier: 'Post', tracking: '' })
  const body = { status: 'lost', text: 'They know nothing of it' }
  expect((await track(id, shipment, body, 'lost-once')).json.shipments).toMatchObject([{ status: 'lost' }])
  expect((await track(id, shipment, body, 'lost-once')).json.shipments[0].events).toHaveLength(1)
  expect(await track(id, shipment, { status: 'delivered' }, 'lost-once')).toMatchObject({
    status: 422,
    json: { code: 'idempotency-key-reused' },
  })
  await until(async () => (await toldOf(id)).length === 1)
  expect((await track(id, shipment, { status: 'in-transit' })).json.shipments).toMatchObject([{ status: 'in-transit' }])
  expect(await track(id, 'shp_of_nobody', body)).toMatchObject({ status: 404, json: { code: 'shipment-unknown' } })
  expect(await track('ord_nobody', shipment, body)).toMatchObject({ status: 404, json: { code: 'order-unknown' } })
  for (const wrong of [
    {},
    { status: 'pre-transit' },
    { status: 'gone' },
    { status: 'lost', place: 'x'.repeat(200) },
    { status: 'lost', at: shippedAt },
  ])
    expect(await track(id, shipment, wrong), JSON.stringify(wrong)).toMatchObject({
      status: 422,
      json: { code: 'request-invalid' },
    })
  expect((await shipmentsOf(id))[0]?.events).toHaveLength(2)
  expect(await toldOf(id)).toEqual(['shipment-lost'])
})

test('a postal number that was mistyped is refused, and nothing is sent', async () => {
  const wrong = sentParcel(clerk, goods.chalk, { carrier: 'Post', tracking: 'EB 0007 1759 4 HK' })
  await expect(wrong).rejects.toThrow()
  const { id } = await sentParcel(clerk, goods.chalk, { carrier: 'Post', tracking: 'ｅｂ 0007 1759 5 hk' })
  expect(await shipmentsOf(id)).toMatchObject([{ tracking: 'EB000717595HK' }])
})
