/** Tries are counted one after the other, and to an object that was ended in between nobody is a stranger. */
import { afterEach, expect, test, vi } from 'vitest'
import { Machine } from '#tests/simulation/machine'
import { ASSUMED_TRIES } from '#domain/customers/counting'
import { AttemptCounter } from './attempt-counter.ts'

const NOW = Date.UTC(2026, 10, 30)
const PERIOD = { now: NOW, periodMs: 60_000 }

afterEach(() => void vi.useRealTimers())

const opened = (machine = new Machine('attempts-0')) => ({ machine, counter: new AttemptCounter(machine.ctx, {}) })
const times = (counter: AttemptCounter, key: string, now = NOW) => counter.count([key], { ...PERIOD, now })[0]?.times

test('each key by itself, within its period, and anew behind it', () => {
  vi.useFakeTimers({ now: NOW })
  const { counter } = opened()
  expect([times(counter, 'a'), times(counter, 'a'), times(counter, 'b')]).toEqual([1, 2, 1])
  expect(times(counter, 'a', NOW + 60_000)).toBe(1)
})

test('whoever knew it begins anew, and a success takes one back of what many share', () => {
  vi.useFakeTimers({ now: NOW })
  const { counter } = opened()
  counter.count(['a', 'all', 'all'], PERIOD)
  counter.forget(['a'])
  counter.ease(['all'])
  expect([times(counter, 'a'), times(counter, 'all')]).toEqual([1, 2])
})

test('an object that came to rest goes on where it was', async () => {
  vi.useFakeTimers({ now: NOW })
  const { machine, counter } = opened()
  counter.count(['a', 'a'], PERIOD)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(times(opened(machine).counter, 'a')).toBe(3)
})

test('one that was ended while it counted assumes tries that it may have lost, of everybody', () => {
  vi.useFakeTimers({ now: NOW })
  const { machine, counter } = opened()
  counter.count(['a', 'a', 'a'], PERIOD)
  const { counter: woken } = opened(machine)
  expect(times(woken, 'a')).toBeGreaterThanOrEqual(4)
  expect(times(woken, 'never-seen')).toBe(ASSUMED_TRIES + 1)
})

test('a flood is a write every two seconds', async () => {
  vi.useFakeTimers({ now: NOW })
  const { machine, counter } = opened()
  const written = () => Number(machine.sqlite.prepare('SELECT total_changes() AS rows').get()?.['rows'])
  const before = written()
  for (let at = 0; at < 5_000; at++) counter.count([`k${at}`], PERIOD)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(written() - before).toBeLessThanOrEqual(3)
})

test('a code is used once, also when the object was ended in between', () => {
  const { machine, counter } = opened()
  const until = NOW + 60_000
  expect(counter.use('code', { now: NOW, until })).toBe(true)
  expect(counter.use('code', { now: NOW, until })).toBe(false)
  expect(opened(machine).counter.use('code', { now: NOW, until })).toBe(false)
  expect(counter.use('code', { now: until, until: until + 1 })).toBe(true)
})
