/** The queue on the real platform: numbers, the lot, turns, claims; and that none of it is lost or changed by a restart. */
import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RoomDrop } from '#domain/admission/room'
import { newDropId, type DropId } from '#domain/admission/drop'
import { placeOf, roomDropOf, standingOf } from '#domain/admission/room'
import { newCartId } from '#domain/ids'
import { dropOf, random } from './drops.ts'
import { shop } from './goods.ts'

const newCart = () => newCartId(crypto.getRandomValues(new Uint8Array(24)))
const room = (id: DropId) => shop.WAITING_ROOM.getByName(id)
const joining = (visitor: string, asked = '') => ({ visitor, asked, unchecked: false })
const crowd = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => joining(`visitor-${from + index}`))
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const opened = (change: Parameters<typeof dropOf>[1] = {}): { id: DropId; drop: RoomDrop } => {
  const id = newDropId(random())
  return { id, drop: roomDropOf(dropOf([], change)) }
}
const UNSOLD = { soldOut: false }

test('everybody gets a number of their own, and whoever asks again the same one', async () => {
  const { id, drop } = opened()
  const answers = await Promise.all([
    room(id).join(drop, crowd(50)),
    room(id).join(drop, crowd(50, 50)),
    room(id).join(drop, crowd(20)),
  ])
  const numbers = answers.map((some) => some.map((one) => (one.ok ? one.value.number : -1)))
  expect(new Set(numbers.flat()).size).toBe(100)
  expect(numbers[2]).toEqual(numbers[0]?.slice(0, 20))
  expect(await room(id).look(drop, UNSOLD)).toMatchObject({ joined: 100, front: 0, drawn: null })
})

test('one key does not stand for two requests', async () => {
  const { id, drop } = opened()
  await room(id).join(drop, [joining('somebody', 'one')])
  expect(await room(id).join(drop, [joining('somebody', 'other')])).toEqual([
    { ok: false, refusal: { code: 'idempotency-key-reused' } },
  ])
})

test('before it opens and after it has ended or was cancelled nobody joins', async () => {
  const now = Date.now()
  const codes = await Promise.all(
    [
      { opensAt: now + 60_000, startsAt: now + 120_000 },
      { startsAt: now - 120_000, endsAt: now - 60_000 },
      { state: 'cancelled' as const },
    ].map(async (change) => {
      const { id, drop } = opened(change)
      const [answer] = await room(id).join(drop, crowd(1))
      return answer && !answer.ok && answer.refusal.code
    }),
  )
  expect(codes).toEqual(['drop-not-open', 'drop-ended', 'drop-cancelled'])
})

test('with the start those who came early are drawn by lot, and those who come later stand behind them in order', async () => {
  const startsAt = Date.now() + 400
  const { id, drop } = opened({ startsAt, ratePerMinute: 60 })
  await room(id).join(drop, crowd(40))
  await sleep(startsAt - Date.now() + 50)
  const late = await room(id).join(drop, crowd(5, 40))
  const { drawn } = await room(id).look(drop, UNSOLD)
  expect(drawn?.startedWith).toBe(40)
  const places = Array.from({ length: 40 }, (_, number) => placeOf(number, drawn))
  expect(places.toSorted((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 40 }, (_, place) => place))
  expect(places).not.toEqual(Array.from({ length: 40 }, (_, place) => place))
  expect(late.map((one) => one.ok && [placeOf(one.value.number, drawn), one.value.early])).toEqual(
    [40, 41, 42, 43, 44].map((place) => [place, false]),
  )
})

test('an eviction changes nothing: numbers, lot, front, claims and refusals are as they were', async () => {
  const { id, drop } = opened({ startsAt: Date.now() - 1, ratePerMinute: 6_000 })
  await room(id).join(drop, crowd(200))
  await sleep(600)
  const before = await room(id).look(drop, UNSOLD)
  const cart = newCart()
  const turn =
    Array.from({ length: 200 }, (_, number) => number).find((number) => standingOf(number, before).state === 'turn') ??
    -1
  const [first] = await room(id).claim(drop, [{ number: turn, cart }])
  expect(first).toMatchObject({ ok: true })
  await evictDurableObject(room(id))
  const after = await room(id).look(drop, UNSOLD)
  expect(after.drawn).toEqual(before.drawn)
  expect(after.joined).toBe(200)
  expect(after.entered).toBe(1)
  expect(after.front).toBeGreaterThanOrEqual(before.front)
  expect(await room(id).claim(drop, [{ number: turn, cart }])).toEqual([first])
  expect(await room(id).claim(drop, [{ number: turn, cart: newCart() }])).toEqual([
    { ok: false, refusal: { code: 'ticket-used' } },
  ])
  expect(await room(id).join(drop, crowd(1, 7))).toMatchObject([{ ok: true, value: { number: 7 } }])
})

test('while nobody looks the alarm moves the front, and a lost alarm is rung by the sweep', async () => {
  const { id, drop } = opened({ startsAt: Date.now() - 1, ratePerMinute: 600 })
  await room(id).join(drop, crowd(100))
  await sleep(1_100)
  expect(await runDurableObjectAlarm(room(id))).toBe(true)
  await room(id).wake()
  const view = await room(id).look(drop, UNSOLD)
  expect(view.front).toBeGreaterThanOrEqual(5)
})

test('nobody goes in before their turn, before the start, or when all is sold', async () => {
  const ahead = opened()
  await room(ahead.id).join(ahead.drop, crowd(3))
  expect(await room(ahead.id).claim(ahead.drop, [{ number: 0, cart: newCart() }])).toMatchObject([
    { refusal: { code: 'drop-not-started' } },
  ])
  const { id, drop } = opened({ startsAt: Date.now() - 1, ratePerMinute: 60 })
  await room(id).join(drop, crowd(500))
  expect(await room(id).claim(drop, [{ number: 499, cart: newCart() }])).toMatchObject([
    { refusal: { code: 'turn-not-come' } },
  ])
  await sleep(1_200)
  await room(id).look(drop, { soldOut: true })
  const stopped = await room(id).look(drop, { soldOut: true })
  expect(await room(id).claim(drop, [{ number: 0, cart: newCart() }])).toMatchObject([
    { refusal: { code: 'drop-sold-out' } },
  ])
  await sleep(1_200)
  expect((await room(id).look(drop, { soldOut: true })).front).toBe(stopped.front)
})

test('the newest word on the drop counts, whoever says an older one', async () => {
  const { id, drop } = opened({ startsAt: Date.now() - 1, ratePerMinute: 6_000 })
  await room(id).join(drop, crowd(1_000))
  await room(id).heed({ ...drop, version: 2, state: 'paused' })
  const paused = await room(id).look(drop, UNSOLD)
  await sleep(500)
  expect(await room(id).look(drop, UNSOLD)).toMatchObject({ state: 'paused', front: paused.front })
  await room(id).heed({ ...drop, version: 3, state: 'announced', ratePerMinute: 30 })
  expect(await room(id).look(drop, UNSOLD)).toMatchObject({ state: 'announced', ratePerMinute: 30 })
})

test('what the shards bear is the rate where staff have set none', async () => {
  const { id, drop } = opened({ startsAt: Date.now() - 1, ratePerMinute: null })
  await room(id).tune(drop, 1_234)
  expect(await room(id).look(drop, UNSOLD)).toMatchObject({ ratePerMinute: 1_234 })
  const byHand = opened({ ratePerMinute: 90 })
  await room(byHand.id).tune(byHand.drop, 1_234)
  expect(await room(byHand.id).look(byHand.drop, UNSOLD)).toMatchObject({ ratePerMinute: 90 })
})

const step = fc.oneof(
  fc.record({ type: fc.constant('join' as const), count: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ type: fc.constant('claim' as const), number: fc.nat({ max: 80 }), cart: fc.nat({ max: 2 }) }),
  fc.record({ type: fc.constant('evict' as const) }),
  fc.record({ type: fc.constant('wait' as const), ms: fc.integer({ min: 260, max: 400 }) }),
)

test('whatever happens, restarts among it: one number each, one cart a ticket, turns in order', async () => {
  const carts = [newCart(), newCart(), newCart()]
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const { id, drop } = opened({ startsAt: Date.now() + 150, ratePerMinute: 3_000 })
      let people = 0
      let front = 0
      const numbers = new Map<number, number>()
      const used = new Map<number, unknown>()
      await room(id).heed(drop)
      for (const one of steps) {
        if (one.type === 'evict') await evictDurableObject(room(id))
        else if (one.type === 'wait') await sleep(one.ms)
        else if (one.type === 'join') {
          const answers = await room(id).join(drop, crowd(one.count, people))
          for (const [index, answer] of answers.entries())
            if (answer.ok) numbers.set(answer.value.number, people + index)
          people += one.count
          expect(numbers.size).toBe(people)
        } else {
          const cart = carts[one.cart] ?? newCart()
          const view = await room(id).look(drop, UNSOLD)
          const place = placeOf(one.number, view.drawn)
          const [answer] = await room(id).claim(drop, [{ number: one.number, cart }])
          if (!answer?.ok) continue
          expect(place).toBeLessThan((await room(id).look(drop, UNSOLD)).front)
          expect(used.get(one.number) ?? cart).toBe(cart)
          used.set(one.number, cart)
        }
        const view = await room(id).look(drop, UNSOLD)
        expect(view).toMatchObject({ joined: people, entered: used.size })
        expect(view.front).toBeGreaterThanOrEqual(front)
        front = view.front
      }
    }),
    { numRuns: 12 },
  )
})
