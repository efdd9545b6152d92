/** Units that were promised or sold go back, from whichever lanes have promised them. Asked twice it is done once. */
import type { ItemKey, PaymentId, VariantId } from '#domain/ids'
import { laneKey, laneOf } from '#domain/sharding/lanes'
import { splitOf } from '#domain/sharding/topology'
import type { Env } from '../../env.ts'
import { askItems } from '../../sharding/call-shard.ts'
import { knownTopology } from '../../sharding/topology.ts'
import { everyKey } from './lanes.ts'

export type Part = { readonly id: PaymentId; readonly item: ItemKey }
/** Of which so many stay with the order. */
export type Kept = { readonly id: PaymentId; readonly item: VariantId; readonly units: number }

export const partKey = ({ id, item }: Part): string => `${id} ${item}`

/** Several lanes may have promised the units: the first of them keep what the order keeps, the others give back. */
export const keepOnly = async ({ id, item, units }: Kept, env: Env): Promise<void> => {
  const { topology } = await knownTopology(env, Date.now())
  const known = everyKey(item, splitOf(topology, item))
  const first = await heldIn(env, id, known)
  const lanes = first.flatMap(({ split }) => (split ? everyKey(item, split) : []))
  const others = lanes.filter((key) => !known.includes(key))
  const held = [...first, ...(await heldIn(env, id, others))].filter((one) => one.units > 0)
  let open = units
  const kept: (Part & { readonly units: number })[] = []
  for (const one of held.toSorted((a, b) => (a.item < b.item ? -1 : 1))) {
    const most = Math.min(open, one.units)
    kept.push({ id, item: one.item, units: most })
    open -= most
  }
  await askItems(
    env,
    'lessen',
    kept,
    (one) => one.item,
    (some) => [some] as const,
  )
}

const heldIn = async (env: Env, id: PaymentId, keys: readonly ItemKey[]) => {
  const reached = await askItems(
    env,
    'heldFor',
    keys,
    (key) => key,
    (some) => [id, some] as const,
  )
  return reached.flatMap(({ value }) => value)
}

/** The first lane of an item says whether there are others: it is told of them before anybody can promise from one. */
export const release = async (
  parts: readonly Part[],
  env: Env,
  settled: ReadonlySet<string> = new Set(),
): Promise<void> => {
  const reached = await askItems(
    env,
    'release',
    parts,
    ({ item }) => item,
    (some) => [some] as const,
  )
  const done = new Set([...settled, ...parts.map(partKey)])
  const further = reached.flatMap(({ members, value }) =>
    members.flatMap(({ id, item }, index) => {
      const split = value[index]?.split
      const { lanes = [], closing = [] } = split ?? {}
      return [...lanes, ...closing].map((lane) => ({ id, item: laneKey(laneOf(item).item, lane) }))
    }),
  )
  const open = further.filter((part) => !done.has(partKey(part)))
  if (open.length > 0) await release(open, env, done)
}
