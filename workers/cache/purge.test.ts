/** The platform's cache is purged as far as it lets us: few times, together, and never as a reason to fail. */
import { afterEach, expect, test, vi } from 'vitest'
import { openPurger } from './purge.ts'
import { CATALOGUE } from './tags.ts'

afterEach(() => void vi.restoreAllMocks())

/** A platform whose time passes as it is told, and which writes down what it was asked. */
const openPlatform = (answer: () => Promise<{ success: boolean }> = async () => ({ success: true })) => {
  let time = 0
  const sleepers: { readonly at: number; readonly wake: () => void }[] = []
  const requested: string[][] = []
  const purger = openPurger({
    purging: () => (tags) => (requested.push(tags), answer()),
    pause: (ms) => new Promise((wake) => sleepers.push({ at: time + ms, wake })),
    now: () => time,
  })
  const turns = () => new Promise((resolve) => setTimeout(resolve, 1))
  const pass = async (ms: number) => {
    const until = time + ms
    for (;;) {
      await turns()
      const next = sleepers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0]
      if (!next) break
      time = next.at
      sleepers.splice(sleepers.indexOf(next), 1)
      next.wake()
    }
    time = until
  }
  return { purger, requested, pass }
}

test('what changes together is purged together, at once and again when every isolate has heard', async () => {
  const { purger, requested, pass } = openPlatform()
  void purger(['product-mug', 'products'])
  void purger(['product-jug', 'products'])
  await pass(1_000)
  expect(requested).toEqual([['product-mug', 'products', 'product-jug']])
  await pass(10_000)
  expect(requested).toHaveLength(1)
  await pass(5_000)
  expect(requested).toEqual([requested[0], requested[0]])
})

test('a handle of any alphabet becomes a tag that the platform takes', async () => {
  const { purger, requested, pass } = openPlatform()
  void purger(['product-茶杯,盏'])
  await pass(1_000)
  expect(requested).toEqual([['product-%E8%8C%B6%E6%9D%AF%2C%E7%9B%8F']])
})

test('an import of many goods purges everything at once, and a thousand imports ask five times a minute', async () => {
  const { purger, requested, pass } = openPlatform()
  void purger(Array.from({ length: 101 }, (_, at) => `product-${at}`))
  await pass(1_000)
  expect(requested).toEqual([[CATALOGUE]])
  for (let second = 0; second < 600; second++) {
    void purger([`product-${second}`])
    await pass(1_000)
  }
  expect(requested.length).toBeGreaterThan(40)
  expect(requested.length).toBeLessThanOrEqual(5 + 50 + 1)
})

test.each([
  ['says no', async () => ({ success: false })],
  ['fails', () => Promise.reject(new Error('no'))],
])('a platform that %s is no fault of the write', async (_, answer) => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue()
  const { purger, pass } = openPlatform(answer)
  const done = purger(['products'])
  await pass(20_000)
  await expect(done).resolves.toBeUndefined()
  expect(warned).toHaveBeenCalled()
})
