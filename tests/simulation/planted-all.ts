/**
 * All planted bugs, in which histories each may happen, and one in which it was found.
 *
 * What only happens where there are gift cards, codes or promises is looked for among the seeds that have them, and what
 * somebody is told of among histories in which everybody is: there the first few find it, whatever the shop is like today.
 */
import { readFileSync } from 'node:fs'
import { WITH_CARDS, WITH_CODES, WITH_PARCELS, WITH_PROMISES, WITH_RETURNS } from './kinds.ts'
import type { Outcome } from './history.ts'
import { bugs, type Planted } from './planted.ts'
import { customerBugs } from './planted-customers.ts'
import { giftCardBugs } from './planted-gift-cards.ts'
import { messageBugs } from './planted-messages.ts'
import { parcelBugs } from './planted-parcels.ts'
import { promiseBugs } from './planted-promises.ts'
import { promotionBugs } from './planted-promotions.ts'
import { returnBugs } from './planted-returns.ts'
import { shardBugs } from './planted-shards.ts'
import { run } from './run.ts'

/** Beside this file: written by `npm run evaluate -- planted --write`, not by hand. */
export const SEEDS_FILE = new URL('./planted-seeds.json', import.meta.url).pathname

/** Histories within which each must be found; most are found by the first few, those that need much by a long one. */
const SEEDS = 2_000

type Among = { readonly from: number; readonly step: number; readonly told?: boolean }

const ALL: Among = { from: 1, step: 1 }
const TOLD: Among = { ...ALL, told: true }

type Sought = Planted & { readonly among: Among }

const soughtIn = (among: Among, planted: readonly Planted[]): readonly Sought[] =>
  planted.map((one) => ({ ...one, among }))

export const allBugs: readonly Sought[] = [
  ...soughtIn(ALL, [...bugs, ...shardBugs, ...customerBugs]),
  ...soughtIn(TOLD, messageBugs),
  ...soughtIn(WITH_CODES, promotionBugs),
  ...soughtIn(WITH_CARDS, giftCardBugs),
  ...soughtIn(WITH_PROMISES, promiseBugs),
  ...soughtIn(WITH_PARCELS, parcelBugs),
  ...soughtIn(WITH_RETURNS, returnBugs),
]

/** The seed that found each when this was last looked at: any change of the shop may make another history of it. */
export const knownSeeds = (): Readonly<Record<string, number>> =>
  JSON.parse(readFileSync(SEEDS_FILE, 'utf8')) as Record<string, number>

/** A history of so many turns is short. */
const SHORT_TURNS = 6_000
/** Among so many more a shorter one is looked for. */
const FURTHER = 12

type Lived = Pick<Parameters<typeof run>[0], 'from' | 'seeds' | 'until'>

const live = ({ plants, among }: Sought, lived: Lived): Promise<Outcome[]> =>
  run({ ...among, ...lived, threads: 1, plants, weather: 'storm' })

const finding = ({ found }: Sought, outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.filter(({ broken }) => broken.some((what) => found.test(what)))

/** What was lived through until it was found: the seed that is known alone, or all that there are among those. */
export const search = async (sought: Sought, known?: number) => {
  const first = known === undefined ? [] : await live(sought, { from: known, seeds: 1 })
  const all = { from: sought.among.from, seeds: SEEDS, until: sought.found }
  const outcomes = finding(sought, first).length > 0 ? first : await live(sought, all)
  const [by] = finding(sought, outcomes)
  return { outcomes, by }
}

/** @returns the history that finds it soonest, of this one and, where it is long, some more */
export const shortest = async (sought: Sought, by: Outcome): Promise<Outcome> => {
  if (by.turns <= SHORT_TURNS) return by
  const more = finding(sought, await live(sought, { from: by.seed + sought.among.step, seeds: FURTHER }))
  return more.reduce((least, one) => (one.turns < least.turns ? one : least), by)
}
