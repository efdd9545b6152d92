/** How long it takes from the moment that everybody wants one item until the controller has divided it, and lanes sell. */
import { setTimeout as pause } from 'node:timers/promises'
import { stockGood } from '../demo-shop.ts'
import { SHARDS_PATH, snapshotNow } from '../shards/decide.ts'
import type { Round } from './measure.ts'
import { askBench, asking, type Objects } from './objects.ts'

/** Lowered from 150, so that a laptop's load is over the line: 80 % of this are 16 holds a second. */
export const POLICIES = { laneCalls: 20, relieveWindows: 6 }
/** Some sixty holds a second. */
const SHOPPERS = 8
const PAUSE_MS = 120
const UNITS = 100_000
/** Windows of five seconds that must all be over the line: nothing is decided before they have passed. */
const FLOOR_SECONDS = POLICIES.relieveWindows * 5
const WITHIN_MS = 180_000
const LOOK_MS = 100

type Held = { readonly lanes: readonly number[] }

/** Somebody looks at the shards meanwhile, so the directory looks every five seconds. */
const untilSplit = async ({ shop }: Objects, item: string, until: number): Promise<void> => {
  while (Date.now() < until) {
    const { items } = await snapshotNow(shop.staff)
    if (items.some((one) => one.item === item && one.lanes.length > 1)) return
    await pause(LOOK_MS * 5)
  }
  throw new Error(`nobody divided ${item}`)
}

const untilSoldElsewhere = async ({ shop }: Objects, item: string, until: number): Promise<void> => {
  while (Date.now() < until) {
    const { lanes } = await askBench<Held>(shop.url, 'hold', { item })
    if (lanes.some((lane) => lane !== 0)) return
    await pause(LOOK_MS)
  }
  throw new Error(`no new lane of ${item} sold anything`)
}

export const measureSplit = async (objects: Objects, handle: string): Promise<Round> => {
  const { load, shop } = objects
  const item = await stockGood(shop, handle, UNITS)
  await shop.staff.put(`${SHARDS_PATH}/policies`, POLICIES)
  await shop.staff.put(`${SHARDS_PATH}/controller`, { paused: false })
  try {
    const began = Date.now()
    const job = { origin: shop.url, chains: [[asking('hold', { item })]], clients: SHOPPERS, pauseMs: PAUSE_MS }
    const running = load.run({ ...job, forMs: WITHIN_MS })
    await untilSplit(objects, item, began + WITHIN_MS)
    const split = (Date.now() - began) / 1_000
    await untilSoldElsewhere(objects, item, began + WITHIN_MS)
    const value = (Date.now() - began) / 1_000
    load.stop()
    const done = await running
    const failures = done.chains - (done.statuses[200] ?? 0)
    return { value, floor: FLOOR_SECONDS, more: { splitAfterSeconds: split, failures, holds: done.chains } }
  } finally {
    await shop.staff.put(`${SHARDS_PATH}/controller`, { paused: true })
  }
}
