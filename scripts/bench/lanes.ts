/** One item that everybody wants, sold from 1, 2, 4 and 8 lanes. */
import { setTimeout as pause } from 'node:timers/promises'
import { stockGood } from '../demo-shop.ts'
import { carriedOut, snapshotNow, slotsOwned } from '../shards/decide.ts'
import { holdsByLane, percentile, rate } from './arithmetic.ts'
import { between, type Round } from './measure.ts'
import { askBench, asking, type Objects } from './objects.ts'

export const LANES = [1, 2, 4, 8] as const

/** Holds that are timed, of so many units: the last of them are sold afterwards, when lanes run dry one after the other. */
const UNITS = 5_000
const TIMED = 4_000
/** More buyers than units: these must be told "sold out". */
const TOO_MANY = 200
const WARM_UP_MS = 250
const MEASURED_MS = 1_000
/** Slots of each new shard: enough to find a number for a lane in one of them. */
const SLOTS_EACH = 16

/** As many inventory shards as lanes, each with some slots. */
const openShards = async ({ shop }: Objects, lanes: number): Promise<void> => {
  const before = await snapshotNow(shop.staff)
  const count = lanes - before.topology.inventory.shards.length
  if (count <= 0) return
  const opening = { decision: { type: 'open-shards', keyspace: 'inventory', count }, note: 'bench' }
  const { note } = await carriedOut(shop.staff, opening)
  for (const to of note.split(' ')) {
    const slots = slotsOwned(await snapshotNow(shop.staff), 'inventory', 'inventory-0').slice(0, SLOTS_EACH)
    const decision = { type: 'move-slots', keyspace: 'inventory', from: 'inventory-0', to, slots }
    await carriedOut(shop.staff, { decision, note: 'bench' })
  }
}

/** Whoever asks for the item is told that there is a newer topology. */
const known = async ({ shop }: Objects, item: string, lanes: number): Promise<void> => {
  for (;;) {
    const { splits } = await askBench<{ splits: Record<string, { lanes: number[] }> }>(shop.url, 'topology', { item })
    if ((splits[item]?.lanes.length ?? 1) === lanes) return
    await pause(250)
  }
}

export const prepareItem = async (objects: Objects, handle: string, lanes: number): Promise<string> => {
  await openShards(objects, lanes)
  const item = await stockGood(objects.shop, handle, UNITS)
  if (lanes > 1) {
    await carriedOut(objects.shop.staff, { decision: { type: 'split-item', item, lanes }, note: 'bench' })
    await known(objects, item, lanes)
  }
  return item
}

const many = (count: number, item: string) => Array.from({ length: count }, () => [asking('hold', { item })])

const rowFloor = async ({ load, floor }: Objects, item: string): Promise<number> => {
  const chains = [[{ ...asking('hold', { item }), path: '/' }]]
  await load.run({ origin: floor, chains, forMs: WARM_UP_MS })
  return rate(await load.run({ origin: floor, chains, forMs: MEASURED_MS }))
}

/** Everything that is left, and more than that. @throws Error unless exactly the units that there were are held */
const sellOut = async ({ load, shop }: Objects, item: string): Promise<void> => {
  const rest = await load.run({ origin: shop.url, chains: many(UNITS - TIMED + TOO_MANY, item), keep: true })
  const sold = TIMED + (rest.statuses[200] ?? 0)
  const { stock } = (await shop.staff.get(`/api/admin/inventory/${item}`)) as {
    stock: { held: number; available: number }[]
  }
  const held = stock.reduce((sum, level) => sum + level.held, 0)
  if (sold !== UNITS || held !== UNITS || rest.statuses[409] !== TOO_MANY) {
    throw new Error(`${UNITS} units, ${sold} sold, ${held} held, refused ${JSON.stringify(rest.statuses)}`)
  }
}

export const measureLanes = async (objects: Objects, handle: string, lanes: number): Promise<Round> => {
  const { load, shop } = objects
  const item = await prepareItem(objects, handle, lanes)
  const round = await between(
    () => rowFloor(objects, item),
    async () => {
      const done = await load.run({ origin: shop.url, chains: many(TIMED, item), keep: true })
      if (done.statuses[200] !== TIMED) throw new Error(`holds were refused: ${JSON.stringify(done.statuses)}`)
      const counts = [...holdsByLane(done).values()]
      const [least, most] = [Math.min(...counts), Math.max(...counts)]
      const evenness = { lanes: counts.length, leastOfALane: least, mostOfALane: most }
      return {
        value: rate(done),
        more: { ...evenness, p50ms: percentile(done.took, 0.5), p99ms: percentile(done.took, 0.99) },
      }
    },
  )
  await sellOut(objects, item)
  return { ...round, more: { ...round.more, oversold: 0 } }
}
