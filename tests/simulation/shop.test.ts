/**
 * Many shoppers, few goods, machines that fail: each seed is one history, and every history keeps every promise.
 *
 * The real shards, flows and listeners run here; only what is beneath and beside them is simulated.
 */
import { expect, test } from 'vitest'
import { run, summed, told } from './run.ts'

/** Half a minute on two idle cores: some forty long histories, and many short ones. `npm run simulate -- --seeds 20000` lives more. */
const SEEDS = 600

test(`${SEEDS} histories keep every promise`, { timeout: 480_000 }, async () => {
  const began = performance.now()
  const outcomes = await run({ from: 1, seeds: SEEDS })
  console.log(told(outcomes, performance.now() - began))
  const broken = outcomes.filter((outcome) => outcome.broken.length > 0)
  expect(broken.map(({ seed, broken: what }) => `seed ${seed}: ${what.join('; ')}`)).toEqual([])
  expect(outcomes).toHaveLength(SEEDS)
  const mails = summed(outcomes, 'mails')
  for (const kind of ['back-in-stock', 'price-drop', 'cart-reminder', 'review-invitation', 'low-stock'])
    expect(mails[kind], kind).toBeGreaterThan(SEEDS / 100)
  expect(outcomes.reduce((orders, outcome) => orders + outcome.orders, 0)).toBeGreaterThan(SEEDS)
})

test('a storm breaks no promise either', { timeout: 120_000 }, async () => {
  const outcomes = await run({ from: 1, seeds: 60, weather: 'storm' })
  expect(outcomes.flatMap(({ seed, broken }) => broken.map((what) => `seed ${seed}: ${what}`))).toEqual([])
})

test('one seed is one history', { timeout: 30_000 }, async () => {
  const [once, again] = await Promise.all([run({ from: 7, seeds: 1 }), run({ from: 7, seeds: 1 })])
  expect(once).toEqual(again)
})
