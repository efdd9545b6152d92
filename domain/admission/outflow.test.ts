/** The outflow keeps to its rate: with people who do not come, with crowds, after breaks; and it never floods. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, enter, entriesMax, NO_OUTFLOW, TURN_MS, turnEndsAt, type Outflow } from './outflow.ts'

const START = 1_800_000_000_000

type Story = {
  readonly ratePerSecond: number
  readonly joined: (now: number) => number
  /** Whether the owner of a place comes at all, and how long after the turn was given, in ms. */
  readonly comesAfter: (place: number) => number | null
  readonly minutes: number
  readonly open?: (now: number) => boolean
  /** Seconds in which whoever keeps the front is away. */
  readonly away?: (now: number) => boolean
}

/** Numbers that look random and are the same in every run. */
const chance = (seed: number): number => {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** Plays a sale in steps of 100 ms: the front is moved each second, people come when they come. @returns times of entries */
const play = ({ ratePerSecond, joined, comesAfter, minutes, open = () => true, away = () => false }: Story) => {
  let flow: Outflow = advance(NO_OUTFLOW, { now: START, ratePerSecond, joined: 0, open: false })
  /** Who comes to the door in which tenth of a second. */
  const coming = new Map<number, number[]>()
  const comeAt = (place: number, at: number) => {
    const tick = Math.ceil(at / 100) * 100
    const others = coming.get(tick)
    if (others) others.push(place)
    else coming.set(tick, [place])
  }
  const entered: number[] = []
  for (let now = START + 100; now <= START + minutes * 60_000; now += 100) {
    const here = coming.get(now) ?? []
    coming.delete(now)
    if (away(now)) {
      for (const place of here) comeAt(place, now + 1000)
      continue
    }
    if (now % 1000 === 0) {
      const before = flow.front
      flow = advance(flow, { now, ratePerSecond, joined: joined(now), open: open(now) })
      for (let place = before; place < flow.front; place++) {
        const after = comesAfter(place)
        if (after !== null) comeAt(place, now + Math.max(100, after))
      }
    }
    for (const place of here) {
      const went = enter(flow, place, ratePerSecond, now)
      if (went.ok) {
        flow = went.value
        entered.push(now)
      } else if (went.refusal.code === 'turn-crowded') comeAt(place, now + 1000 + chance(place + now) * 500)
    }
  }
  return { flow, entered }
}

const between = (entered: readonly number[], from: number, until: number) =>
  entered.filter((at) => at > START + from && at <= START + until).length

const most = (entered: readonly number[], ms: number) => {
  let first = 0
  let found = 0
  for (const [index, at] of entered.entries()) {
    while ((entered[first] ?? at) <= at - ms) first++
    found = Math.max(found, index - first + 1)
  }
  return found
}

/** Quick or slow to press the button: two to thirty seconds after the turn was given. */
const comes = (share: number) => (place: number) =>
  chance(place) < share ? 2000 + chance(place + 500_000) ** 2 * 28_000 : null
const crowd = () => 1_000_000

for (const [name, share, ratePerSecond] of [
  ['everybody comes', 1, 20],
  ['a fifth does not come', 0.8, 20],
  ['half do not come', 0.5, 10],
  ['four in five do not come', 0.2, 10],
  ['few a minute', 0.7, 0.5],
  ['two hundred a second', 0.75, 200],
] as const) {
  test(`${name}: a tenth of an hour keeps to the rate within a tenth, and no ten seconds go a tenth over`, () => {
    const minutes = ratePerSecond >= 200 ? 5 : 10
    const { entered } = play({ ratePerSecond, joined: crowd, comesAfter: comes(share), minutes })
    const settled = share < 0.5 ? 120_000 : 60_000
    const wanted = ratePerSecond * (minutes * 60 - settled / 1000)
    expect(Math.abs(between(entered, settled, minutes * 60_000) / wanted - 1)).toBeLessThanOrEqual(0.1)
    expect(most(entered, 10_000)).toBeLessThanOrEqual(entriesMax(ratePerSecond))
  })
}

test('the whole sale keeps to the rate, its first minute among it', () => {
  const { entered } = play({ ratePerSecond: 20, joined: crowd, comesAfter: comes(0.75), minutes: 10 })
  expect(Math.abs(entered.length / (20 * 600) - 1)).toBeLessThanOrEqual(0.1)
})

test('all at once after nobody for a while: ten minutes of turns pressed in one moment let in no more than the bound', () => {
  const rush = START + 300_000
  const comesAfter = (place: number) => (place < 3000 ? Math.max(2000, 300_000 - place * 100) : 2000)
  const { entered } = play({ ratePerSecond: 10, joined: crowd, comesAfter, minutes: 10 })
  expect(most(entered, 10_000)).toBeLessThanOrEqual(110)
  expect(between(entered, rush - START, rush - START + 60_000)).toBeGreaterThan(500)
})

test('a break of five minutes is not made up for in a rush, and takes nobody their turn', () => {
  const away = (now: number) => now > START + 120_000 && now <= START + 420_000
  const { entered, flow } = play({ ratePerSecond: 10, joined: crowd, comesAfter: comes(0.8), minutes: 12, away })
  expect(most(entered, 10_000)).toBeLessThanOrEqual(110)
  expect(between(entered, 480_000, 720_000) / 2400).toBeGreaterThan(0.9)
  expect(flow.lapsed).toBeLessThan(flow.front)
  const before = flow.turns[0]
  expect(before && before.at > START + 420_000 - TURN_MS).toBe(true)
})

test('those who come one by one into an empty queue go in at once', () => {
  const joined = (now: number) => Math.floor((now - START) / 5000)
  const { entered } = play({ ratePerSecond: 10, joined, comesAfter: () => 0, minutes: 2 })
  expect(entered.length).toBeGreaterThanOrEqual(23)
})

test('while it is not open nobody gets a turn, and those who have one may still go in', () => {
  let flow = advance(NO_OUTFLOW, { now: START, ratePerSecond: 10, joined: 0, open: false })
  flow = advance(flow, { now: START + 1000, ratePerSecond: 10, joined: 100, open: true })
  expect(flow.front).toBe(10)
  const paused = advance(flow, { now: START + 9000, ratePerSecond: 10, joined: 100, open: false })
  expect(paused.front).toBe(10)
  expect(enter(paused, 4, 10, START + 9000)).toMatchObject({ ok: true })
  expect(enter(paused, 10, 10, START + 9000)).toEqual({ ok: false, refusal: { code: 'turn-not-come', ahead: 0 } })
})

test('a turn waits ten minutes, and is over then', () => {
  const now = START
  let flow = advance(NO_OUTFLOW, { now, ratePerSecond: 10, joined: 0, open: false })
  flow = advance(flow, { now: now + 1000, ratePerSecond: 10, joined: 5, open: true })
  const ends = turnEndsAt(flow.turns, 0) ?? 0
  expect(ends - now).toBeGreaterThanOrEqual(TURN_MS)
  const wait = (until: number) => {
    for (let at = flow.at + 10_000; at <= until; at += 10_000) {
      flow = advance(flow, { now: at, ratePerSecond: 10, joined: 5, open: true })
    }
    flow = advance(flow, { now: until, ratePerSecond: 10, joined: 5, open: true })
  }
  wait(ends - 1)
  expect(enter(flow, 0, 10, ends - 1)).toMatchObject({ ok: true })
  wait(ends)
  expect(enter(flow, 1, 10, ends)).toEqual({ ok: false, refusal: { code: 'turn-lapsed' } })
  expect(flow.lapsed).toBe(5)
})

const begun = advance(NO_OUTFLOW, { now: START, ratePerSecond: 10, joined: 0, open: false })

test('time in which the front stood still is not made up for', () => {
  const flow = advance(begun, { now: START + 1000, ratePerSecond: 10, joined: 10_000, open: true })
  const after = advance(flow, { now: START + 21_000, ratePerSecond: 10, joined: 10_000, open: true })
  expect(after.front - flow.front).toBe(20)
})

test('an outage of eleven minutes takes nobody the turn that had come before it', () => {
  const flow = advance(begun, { now: START + 1000, ratePerSecond: 10, joined: 10, open: true })
  const now = START + 11 * 60_000
  const after = advance(flow, { now, ratePerSecond: 10, joined: 10, open: true })
  expect(enter(after, 3, 10, now)).toMatchObject({ ok: true })
})

test('an empty queue saves nothing up: those who come after an idle minute go in at the rate', () => {
  let flow = begun
  for (let second = 1; second <= 60; second++) {
    flow = advance(flow, { now: START + second * 1000, ratePerSecond: 10, joined: 0, open: true })
  }
  flow = advance(flow, { now: START + 61_000, ratePerSecond: 10, joined: 1_000, open: true })
  expect(flow.front).toBe(11)
})

/** What can happen to a queue, in any order. */
const happening = fc.record({
  ms: fc.integer({ min: 0, max: 40_000 }),
  more: fc.integer({ min: 0, max: 500 }),
  open: fc.boolean(),
  ratePerSecond: fc.double({ min: 0.1, max: 200, noNaN: true }),
  enters: fc.array(fc.nat({ max: 3000 }), { maxLength: 20 }),
  kept: fc.boolean(),
})

test('whatever happens, turns come in order, the front never goes back nor beyond the queue, and the bound holds', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 1, maxLength: 60 }), (story) => {
      let flow = advance(NO_OUTFLOW, { now: START, ratePerSecond: 1, joined: 0, open: false })
      let now = START
      let joined = 0
      const inside = new Set<number>()
      for (const { ms, more, open, ratePerSecond, enters, kept } of story) {
        now += ms
        joined += more
        const before = flow
        flow = advance(flow, { now, ratePerSecond, joined, open })
        // What is written down and read again is the same queue.
        if (kept) flow = JSON.parse(JSON.stringify(flow)) as Outflow
        expect(flow.front).toBeGreaterThanOrEqual(before.front)
        expect(flow.lapsed).toBeGreaterThanOrEqual(before.lapsed)
        expect(flow.front).toBeLessThanOrEqual(joined)
        expect(flow.lapsed).toBeLessThanOrEqual(flow.front)
        if (!open) expect(flow.front).toBe(before.front)
        for (const place of enters) {
          if (inside.has(place)) continue
          const went = enter(flow, place, ratePerSecond, now)
          expect(went.ok && (place >= flow.front || place < flow.lapsed)).toBe(false)
          if (went.ok) {
            flow = went.value
            inside.add(place)
          }
        }
        const lately = flow.entries.reduce((sum, [, count]) => sum + count, 0)
        const allowed = Math.max(...story.map((one) => entriesMax(one.ratePerSecond)))
        expect(lately).toBeLessThanOrEqual(allowed)
      }
      expect(flow.entered).toBe(inside.size)
    }),
    { numRuns: 200 },
  )
})
