/** Pages from the cache: what most shoppers of a busy shop are answered with. */
import { openConstantFloor } from './floors.ts'
import type { BuyerCall } from './buyers.ts'
import type { Done, Load } from './load.ts'
import type { Round } from './measure.ts'

/** Before each turn, for the connections; and the turn itself, in ms. */
const WARM_UP_MS = 60
const TURN_MS = 240
/** Short, and by turns with the floor: a machine that is slow for a second is slow for both. */
const TURNS = 8

const page = (path: string): readonly BuyerCall[] => [{ method: 'GET', path, headers: { accept: 'text/html' } }]

const allGood = (done: Done, path: string): void => {
  const { 200: good = 0 } = done.statuses
  if (good !== done.chains) throw new Error(`${path} answered ${JSON.stringify(done.statuses)}`)
}

const pagesOfOne = async (load: Load, origin: string, path: string): Promise<Done> => {
  await load.run({ origin, chains: [page(path)], forMs: WARM_UP_MS })
  const done = await load.run({ origin, chains: [page(path)], forMs: TURN_MS })
  allGood(done, path)
  return done
}

/** All turns together. */
const rateOf = (turns: readonly Done[]): number => {
  const sum = (of: (turn: Done) => number) => turns.reduce((total, turn) => total + of(turn), 0)
  return (1000 * sum(({ chains }) => chains)) / sum(({ ms }) => ms)
}

/** One page of the shop, and the same bytes from a Worker that does nothing else. */
export const measurePage = async (load: Load, shop: string, path: string): Promise<Round> => {
  const bare = await openConstantFloor(await fetch(shop + path))
  const turns: { readonly floor: Done; readonly page: Done }[] = []
  try {
    for (let turn = 0; turn < TURNS; turn++) {
      const floor = await pagesOfOne(load, bare.origin, '/')
      turns.push({ floor, page: await pagesOfOne(load, shop, path) })
    }
    return { value: rateOf(turns.map((turn) => turn.page)), floor: rateOf(turns.map((turn) => turn.floor)) }
  } finally {
    await bare.close()
  }
}
