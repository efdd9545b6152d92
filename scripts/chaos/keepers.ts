/** Whether every slot is kept once: what the topology says, held against what the shards answer when they are asked. */
import { askBench, BENCH_OBJECTS, BENCH_WORKER } from '../bench/objects.ts'
import { buildBundle } from '../bundle.ts'
import { KEYSPACES, SLOTS, type Keyspace } from '#domain/sharding/slots'
import { openShop } from '../shop.ts'

type Kept = Readonly<Record<Keyspace, readonly { readonly shard: string; readonly kept: readonly number[] }[]>>
type Keepers = { readonly shards: readonly { readonly name: string }[]; readonly slots: readonly number[] }

/** Slots that not exactly the shard keeps that the topology names. */
export const wrongSlots = (keepers: Keepers, answers: Kept[Keyspace]): number[] => {
  const answering = Array.from({ length: SLOTS }, (): string[] => [])
  for (const { shard, kept: slots } of answers) for (const slot of slots) answering[slot]?.push(shard)
  return answering.flatMap((shards, slot) => {
    const named = keepers.shards[keepers.slots[slot] ?? -1]?.name
    return shards.length === 1 && shards[0] === named ? [] : [slot]
  })
}

/**
 * Opens the shop once more, with the doors of the measurements.
 *
 * @param shards every one that there ever was: one that was closed must keep nothing
 */
export const slotsKeptWrong = async (home: string, folder: string, shards: ReadonlySet<string>): Promise<number> => {
  const bundle = `${home}/reckoning`
  await buildBundle(bundle, BENCH_WORKER)
  const shop = await openShop({ persist: folder, bundle, objects: BENCH_OBJECTS, direct: true })
  try {
    const topology = await askBench<Record<Keyspace, Keepers>>(shop.url, 'topology')
    const answers = await askBench<Kept>(shop.url, 'kept', { shards: [...shards] })
    return KEYSPACES.flatMap((keyspace) => wrongSlots(topology[keyspace], answers[keyspace])).length
  } finally {
    await shop.close()
  }
}
