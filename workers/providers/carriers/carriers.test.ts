/** Carriers as ports: the demo by the end of a number, and what others say in their own words. */
import { describe, expect, test, vi } from 'vitest'
import { standingOf, type TrackingEvent } from '#domain/logistics/tracking'
import { demoCarrier } from './demo.ts'
import { httpCarrier } from './http.ts'
import { carrierNames, carrierProviderOf } from './index.ts'
import { speaksFor } from './provider.ts'

const MINUTE = 60_000
const SHIPPED = Date.parse('2026-11-23T15:00Z')

const demo = async (tracking: string, minutes: number): Promise<readonly TrackingEvent[]> => {
  const answer = await demoCarrier.track({ tracking, shippedAt: SHIPPED }, SHIPPED + minutes * MINUTE)
  return answer.type === 'known' ? answer.events : []
}

describe('the demo', () => {
  test.each([
    ['', 'delivered'],
    ['anything', 'delivered'],
    ['DM404', 'lost'],
    ['RR00071409XGR', 'delivered'],
    ['410', 'return-to-sender'],
    ['12303', 'available-for-pickup'],
  ])('ends %j as %s', async (tracking, status) => {
    const events = await demo(tracking, 60)
    expect(standingOf({ events, shippedAt: SHIPPED }).status).toBe(status)
    // What is known at any moment is the beginning of it.
    for (const minutes of [0, 1, 4, 7])
      expect(events).toEqual(expect.arrayContaining([...(await demo(tracking, minutes))]))
  })

  test('speaks of its own parcels, however they are written', () => {
    expect(['Demo', ' demo ', 'DHL', ''].map((carrier) => speaksFor(demoCarrier, carrier))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(carrierNames({ CARRIER_PROVIDER: 'demo' })[0]).toBe('Demo')
    expect(carrierNames({})).not.toContain('Demo')
  })
})

describe('others, over HTTP', () => {
  const with_ = (answer: () => Response | Promise<Response>) => {
    const ask = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => answer())
    const carrier = httpCarrier({ url: 'https://c.example/v1', key: 'secret', within: 50 }, ask as never)
    return { ask, asked: carrier.track({ tracking: 'A/B 1', shippedAt: SHIPPED }, SHIPPED) }
  }

  test('are asked with a key, by the number as part of an address, and lead nowhere else', async () => {
    const { ask, asked } = with_(() => Response.json({ events: [] }))
    expect(await asked).toEqual({ type: 'known', events: [] })
    const [url, init] = ask.mock.calls[0] ?? []
    expect(url).toBe('https://c.example/v1/parcels/A%2FB%201')
    expect(init).toMatchObject({ redirect: 'manual', headers: { authorization: 'Bearer secret' } })
  })

  test.each([
    ['in_transit', 'in-transit'],
    ['OUT_FOR_DELIVERY', 'out-for-delivery'],
    ['available-for-pickup', 'available-for-pickup'],
    ['return_to_sender', 'return-to-sender'],
    ['accepted', 'handed-over'],
    ['cancelled', 'unknown'],
    ['constructor', 'unknown'],
  ])('say %s, which is %s here', async (said, status) => {
    const at = '2026-11-25T14:02:00+01:00'
    const { asked } = with_(() =>
      Response.json({ events: [{ at, status: said, place: null, text: 'a\u0000b\ud800' }] }),
    )
    expect(await asked).toEqual({
      type: 'known',
      events: [{ at: Date.parse('2026-11-25T13:02Z'), status, place: '', text: 'a b�' }],
    })
  })

  test.each<[string, () => Response | Promise<Response>, object]>([
    ['have no such parcel', () => new Response('', { status: 404 }), { type: 'unknown' }],
    ['are on fire', () => new Response('', { status: 503 }), { type: 'failed', reason: '503' }],
    ['lead elsewhere', () => new Response('', { status: 302 }), { type: 'failed' }],
    ['answer nonsense', () => new Response('<html>'), { type: 'failed' }],
    ['never stop', () => new Response('x'.repeat(600_000)), { type: 'failed' }],
    ['are away', () => Promise.reject(new Error('no route')), { type: 'failed' }],
    ['tell of no time', () => Response.json({ events: [{ at: 'noon', status: 'lost' }] }), { type: 'failed' }],
  ])('%s', async (_, answer, expected) => {
    expect(await with_(answer).asked).toMatchObject(expected)
  })

  test('tell nothing without a secret, and are none without an address', () => {
    expect(httpCarrier({ url: '', key: '' }).hears).toBeUndefined()
    expect(() => carrierProviderOf({ CARRIER_PROVIDER: 'http' })).toThrow('CARRIER_API_URL')
    expect(carrierProviderOf({})).toBeNull()
  })
})
