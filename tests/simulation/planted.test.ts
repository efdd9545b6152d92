/** The simulation is only worth what it finds: each planted bug must break a promise, in words that name it. */
import { expect, test } from 'vitest'
import { allBugs, knownSeeds, search } from './planted-all.ts'
import { run } from './run.ts'

const known = knownSeeds()

// Most of the time goes into loading a shop with a bug in it: each is loaded by one thread, several at once.
test.concurrent.each(allBugs)('finds that $bug', { timeout: 300_000 }, async (planted) => {
  const { outcomes, by } = await search(planted, known[planted.bug])
  const broken = outcomes.flatMap((outcome) => outcome.broken)
  expect(by, broken.slice(0, 3).join('\n')).toBeDefined()
})

test('a seed that is known is of a bug that is planted', () => {
  expect(Object.keys(known)).toEqual(allBugs.map(({ bug }) => bug).filter((bug) => bug in known))
})

test('refuses to plant a bug where its line is not to be found', async () => {
  const plants = [{ file: 'domain/inventory/hold.ts', line: 'no such line', by: '' }]
  await expect(run({ from: 1, seeds: 1, plants })).rejects.toThrow('has not exactly one place')
})
