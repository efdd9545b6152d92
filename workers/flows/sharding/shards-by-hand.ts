/** Shards by hand: a dry look at what was asked, then the asking; a new shard is opened before slots are moved to it. */
import type { VariantId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import type { Decision } from '#domain/sharding/decision'
import { lookAt, type Look } from '#domain/sharding/dry-look'
import type { AskRefusal, DirectorySnapshot, LoggedDecision } from '#domain/sharding/directory-snapshot'
import type { Keyspace } from '#domain/sharding/slots'
import type { Place } from '#domain/sharding/topology'
import { offersOf } from '#schema/products/catalog/catalog'
import { askDirectory, type Asks, type DirectoryAway } from '../../sharding/ask-directory.ts'

export type HandRefusal = AskRefusal | DirectoryAway
type ByHandEnv = Asks & { readonly PRODUCTS_DB: D1Database }

export type ByHand = {
  /** Chosen by whoever asks: the same id asks once. */
  readonly id: string
  readonly decision: Decision
  /** Where to open the shard that the slots go to, when they do not go to one that is there. */
  readonly opening: Omit<Place, 'name'> | null
  readonly note: string
  readonly by: string
}

/** A shard that is not there yet has no load: the look is taken at an empty one. */
const PLANNED = 'new'

const withPlanned = (snapshot: DirectorySnapshot, decision: Decision): DirectorySnapshot => {
  if (decision.type !== 'move-slots') return snapshot
  const keepers = snapshot.topology[decision.keyspace]
  const shards = [...keepers.shards, { name: PLANNED }]
  return { ...snapshot, topology: { ...snapshot.topology, [decision.keyspace]: { ...keepers, shards } } }
}

const itemUnknown = async ({ PRODUCTS_DB }: ByHandEnv, decision: Decision): Promise<VariantId | undefined> => {
  if (!('item' in decision)) return undefined
  return (await offersOf(PRODUCTS_DB, [decision.item], Date.now())).has(decision.item) ? undefined : decision.item
}

/** What it would do; changes nothing. */
export const look = async (
  env: ByHandEnv,
  snapshot: DirectorySnapshot,
  { decision, opening }: Pick<ByHand, 'decision' | 'opening'>,
): Promise<Result<Look, AskRefusal>> => {
  const item = await itemUnknown(env, decision)
  if (item) return refuse({ code: 'item-unknown', item })
  if (!opening || decision.type !== 'move-slots') return lookAt(snapshot, decision)
  const room = lookAt(snapshot, { type: 'open-shards', keyspace: decision.keyspace, count: 1 })
  if (!room.ok) return room
  return lookAt(withPlanned(snapshot, decision), { ...decision, to: PLANNED })
}

const reasonOf = ({ by, note }: Pick<ByHand, 'by' | 'note'>) => ({
  policy: 'hand' as const,
  code: 'asked-by-hand' as const,
  figures: { by, why: note },
})

/** The name of the shard that was opened for this move: asked twice, it is opened once and has the same name. */
const openFor = async (
  env: ByHandEnv,
  { id, opening, note, by }: ByHand,
  keyspace: Keyspace,
): Promise<Result<string, HandRefusal>> => {
  const decision: Decision = { type: 'open-shards', keyspace, count: 1, ...opening }
  const result = await askDirectory(env, (directory) =>
    directory.ask({ id: `${id}-open`, reasoned: { decision, reason: reasonOf({ by, note }) }, by }),
  )
  if (!result.ok) return result
  if (!result.value.ok) return result.value
  const [name = ''] = result.value.value.note.split(' ')
  return name === '' ? refuse({ code: 'shard-unknown', shard: PLANNED }) : ok(name)
}

export const doByHand = async (env: ByHandEnv, request: ByHand): Promise<Result<LoggedDecision, HandRefusal>> => {
  const item = await itemUnknown(env, request.decision)
  if (item) return refuse({ code: 'item-unknown', item })
  let { decision } = request
  if (request.opening && decision.type === 'move-slots') {
    const opened = await openFor(env, request, decision.keyspace)
    if (!opened.ok) return opened
    decision = { ...decision, to: opened.value }
  }
  const { id, note, by } = request
  const done = await askDirectory(env, (directory) =>
    directory.ask({ id, reasoned: { decision, reason: reasonOf({ by, note }) }, by }),
  )
  return done.ok ? done.value : done
}
