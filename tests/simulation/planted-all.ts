/** All planted bugs, and for each a history in which it was found. */
import { readFileSync } from 'node:fs'
import { bugs, type Planted } from './planted.ts'
import { customerBugs } from './planted-customers.ts'
import { giftCardBugs } from './planted-gift-cards.ts'
import { messageBugs } from './planted-messages.ts'
import { promiseBugs } from './planted-promises.ts'
import { promotionBugs } from './planted-promotions.ts'
import { shardBugs } from './planted-shards.ts'
import type { Outcome } from './history.ts'
import { run } from './run.ts'

/** Beside this file: written by `npm run evaluate -- planted --write`, not by hand. */
export const SEEDS_FILE = new URL('./planted-seeds.json', import.meta.url)

/** Histories within which each must be found; most are found by the first few, those that need much by a long one. */
const SEEDS = 2_000

export const allBugs: readonly Planted[] = [
  ...bugs,
  ...shardBugs,
  ...customerBugs,
  ...messageBugs,
  ...promotionBugs,
  ...giftCardBugs,
  ...promiseBugs,
]

/** The seed that found each when this was last looked at: any change of the shop may make another history of it. */
export const knownSeeds = (): Readonly<Record<string, number>> =>
  JSON.parse(readFileSync(SEEDS_FILE, 'utf8')) as Record<string, number>

const finds = ({ found }: Planted, { broken }: Outcome): boolean => broken.some((what) => found.test(what))

const live = ({ plants, found }: Planted, from: number, seeds: number): Promise<Outcome[]> =>
  run({ from, seeds, threads: 1, plants, weather: 'storm', until: found })

/** What was lived through until it was found: the seed that is known alone, or all from the first on. */
export const search = async (planted: Planted, known?: number) => {
  const first = known === undefined ? [] : await live(planted, known, 1)
  const further = first.some((one) => finds(planted, one)) ? [] : await live(planted, 1, SEEDS)
  const outcomes = [...first, ...further]
  return { outcomes, seed: outcomes.find((one) => finds(planted, one))?.seed }
}
