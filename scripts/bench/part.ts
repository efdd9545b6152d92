/** What the parts of `npm run bench` have in common: how rounds are gone through, and a shop is closed again. */
import type { Load } from './load.ts'
import { ROUNDS, type Measure, type Round } from './measure.ts'

export type Bench = {
  readonly load: Load
  /** Where one object commits one row for each request. */
  readonly floor: string
  readonly wanted: (name: string) => boolean
  readonly say: (what: string) => void
  /** What has been measured, in the order of the table. */
  readonly add: (...measures: readonly Measure[]) => void
}

export type Part = {
  readonly name: string
  readonly measures: readonly string[]
  readonly run: (bench: Bench) => Promise<void>
}

/** One round that nobody counts, unless nothing can be warm or each warms up itself, and those that are counted. */
export const rounds = async <R = Round>(
  { say }: Bench,
  name: string,
  work: () => Promise<R>,
  isWarmedUp = true,
): Promise<R[]> => {
  const done: R[] = []
  if (isWarmedUp) {
    say(`${name}, warming up`)
    await work()
  }
  for (let round = 1; round <= ROUNDS; round++) {
    say(`${name}, round ${round} of ${ROUNDS}`)
    done.push(await work())
  }
  return done
}

export const opened = async <S extends { readonly close: () => Promise<void> }>(
  open: () => Promise<S>,
  work: (shop: S) => Promise<void>,
): Promise<void> => {
  const shop = await open()
  try {
    await work(shop)
  } finally {
    await shop.close()
  }
}

/** Never sold out, however fast the shop is. */
export const PLENTY = 1_000_000
