/**
 * Receive, count or correct an item whose stock is divided: its lanes change together, and asking twice changes once.
 *
 * The first lane decides and remembers; what it cannot take off alone the others take off, each under an id that
 * follows from the change's.
 */
import type { ItemKey } from '#domain/ids'
import { isBased, type Changed, type StockChange, type StockRefusal } from '#domain/inventory/stock'
import { ok, refuse, type Result } from '#domain/result'
import { itemOf, UNSPLIT } from '#domain/sharding/lanes'
import { askItem } from '../../sharding/call-shard.ts'
import { everyKey, laneStates } from './lanes.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'

const changeLane = async (env: TopologyEnv, change: StockChange): Promise<Result<Changed, StockRefusal>> => {
  const [answer] = await askItem(env, change.item, 'change', [change])
  if (!answer) throw new Error(`${change.item} gave no answer for ${change.id}`)
  if (answer.ok || answer.refusal.code !== 'stock-divided') return answer as Result<Changed, StockRefusal>
  throw new Error(`${change.item} was asked for ${change.id} as if it were whole`)
}

/** By how many units all lanes together have changed what may be sold: asked again, it is the same. */
export type Moved = Pick<Changed, 'moved'>

/** @param change one that its first lane has refused as `stock-divided`: a count, or units fewer */
export const changeInLanes = async (env: TopologyEnv, change: StockChange): Promise<Result<Moved, StockRefusal>> => {
  const item = itemOf(change.item)
  const { split } = await laneStates(env, item, UNSPLIT)
  const others = everyKey(item, split).filter((key) => key !== item)
  const first = await changeLane(
    env,
    change.type === 'count'
      ? { ...change, type: 'count-all', elsewhere: await standingAt(env, others, change) }
      : { ...change, type: 'reduce', units: Math.abs(change.units) },
  )
  return first.ok ? takeOff(env, change, others, first.value) : first
}

/** Units at that place at the other lanes, with what they have sent and not yet received. The first lane adds its own. */
const standingAt = async (env: TopologyEnv, keys: readonly ItemKey[], { location }: StockChange): Promise<number> => {
  const found = await Promise.all(keys.map((key) => askItem(env, key, 'stockOf', [key])))
  const here = ({ location: place }: { readonly location: string }) => place === location
  const stock = found.flatMap((levels) => levels.stock).filter(here)
  const travelled = found.flatMap((levels) => levels.travelled).filter(here)
  return [...stock.map(({ available }) => available), ...travelled.map(({ units }) => units)].reduce((a, b) => a + b, 0)
}

/** By how many units it is to become fewer: of a count, those that were found missing. */
const unitsFewer = (change: StockChange): number =>
  change.type === 'count' && typeof change.basedOn === 'number' ? change.basedOn - change.units : change.units

/** What the first lane could not take off alone. When all together have not enough, it is given back and refused. */
const takeOff = async (
  env: TopologyEnv,
  change: StockChange,
  keys: readonly ItemKey[],
  { owed, moved: first }: Pick<Changed, 'owed' | 'moved'>,
): Promise<Result<Moved, StockRefusal>> => {
  let open = owed
  let moved = first
  const taken: { key: ItemKey; units: number }[] = []
  for (const key of keys) {
    if (open <= 0) break
    const part = await changeLane(env, {
      ...change,
      id: `${change.id}${key.slice(key.indexOf('#'))}`,
      type: 'reduce',
      item: key,
      units: open,
    })
    if (!part.ok) return part
    if (part.value.moved < 0) taken.push({ key, units: -part.value.moved })
    open += part.value.moved
    moved += part.value.moved
  }
  // A count that finds fewer than are promised leaves nothing to sell, which is what it says.
  if (open <= 0 || (change.type === 'count' && !isBased(change))) return ok({ moved })
  const total = Math.abs(unitsFewer(change))
  for (const { key, units } of [...taken, { key: itemOf(change.item), units: total - owed }]) {
    if (units > 0)
      await changeLane(env, { ...change, id: `${change.id} back ${key}`, type: 'receive', item: key, units })
  }
  return refuse({ code: 'stock-below-zero', item: itemOf(change.item), available: total - open })
}
