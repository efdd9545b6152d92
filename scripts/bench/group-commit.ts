/** What one commit for many callers brings: the inventory shard with it and without it, in turn, on one disk. */
import { randomBytes } from 'node:crypto'
import { newVariantId } from '#domain/ids'
import { percentile, rate } from './arithmetic.ts'
import type { Round } from './measure.ts'
import { askBench, asking, type Objects } from './objects.ts'

export const CLIENTS = 64
const WARM_UP_MS = 1_000
const MEASURED_MS = 2_000
/** Never sold out, however fast the shard is. */
const PLENTY = 1_000_000

type Held = { readonly value: number; readonly more: Readonly<Record<string, number>> }

const holds = async ({ load, shop }: Objects, alone: boolean): Promise<Held> => {
  const item = newVariantId(randomBytes(32))
  await askBench(shop.url, 'receive', { item, units: PLENTY, alone })
  const job = { origin: shop.url, chains: [[asking('hold', { item, alone })]], clients: CLIENTS }
  await load.run({ ...job, forMs: WARM_UP_MS })
  const done = await load.run({ ...job, forMs: MEASURED_MS })
  if (done.statuses[200] !== done.chains) throw new Error(`holds were refused: ${JSON.stringify(done.statuses)}`)
  const [p50ms = 0, p99ms = 0] = [0.5, 0.99].map((share) => percentile(done.took, share))
  return { value: rate(done), more: { p50ms, p99ms } }
}

export type Pair = { readonly on: Round; readonly off: Round }

/** The floor of one is the other: without it before and after, so that both are of the same minute. */
export const measureGroupCommit = async (objects: Objects): Promise<Pair> => {
  const before = await holds(objects, true)
  const on = await holds(objects, false)
  const after = await holds(objects, true)
  const mean = (of: (held: Held) => number) => (of(before) + of(after)) / 2
  const floor = mean(({ value }) => value)
  const more = { p50ms: mean((held) => held.more['p50ms'] ?? 0), p99ms: mean((held) => held.more['p99ms'] ?? 0) }
  return { on: { ...on, floor }, off: { value: floor, floor: null, more } }
}
