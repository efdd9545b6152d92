/** Whoever sells labels: the demo, whose labels scan, and others over HTTP, whatever they answer. */
import { describe, expect, test, vi } from 'vitest'
import type { VariantId } from '#domain/ids'
import { LABEL_HEIGHT, LABEL_WIDTH } from '#domain/logistics/label-drawing'
import { hasRightDigit } from '#domain/logistics/tracking-number'
import { currency, money } from '#domain/money'
import { demoLabels } from './demo-labels.ts'
import { httpLabels } from './http-labels.ts'
import type { ParcelAsked } from './labels.ts'

const place = {
  name: 'Maya',
  street: 'Storgatan 1',
  extra: '',
  postcode: '111 22',
  city: 'Malmö',
  region: '',
  phone: '',
}
const EUR = currency('EUR')
const line = {
  variantId: 'var_1' as VariantId,
  description: 'Mug, Chalk',
  sku: 'M-1',
  units: 2,
  grams: 700,
  value: money(5600, EUR),
  hsCode: '691200',
  origin: 'GR',
}
const asked: ParcelAsked = {
  reference: '7K3-M9Q-XD0',
  from: { ...place, country: 'NL' },
  to: { ...place, country: 'SE' },
  grams: 1_200,
  currency: EUR,
  lines: [line],
  customs: false,
}

describe('the demo', () => {
  test('asks by weight, in whole units of whatever currency, and more for customs', async () => {
    const costs = async (change: object) => {
      const answer = await demoLabels.rates({ ...asked, ...change })
      return answer.type === 'rates' ? answer.rates.map(({ cost }) => cost.amount) : []
    }
    expect(await costs({})).toEqual([600, 1300])
    expect(await costs({ currency: currency('JPY') })).toEqual([6, 13])
    expect(await costs({ currency: currency('KWD'), customs: true })).toEqual([11_000, 18_000])
  })

  test('sells the same label for the same key, with a number whose check digit is right', async () => {
    const buy = async (id: string) => demoLabels.buy(asked, { id, rate: 'express' })
    const one = await buy('shp_1')
    expect(one).toEqual(await buy('shp_1'))
    const number = one.type === 'sold' ? one.sold.tracking : ''
    expect(number).toMatch(/^EA\d{9}NL$/)
    expect(hasRightDigit(number)).toBe(true)
    expect(await buy('shp_2')).not.toEqual(one)
    expect(await demoLabels.buy(asked, { id: 'shp_3', rate: 'by balloon' })).toMatchObject({ type: 'refused' })
  })

  const drawn = async (change: object = {}) => {
    const sold = { label: 'l', tracking: 'RR000714093NL', carrier: 'Demo', service: 'Standard' }
    const answer = await demoLabels.picture({ ...asked, ...change }, sold)
    return answer.type === 'drawn' ? answer.drawing : []
  }

  test('draws bars that a scanner reads, within the page', async () => {
    const [front, ...forms] = await drawn()
    expect(forms).toEqual([])
    for (const shape of front ?? []) {
      expect(shape.x).toBeGreaterThanOrEqual(0)
      expect(shape.x + shape.width).toBeLessThanOrEqual(LABEL_WIDTH + 0.001)
      expect(shape.y).toBeLessThanOrEqual(LABEL_HEIGHT)
    }
    // Code 128 of letters begins with 2 1 1 2 1 4 (start B), in modules.
    const bars = (front ?? []).flatMap((shape) => (shape.kind === 'box' && shape.height === 56 ? [shape] : []))
    const unit = bars[1]?.width ?? 1
    const widths = bars.slice(0, 3).flatMap((bar, at) => {
      const next = bars[at + 1]
      return [bar.width, (next?.x ?? 0) - bar.x - bar.width].map((wide) => Math.round(wide / unit))
    })
    expect(widths).toEqual([2, 1, 1, 2, 1, 4])
    // Ten modules of quiet on either side.
    expect(bars[0]?.x).toBeGreaterThanOrEqual(10 * unit)
  })

  test('draws the form of customs behind it, on as many pages as it has lines', async () => {
    const texts = (await drawn({ customs: true })).flat().flatMap((shape) => (shape.kind === 'text' ? shape.text : []))
    expect(texts).toContain('HS 691200 · GR · 700 g · 56.00 EUR')
    expect(await drawn({ customs: true, lines: Array.from({ length: 20 }, () => line) })).toHaveLength(4)
  })
})

describe('others, over HTTP', () => {
  const with_ = (answer: () => Response | Promise<Response>) => {
    const ask = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => answer())
    return { ask, labels: httpLabels({ url: 'https://c.example/v1', key: 'secret', within: 50, ask: ask as never }) }
  }
  const SOLD = {
    key: 'shp_1',
    label: 'lbl/9',
    tracking: 'JJD1',
    carrier: 'DHL',
    service: 'Paket',
    cost: { amount: 549, currency: 'EUR' },
  }
  const buying = { id: 'shp_1', rate: 'paket' }

  test('are asked by the key under which it is bought, and lead nowhere else', async () => {
    const { ask, labels } = with_(() => Response.json(SOLD))
    const { key: _, ...sold } = SOLD
    expect(await labels.buy(asked, buying)).toEqual({ type: 'sold', sold })
    const [url, init] = ask.mock.calls[0] ?? []
    expect(url).toBe('https://c.example/v1/labels')
    expect(init).toMatchObject({
      redirect: 'manual',
      headers: { 'idempotency-key': 'shp_1', authorization: 'Bearer secret' },
    })
    expect(JSON.parse(String(init?.body))).toMatchObject({
      key: 'shp_1',
      rate: 'paket',
      grams: 1_200,
      lines: [{ hsCode: '691200' }],
    })
  })

  test.each<[string, () => Response | Promise<Response>, string]>([
    ['sell none for ever', () => new Response('no such place', { status: 422 }), 'refused'],
    ['are on fire', () => new Response('', { status: 500 }), 'failed'],
    ['want another key', () => new Response('', { status: 401 }), 'failed'],
    ['have too much to do', () => new Response('', { status: 429 }), 'failed'],
    ['answer nonsense', () => new Response('<html>'), 'failed'],
    ['answer to somebody else', () => Response.json({ ...SOLD, key: 'shp_2' }), 'failed'],
    ['name no number', () => Response.json({ ...SOLD, tracking: '' }), 'failed'],
    ['ask money of no currency', () => Response.json({ ...SOLD, cost: { amount: 5, currency: 'XXQ' } }), 'failed'],
    ['are away', () => Promise.reject(new Error('no route')), 'failed'],
    [
      'never answer',
      () => new Promise((_, reject) => setTimeout(() => reject(new DOMException('late', 'TimeoutError')), 60)),
      'failed',
    ],
  ])('%s', async (_, answer, type) => {
    expect((await with_(answer).labels.buy(asked, buying)).type).toBe(type)
  })

  test('take back what was not scanned, and what they never had', async () => {
    const said = async (answer: () => Response) => (await with_(answer).labels.void({ id: 'shp_1', label: 'a/b' })).type
    expect(await said(() => Response.json({ voided: true }))).toBe('voided')
    expect(await said(() => Response.json({ voided: false }))).toBe('kept')
    expect(await said(() => new Response('', { status: 404 }))).toBe('voided')
    expect(await said(() => new Response('', { status: 500 }))).toBe('failed')
  })

  test('show a picture that can be printed, or none', async () => {
    const shown = async (type: string, body: BodyInit) => {
      const { labels } = with_(() => new Response(body, { headers: { 'content-type': type } }))
      return (await labels.picture(asked, { label: 'l', tracking: 't', carrier: 'DHL', service: 'Paket' })).type
    }
    expect(await shown('application/pdf', 'x')).toBe('pdf')
    expect(await shown('image/png; charset=binary', 'x')).toBe('png')
    expect(await shown('text/html', 'x')).toBe('failed')
    expect(await shown('image/jpeg', '')).toBe('failed')
    expect(await shown('application/pdf', 'x'.repeat(2 * 1024 * 1024 + 1))).toBe('failed')
  })
})
