/**
 * Somebody who never leaves the shards alone: opens them, moves slots between them, divides the item that everybody wants
 * and merges it again, closes what was opened, and begins anew. Goes on through every power cut.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { VariantId } from '#domain/ids'
import { slotOf, type Keyspace } from '#domain/sharding/slots'
import type { Client } from '../client.ts'
import { decide, snapshotNow, slotsOwned, type Snapshot } from '../shards/decide.ts'
import type { Asking } from '../shards/asking.ts'

/** Slots of one decision: some ten seconds of moving, so that a power cut meets it. */
const SLOTS = 24
const LOOK_MS = 150
/** Whatever has not ended by then hangs, in ms. */
const WITHIN_MS = 90_000

export type Carried = {
  /** Decisions carried out, slots moved, and decisions that ended otherwise. */
  readonly decisions: number
  readonly slots: number
  readonly givenUp: number
  /** Every shard that there ever was. */
  readonly shards: ReadonlySet<string>
}
export type Upheaval = {
  /** Whether something is being carried out just now. */
  readonly isAtWork: () => boolean
  /** Decisions that have been carried out. */
  readonly carried: () => number
  /** Let what is under way come to its end, and leave the shards alone. @throws Error when something does not end */
  readonly end: () => Promise<Carried>
}

/** Asks until the shop is there to answer; what it refuses is thrown. */
const insist = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (const until = Date.now() + WITHIN_MS; ;) {
    try {
      return await ask()
    } catch (fault) {
      if (/answered 4\d\d/.test(String(fault)) || Date.now() > until) throw fault
      await pause(LOOK_MS)
    }
  }
}

/** @param first a slot that is among them in any case, if it is there */
const someOf = (slots: readonly number[], first?: number): number[] =>
  slots.toSorted((one) => (one === first ? -1 : Math.random() - 0.5)).slice(0, SLOTS)

type Plan = (snapshot: Snapshot) => Asking['decision'] | undefined

const moving =
  (keyspace: Keyspace, [from, to]: readonly [number, number], first?: number): Plan =>
  (snapshot) => {
    const at = (index: number) => snapshot.topology[keyspace].shards.at(index)?.name
    const [source, target] = [at(from), at(to)]
    const slots = source === undefined ? [] : someOf(slotsOwned(snapshot, keyspace, source), first)
    if (source === target || slots.length === 0) return undefined
    return { type: 'move-slots', keyspace, from: source, to: target, slots }
  }

const keeperOf = ({ topology }: Snapshot, slot: number): number => topology.inventory.slots[slot] ?? 0

/** One round of everything; -1 is the shard that was opened last. */
const plansFor = (item: VariantId): readonly Plan[] => [
  () => ({ type: 'open-shards', keyspace: 'inventory', count: 1 }),
  (snapshot) => moving('inventory', [keeperOf(snapshot, slotOf(item)), -1], slotOf(item))(snapshot),
  () => ({ type: 'split-item', item, lanes: 2 }),
  () => ({ type: 'open-shards', keyspace: 'orders', count: 1 }),
  moving('orders', [0, -1]),
  (snapshot) => moving('inventory', [keeperOf(snapshot, slotOf(item)), 1], slotOf(item))(snapshot),
  () => ({ type: 'merge-item', item }),
  moving('orders', [1, -1]),
  (snapshot) => ({ type: 'close-shard', keyspace: 'orders', shard: snapshot.topology.orders.shards.at(-1)?.name }),
  (snapshot) => ({
    type: 'close-shard',
    keyspace: 'inventory',
    shard: snapshot.topology.inventory.shards.at(-1)?.name,
  }),
]

export const startUpheaval = (staff: Client, item: VariantId, say: (text: string) => void): Upheaval => {
  const ending = new AbortController()
  let isAtWork = false
  let decisions = 0
  let slots = 0
  let givenUp = 0
  const shards = new Set<string>()
  const carryOut = async (decision: Asking['decision']): Promise<void> => {
    const key = crypto.randomUUID()
    const { id } = await insist(() => decide(staff, { decision, note: 'chaos' }, key))
    isAtWork = true
    for (const until = Date.now() + WITHIN_MS; Date.now() < until;) {
      const { log } = await insist(() => snapshotNow(staff))
      const state = log.find((one) => one.id === id)?.state
      if (state !== undefined && state !== 'doing') {
        isAtWork = false
        if (state !== 'done') givenUp++
        else decisions++
        if (state === 'done' && Array.isArray(decision['slots'])) slots += decision['slots'].length
        return say(`${String(decision['type'])}: ${state}`)
      }
      await pause(LOOK_MS)
    }
    throw new Error(`${String(decision['type'])} does not end`)
  }
  const work = async (): Promise<void> => {
    for (let turn = 0; !ending.signal.aborted; turn++) {
      const snapshot = await insist(() => snapshotNow(staff))
      for (const { name } of [...snapshot.topology.orders.shards, ...snapshot.topology.inventory.shards])
        shards.add(name)
      const plans = plansFor(item)
      const decision = plans[turn % plans.length]?.(snapshot)
      if (decision) await carryOut(decision)
    }
  }
  const worked = work()
  /** Whoever ends it hears of what went wrong; until then it is nobody's surprise. */
  worked.catch(() => {})
  const end = async () => {
    ending.abort()
    await worked
    return { decisions, slots, givenUp, shards }
  }
  return { isAtWork: () => isAtWork, carried: () => decisions, end }
}
