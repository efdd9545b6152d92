/**
 * npm run evaluate -- planted: in which history the simulation finds each planted bug.
 *
 * `npm test` begins with that history, which is soon lived through; a change of the shop may make another of it, and then
 * the tests search from the first on, which takes minutes of a processor for all bugs together.
 */
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { allBugs, knownSeeds, search, SEEDS_FILE, shortest } from '../../tests/simulation/planted-all.ts'
import { readWords } from '../command-line.ts'

const USAGE = `npm run evaluate -- planted [--write]
  --write   renew tests/simulation/planted-seeds.json, with which npm test begins
Leaves with 0 when every bug was found, with 1 when one was not.`

const options = { write: { type: 'boolean', default: false } } as const

export const run = async (words: readonly string[]): Promise<number> => {
  const { values } = readWords({ file: import.meta.url, usage: USAGE }, { args: [...words], options })
  const known = knownSeeds()
  const seeds: Record<string, number> = {}
  const left = [...allBugs]
  const next = async (): Promise<void> => {
    for (let planted = left.shift(); planted; planted = left.shift()) {
      const { bug } = planted
      const { outcomes, by } = await search(planted, known[bug])
      const best = by && (values.write ? await shortest(planted, by) : by)
      if (best) seeds[bug] = best.seed
      console.log(`${best?.seed ?? 'not found'}\t${best?.turns ?? ''}\t${outcomes.length}\t${bug}`)
    }
  }
  console.log('seed\tturns\tlived\tbug')
  await Promise.all(Array.from({ length: availableParallelism() }, next))
  const found = Object.fromEntries(allBugs.flatMap(({ bug }) => (seeds[bug] === undefined ? [] : [[bug, seeds[bug]]])))
  if (values.write) writeFileSync(SEEDS_FILE, `${JSON.stringify(found, null, 2)}\n`)
  return Object.keys(found).length === allBugs.length ? 0 : 1
}
