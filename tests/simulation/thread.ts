/** One thread that lives histories: the shop is loaded here, with or without a planted bug. */
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Weather } from './faults.ts'
import { loadShop, type Replacement } from './loading.ts'

export type Task = {
  readonly from: number
  /** From one seed to the next. */
  readonly step: number
  readonly seeds: number
  /** How many seeds are taken, by all threads together: each takes the next, so that all end at about the same time. */
  readonly taken: Int32Array
  readonly plants: readonly Replacement[]
  readonly weather: Weather
  /** Whether in every history people are told of more than their orders. */
  readonly told: boolean
  /** No thread takes another seed when a history has broken a promise in such words. */
  readonly until: RegExp | null
  /** Say what the shop writes to its log. */
  readonly verbose: boolean
}

const { from, step, seeds, taken, plants, weather, told, until, verbose } = workerData as Task
/** What another thread has compiled, today or yesterday, is not compiled again. */
enableCompileCache()
loadShop(plants)
/** What the shop says of trouble that it was dealt is no news; a bug among it is. */
if (!verbose) console.error = () => {}
/** Where something was thrown is looked up for every call that might be late: whoever wants to read it lives the seed again. */
if (!verbose) Error.stackTraceLimit = 0
const { live } = await import('./history.ts')
for (let next = Atomics.add(taken, 0, 1); next < seeds; next = Atomics.add(taken, 0, 1)) {
  const outcome = await live(from + next * step, weather, told)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  parentPort?.postMessage(outcome)
  if (until && outcome.broken.some((what) => until.test(what))) Atomics.store(taken, 0, seeds)
}
