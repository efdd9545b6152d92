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

/** A history of so many turns is short. */
const SHORT_TURNS = 6_000
/** Among so many more a shorter one is looked for. */
const FURTHER = 12

type Lived = Pick<Parameters<typeof run>[0], 'from' | 'seeds' | 'until'>

const live = ({ plants }: Planted, lived: Lived): Promise<Outcome[]> =>
  run({ ...lived, threads: 1, plants, weather: 'storm' })

const finding = ({ found }: Planted, outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.filter(({ broken }) => broken.some((what) => found.test(what)))

/** What was lived through until it was found: the seed that is known alone, or all from the first on. */
export const search = async (planted: Planted, known?: number) => {
  const until = planted.found
  const first = known === undefined ? [] : await live(planted, { from: known, seeds: 1 })
  const outcomes = finding(planted, first).length > 0 ? first : await live(planted, { from: 1, seeds: SEEDS, until })
  const [by] = finding(planted, outcomes)
  return { outcomes, by }
}

/** @returns the history that finds it soonest, of this one and, where it is long, some more */
export const shortest = async (planted: Planted, by: Outcome): Promise<Outcome> => {
  if (by.turns <= SHORT_TURNS) return by
  const more = finding(planted, await live(planted, { from: by.seed + 1, seeds: FURTHER }))
  return more.reduce((least, one) => (one.turns < least.turns ? one : least), by)
}
