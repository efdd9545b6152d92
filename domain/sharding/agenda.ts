/** What the policies have decided so far: one change of a shard or an item at a time, and no more shards than allowed. */
import type { VariantId } from '../ids.ts'
import type { Decision, Policy, Reason, Reasoned } from './decision.ts'
import type { Policies } from './policies.ts'
import type { Keyspace } from './slots.ts'
import type { Place, Topology } from './topology.ts'

export const HOUR_MS = 3_600_000

/**
 * Work under way.
 *
 * @property shards shards that are opened, emptied, or give or get slots
 * @property items items that are split, merged, or whose units are on the way between lanes
 * @property opening key spaces whose new shards are not in the topology yet
 */
export type Busy = {
  readonly shards: ReadonlySet<string>
  readonly items: ReadonlySet<VariantId>
  readonly opening: ReadonlySet<Keyspace>
}
export const IDLE: Busy = { shards: new Set(), items: new Set(), opening: new Set() }

/**
 * A shard that was opened: kept as long as the shard, and at least for an hour.
 *
 * @property by the policy of the reason, also when a person has approved it
 * @property asked a person has approved it, or wanted it: it does not count against what may be opened without asking
 */
export type Opening = { readonly shard: string; readonly at: number; readonly by: Policy; readonly requested: boolean }

export type Outcome = {
  /** To be carried out now. */
  readonly decided: readonly Reasoned[]
  /** Beyond what may be done without asking: waits for a person. Told anew at every call as long as it is wanted. */
  readonly proposed: readonly Reasoned[]
  /** Looked at and not done. Told anew as long as it holds: log it when its subject and code are new. */
  readonly letBe: readonly Reasoned[]
}

export type Agenda = {
  readonly isFree: (shard: string) => boolean
  readonly isItemFree: (item: VariantId) => boolean
  readonly isOpening: (keyspace: Keyspace) => boolean
  /** Whether something is decided, or under way, that touches a shard of this key space. */
  readonly isAtWork: (keyspace: Keyspace) => boolean
  readonly decide: (decision: Decision, reason: Reason) => void
  readonly letBe: (decision: Decision, reason: Reason) => void
  /** Open as many as may be opened without asking, and propose the others. */
  readonly open: (keyspace: Keyspace, count: number, like: Place, reason: Reason) => void
  readonly outcome: () => Outcome
}

/** What a decision makes busy. */
const touched = (decision: Decision): readonly string[] => {
  if (decision.type === 'move-slots') return [decision.from, decision.to]
  return decision.type === 'close-shard' ? [decision.shard] : []
}

const openingLike = (keyspace: Keyspace, count: number, { hint, jurisdiction }: Place): Decision => ({
  type: 'open-shards',
  keyspace,
  count,
  ...(hint && { hint }),
  ...(jurisdiction && { jurisdiction }),
})

export const newAgenda = (
  topology: Topology,
  busy: Busy,
  policies: Policies,
  openings: { readonly opened: readonly Opening[]; readonly now: number },
): Agenda => {
  const shards = new Set(busy.shards)
  const items = new Set(busy.items)
  const opening = new Set(busy.opening)
  const requested = new Set<Keyspace>()
  const decided: Reasoned[] = []
  const proposed: Reasoned[] = []
  const letBe: Reasoned[] = []
  const lately = openings.opened.filter(({ at, requested }) => !requested && at > openings.now - HOUR_MS)
  let allowance = Math.max(0, policies.shardsAnHour - lately.length)
  const decide = (decision: Decision, reason: Reason) => {
    for (const shard of touched(decision)) shards.add(shard)
    if ('item' in decision) items.add(decision.item)
    if (decision.type === 'open-shards') opening.add(decision.keyspace)
    decided.push({ decision, reason })
  }
  const open: Agenda['open'] = (keyspace, count, like, reason) => {
    if (opening.has(keyspace) || requested.has(keyspace) || count < 1) return
    requested.add(keyspace)
    const most = policies.shardsMax
    const fitting = Math.max(0, Math.min(count, most - topology[keyspace].shards.length))
    if (fitting < count) {
      const figures = { limit: 'shardsMax', most, wanted: topology[keyspace].shards.length + count }
      letBe.push({
        decision: openingLike(keyspace, count, like),
        reason: { policy: reason.policy, code: 'limit-reached', figures },
      })
    }
    const alone = Math.min(fitting, allowance)
    if (alone > 0) decide(openingLike(keyspace, alone, like), reason)
    if (fitting > alone) proposed.push({ decision: openingLike(keyspace, fitting - alone, like), reason })
    allowance -= alone
  }
  return {
    isFree: (shard) => !shards.has(shard),
    isItemFree: (item) => !items.has(item),
    isOpening: (keyspace) => opening.has(keyspace),
    isAtWork: (keyspace) => opening.has(keyspace) || [...shards].some((shard) => shard.startsWith(`${keyspace}-`)),
    decide,
    letBe: (decision, reason) => void letBe.push({ decision, reason }),
    open,
    outcome: () => ({ decided, proposed, letBe }),
  }
}
