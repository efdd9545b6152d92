/** Pages from the cache: what most shoppers of a busy shop are answered with. */
import { openConstantFloor } from './floors.ts'
import type { BuyerCall } from './buyers.ts'
import { rate } from './arithmetic.ts'
import type { Done, Load } from './load.ts'
import { between, type Round } from './measure.ts'

/** Long enough that one second of noise on the machine does not decide, in ms. */
const WARM_UP_MS = 500
const MEASURED_MS = 2_000

const page = (path: string): readonly BuyerCall[] => [{ method: 'GET', path, headers: { accept: 'text/html' } }]

const allGood = (done: Done, path: string): void => {
  const { 200: good = 0 } = done.statuses
  if (good !== done.chains) throw new Error(`${path} answered ${JSON.stringify(done.statuses)}`)
}

const pagesOfOne = async (load: Load, origin: string, path: string): Promise<number> => {
  await load.run({ origin, chains: [page(path)], forMs: WARM_UP_MS })
  const done = await load.run({ origin, chains: [page(path)], forMs: MEASURED_MS })
  allGood(done, path)
  return rate(done)
}

/** One page of the shop, and the same bytes from a Worker that does nothing else. */
export const measurePage = async (load: Load, shop: string, path: string): Promise<Round> => {
  const bare = await openConstantFloor(await fetch(shop + path))
  try {
    return await between(
      () => pagesOfOne(load, bare.origin, '/'),
      async () => ({ value: await pagesOfOne(load, shop, path) }),
    )
  } finally {
    await bare.close()
  }
}
