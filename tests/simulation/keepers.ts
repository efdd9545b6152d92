/** Every slot is kept by exactly one shard at any time, and in the end by the one that the topology names. */
import type { SlotState } from '#domain/sharding/keeping'
import { KEYSPACES, type Keyspace } from '#domain/sharding/slots'
import { firstKeeperOf, keeperOf, readTopology, type Place } from '#domain/sharding/topology'
import type { Machine } from './machine.ts'
import type { World } from './world.ts'

type Row = {
  readonly slot: number
  readonly state: SlotState
  readonly version: number
  readonly move: string | null
  readonly epoch: number
  readonly keeper: string | null
}

/** What each shard said when it was last asked, and at which commit: until the next it says the same. */
const known = new WeakMap<Machine, { readonly commits: number; readonly rows: readonly Row[] }>()

/** Called between turns, when everything is committed. */
const rowsOf = (machine: Machine): readonly Row[] => {
  const { commits } = machine
  const last = known.get(machine)
  if (last?.commits === commits) return last.rows
  const rows = machine.has('slots')
    ? machine.read<Row>('SELECT slot, state, version, move, epoch, keeper FROM slots')
    : []
  known.set(machine, { commits, rows })
  return rows
}

const KEEPING: ReadonlySet<SlotState> = new Set(['kept', 'leaving', 'frozen'])

/** Which slots this shard keeps, as it has written down. */
export const ownedSlots = (machine: Machine, keyspace: Keyspace): ((slot: number) => boolean) => {
  const rows = new Map(rowsOf(machine).map((row) => [row.slot, row.state]))
  return (slot) => {
    const state = rows.get(slot)
    return state ? KEEPING.has(state) : firstKeeperOf(keyspace, slot) === machine.name
  }
}

type OwnedRow = Row & { readonly shard: string }

const saidOf = (world: World, keyspace: Keyspace): Map<number, OwnedRow[]> =>
  Map.groupBy(
    [...world[keyspace]].flatMap(([shard, { machine }]) => rowsOf(machine).map((row) => ({ ...row, shard }))),
    ({ slot }) => slot,
  )

/** What they say of one slot, in words, when it has not exactly one keeper. */
const brokenSlot = (keyspace: Keyspace, slot: number, rows: readonly OwnedRow[]): string[] => {
  const first = firstKeeperOf(keyspace, slot)
  const unwritten = rows.some(({ shard }) => shard === first) ? [] : [first]
  const keepers = [...rows.filter(({ state }) => KEEPING.has(state)).map(({ shard }) => shard), ...unwritten]
  if (keepers.length === 1) return []
  if (keepers.length > 1) return [`slot ${slot} of ${keyspace} is kept by ${keepers.join(' and ')}`]
  // Given up by one, and another is ready for just that: whoever is sent there makes it begin.
  const last = rows.filter(({ state }) => state === 'gone').toSorted((a, b) => b.version - a.version)[0]
  const heir = last?.keeper ? (JSON.parse(last.keeper) as Place).name : ''
  const ready = rows.find(({ shard, state }) => shard === heir && state === 'ready')
  if (last && ready && ready.move === last.move && ready.epoch === last.epoch) return []
  return [`slot ${slot} of ${keyspace} is kept by nobody: ${JSON.stringify(rows)}`]
}

export const brokenKeepers = (world: World): string[] =>
  KEYSPACES.flatMap((keyspace) =>
    [...saidOf(world, keyspace)].flatMap(([slot, rows]) => brokenSlot(keyspace, slot, rows)),
  )

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** When everything has come to rest. */
export const brokenTopology = (world: World): string[] => {
  const directory = world.directoryHost
  const unfinished = directory?.machine.read<{ id: string; state: string; work: string }>(
    `SELECT id, state, work FROM decisions WHERE state = 'doing'`,
  )
  const text = world.kv.newest('topology')
  const broken = (unfinished ?? []).map(({ id, work }) => `${id} never came to its end: ${work}`)
  if (text === null) return broken
  const topology = readTopology(parsed(text))
  if (!topology.ok) return [...broken, `the topology in KV cannot be: ${topology.refusal.what}`]
  for (const keyspace of KEYSPACES) {
    for (const [slot, rows] of saidOf(world, keyspace)) {
      const named = keeperOf(topology.value, keyspace, slot).name
      const host = world[keyspace].get(named)
      if (!host || !ownedSlots(host.machine, keyspace)(slot))
        broken.push(`slot ${slot} of ${keyspace} is not at ${named}`)
      for (const { state, shard } of rows) {
        if (state !== 'kept' && state !== 'gone')
          broken.push(`slot ${slot} of ${keyspace} is ${state} at ${shard} for ever`)
      }
    }
  }
  return [...broken, ...strangers(world)]
}

/** Nothing lies where it is not kept: what has moved is forgotten. */
const strangers = (world: World): string[] => {
  const orders = [...world.orders].flatMap(([shard, { machine }]) =>
    machine.read<{ id: string }>('SELECT id FROM carts').map(({ id }) => ({ id, shard })),
  )
  const items = [...world.inventory].flatMap(([shard, { machine }]) =>
    machine.read<{ id: string }>('SELECT id FROM items').map(({ id }) => ({ id, shard })),
  )
  return [...Map.groupBy([...orders, ...items], ({ id }) => id)].flatMap(([id, all]) =>
    all.length === 1 ? [] : [`${id} lies at ${all.map(({ shard }) => shard).join(' and ')}`],
  )
}
