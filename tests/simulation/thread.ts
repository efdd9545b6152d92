/** One thread that lives histories: the shop is loaded here, with or without a planted bug. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Weather } from './faults.ts'
import { loadShop, type Replacement } from './loading.ts'

export type Task = {
  readonly seeds: readonly number[]
  readonly plants: readonly Replacement[]
  readonly weather: Weather
  /** Stop at the first history that breaks a promise. */
  readonly untilBroken: boolean
  /** Say what the shop writes to its log. */
  readonly verbose: boolean
}

const { seeds, plants, weather, untilBroken, verbose } = workerData as Task
loadShop(plants)
/** What the shop says of trouble that it was dealt is no news; a bug among it is. */
if (!verbose) console.error = () => {}
const { live } = await import('./history.ts')
for (const seed of seeds) {
  const outcome = await live(seed, weather)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  parentPort?.postMessage(outcome)
  if (untilBroken && outcome.broken.length > 0) break
}
