/** The simulation is only worth what it finds: each planted bug must break a promise, in words that name it. */
import { expect, test } from 'vitest'
import { bugs } from './planted.ts'
import { customerBugs } from './planted-customers.ts'
import { giftCardBugs } from './planted-gift-cards.ts'
import { messageBugs } from './planted-messages.ts'
import { promiseBugs } from './planted-promises.ts'
import { promotionBugs } from './planted-promotions.ts'
import { shardBugs } from './planted-shards.ts'
import { run } from './run.ts'

/** Histories within which each must be found; most are found by the first few, those that need much by a long one. */
const SEEDS = 2_000

// Most of the time goes into loading a shop with a bug in it: each is loaded by one thread, several at once.
test.concurrent.each([
  ...bugs,
  ...shardBugs,
  ...customerBugs,
  ...messageBugs,
  ...promotionBugs,
  ...giftCardBugs,
  ...promiseBugs,
])('finds that $bug', { timeout: 300_000 }, async ({ plants, found, first }) => {
  const live = (from: number, seeds: number) => run({ from, seeds, threads: 1, plants, weather: 'storm', until: found })
  const outcomes = first ? await live(first, 1) : []
  const finds = outcomes.some((outcome) => outcome.broken.some((what) => found.test(what)))
  if (!finds) outcomes.push(...(await live(1, SEEDS)))
  const broken = outcomes.flatMap((outcome) => outcome.broken)
  expect(broken.filter((what) => found.test(what)).slice(0, 1), broken.slice(0, 3).join('\n')).toHaveLength(1)
})

test('refuses to plant a bug where its line is not to be found', async () => {
  const plants = [{ file: 'domain/inventory/hold.ts', line: 'no such line', by: '' }]
  await expect(run({ from: 1, seeds: 1, plants })).rejects.toThrow('has not exactly one place')
})
