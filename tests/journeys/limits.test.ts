/** What costs the shop something is bounded for one address, or one /64 of IPv6; for the next one it is as before. */
import { beforeAll, expect, test } from 'vitest'
import { locationId, type VariantId } from '#domain/ids'
import { changeStock } from '#tests/change-stock'
import { CARDS, ready, type Ready } from './buying.ts'
import { call, type Answer } from './caller.ts'
import { announced, dropOf } from './drops.ts'
import { visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

const received = (item: VariantId, units: number) => {
  const change = { id: crypto.randomUUID(), type: 'receive', item, units, note: '' } as const
  return changeStock(shop, { ...change, location: locationId('main') ?? never() })
}
const never = (): never => {
  throw new Error('main is a location')
}

/** Sixty of one connection, each from another address of its /64. */
const sixty = (connection: string, ask: (from: Readonly<Record<string, string>>, n: number) => Promise<Answer>) =>
  Promise.all(
    Array.from({ length: 60 }, (_, n) => ask({ 'cf-connecting-ip': `2001:db8:${connection}::${n.toString(16)}` }, n)),
  )

/** A minute that ends in between opens the door again: such a run is repeated. */
const ONCE_MORE = { retry: 1, timeout: 60_000 }

const expectBounded = (answers: readonly Answer[], most: number) => {
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThanOrEqual(60 - most)
  expect(refused.length).toBeLessThan(60)
  for (const { json, headers } of refused)
    expect([json.code, headers.get('retry-after')]).toEqual(['too-many-requests', '60'])
}

/** Forty by the platform, and five that an isolate lets pass by itself. */
const MOST = 45

test('carts that are opened from one connection are bounded, and from the next they are not', ONCE_MORE, async () => {
  const open = (from: Readonly<Record<string, string>>) => call('POST', '/api/carts', { headers: from, body: {} })
  expectBounded(await sixty('1:1', open), MOST)
  expect((await open({ 'cf-connecting-ip': '2001:db8:1:2::1' })).status).toBe(201)
})

const payFrom = (from: Readonly<Record<string, string>>, cart: Ready, cardNumber: string) =>
  call('POST', `/api/checkouts/${cart.id}/complete`, {
    headers: from,
    bearer: cart.bearer,
    body: { payment: { cardNumber }, expectedTotal: cart.expectedTotal },
  })

test('cards are tried so often from one connection, whichever carts they are for', ONCE_MORE, async () => {
  await received(goods.chalk, 100)
  const carts: Ready[] = []
  for (let n = 0; n < 60; n++) carts.push(await ready([{ variantId: goods.chalk, units: 1 }]))
  const [last] = carts.slice(-1)
  const answers = await sixty('2:1', (from, n) => payFrom(from, carts[n] as Ready, CARDS.declines))
  expectBounded(answers, MOST)
  expect((await payFrom({ 'cf-connecting-ip': '198.51.100.20' }, last as Ready, CARDS.approves)).status).toBe(200)
})

test('a queue is joined so often from one connection, whoever it is that joins', ONCE_MORE, async () => {
  const drop = await announced(dropOf([goods.jug], { unitsEach: 1 }))
  const join = (from: Readonly<Record<string, string>>) =>
    call('POST', `/api/drops/${drop.id}/tickets`, { headers: from, body: { botToken: 'demo-passes' } })
  expectBounded(await sixty('3:1', join), MOST)
})

test('a feed is fetched so often from one connection', ONCE_MORE, async () => {
  const statuses = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const answer = await visit('/feeds/google.xml', { address: `2001:db8:4:1::${n}` })
      await answer.arrayBuffer()
      return [answer.status, answer.headers.get('retry-after')]
    }),
  )
  expect(statuses.filter(([status]) => status === 200).length).toBeLessThanOrEqual(7)
  expect(statuses.find(([status]) => status !== 200)).toEqual([429, '60'])
})

test(
  'units that are held and not paid for are bounded, for one attempt and for one connection',
  ONCE_MORE,
  async () => {
    await received(goods.aegean, 3_000)
    const challenged = async (address: string, units: number, card: string = CARDS.challenges) =>
      payFrom({ 'cf-connecting-ip': address }, await ready([{ variantId: goods.aegean, units }]), card)
    const connection = `2001:db8:5:${Math.floor(Math.random() * 60_000).toString(16)}`
    const whole = await challenged(`${connection}::1`, 800)
    expect([whole.status, whole.json.code, whole.json.unitsMax]).toEqual([422, 'too-many-units', 500])
    expect((await challenged(`${connection}::2`, 300)).status).toBe(202)
    const beyond = await challenged(`${connection}::3`, 300)
    expect([beyond.status, beyond.json.code, beyond.headers.get('retry-after')]).toEqual([
      429,
      'too-many-unpaid-units',
      '900',
    ])
    // What is paid for is nobody's burden, and the next house is another one.
    expect((await challenged(`${connection}::4`, 150, CARDS.approves)).status).toBe(200)
    expect((await challenged(`${connection}::5`, 200)).status).toBe(202)
    expect((await challenged('198.51.100.21', 300)).status).toBe(202)
  },
)
