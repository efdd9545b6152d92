/**
 * How Workers talk to the queue in front of a drop, so that a hundred thousand people do not: what it shows is kept for
 * a second, joins are brought together, and nobody waits for it longer than a person would.
 */
import pTimeout from 'p-timeout'
import { needsAdmission, type Drop, type DropId } from '#domain/admission/drop'
import { roomDropOf } from '#domain/admission/room'
import type { Claimed, Claiming, ClaimRefusal, Joined, Joining, JoinRefusal, RoomView } from '#domain/admission/room'
import { bearableRate, saleOf } from '#domain/admission/bearable'
import { refuse, type Result } from '#domain/result'
import { POLICIES, type Policies } from '#domain/sharding/policies'
import type { Rooms } from '#durable-objects/admission/waiting-room'
import type { Databases } from '../../env.ts'
import { singleFlight } from '../../cache/single-flight.ts'
import { askDirectory, type Asks } from '../../sharding/ask-directory.ts'
import { withRetry } from '../../sharding/call-shard.ts'
import { dropsFresh } from './drops.ts'
import { offersTyped } from '../catalog/offers.ts'
import { knownTopology, type TopologyEnv } from '../../sharding/topology.ts'

type Needs = Rooms & Pick<Databases, 'PRODUCTS_DB'>
type TuneEnv = Needs & Asks & TopologyEnv

export type RoomRefusal = { readonly code: 'room-unreachable'; readonly retryAfterSeconds: number }
export const UNREACHABLE: RoomRefusal = { code: 'room-unreachable', retryAfterSeconds: 5 }

/** Beyond this a queue counts as out of reach, in ms. */
const ROOM_WITHIN_MS = 3_000

/** Its answer, or that it cannot be reached; what went wrong is logged. */
const reached = async <T>(drop: Drop, call: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await pTimeout(withRetry(call), { milliseconds: ROOM_WITHIN_MS })
  } catch (fault) {
    console.error('a queue could not be reached', drop.id, fault)
    return undefined
  }
}

/** What a queue shows is shown to everybody for so long, in ms; and on, for as long as it cannot be reached. */
const VIEW_FRESH_MS = 1_000
const VIEW_STALE_MS = 5_000
/** Queues that one isolate remembers. */
const VIEWS_MAX = 200

type CachedView = { readonly view: RoomView; readonly cachedAt: number; readonly version: number }
const views = new Map<DropId, CachedView>()
const looking = singleFlight<RoomView | undefined>()

const isSoldOut = async (env: Needs, drop: Drop, now: number): Promise<boolean> => {
  const offers = await offersTyped(env, drop.items, now)
  return drop.items.every((item) => {
    const offer = offers.get(item)
    return !offer || (offer.tracked && !offer.oversell && offer.availability === 'sold-out')
  })
}

const look = async (env: Needs, drop: Drop, now: number): Promise<RoomView | undefined> => {
  const soldOut = await isSoldOut(env, drop, now)
  return reached(drop, async () => await env.WAITING_ROOM.getByName(drop.id).look(roomDropOf(drop), { soldOut }))
}

/** Undefined while the queue cannot be reached. */
export const roomView = async (env: Needs, drop: Drop, now: number): Promise<RoomView | undefined> => {
  const known = views.get(drop.id)
  const cached = known && known.version >= drop.version && now >= known.cachedAt ? known : undefined
  if (cached && now - cached.cachedAt < VIEW_FRESH_MS) return cached.view
  const view = await looking(drop.id, () => look(env, drop, now))
  if (!view) return cached && now - cached.cachedAt < VIEW_STALE_MS ? cached.view : undefined
  if (views.size >= VIEWS_MAX) views.clear()
  views.set(drop.id, { view, cachedAt: now, version: drop.version })
  return view
}

/** For how long joins are gathered, in ms: unnoticed by people, a hundredth of the calls in a rush. */
const GATHER_MS = 25
const GATHER_MAX = 500

type JoinAnswer = Result<Joined, JoinRefusal>
type Gathered = { readonly asks: Joining[]; readonly answers: Promise<readonly JoinAnswer[] | undefined> }
const gathering = new Map<DropId, Gathered>()

const bring = (env: Rooms, drop: Drop, asks: readonly Joining[]) =>
  reached(drop, async () => await env.WAITING_ROOM.getByName(drop.id).join(roomDropOf(drop), asks))

/** Whoever comes first waits for the others and brings them all. */
const gather = (env: Rooms, drop: Drop, later: (work: Promise<unknown>) => void): Gathered => {
  const asks: Joining[] = []
  const answers = new Promise<void>((resolve) => setTimeout(resolve, GATHER_MS)).then(() => {
    if (gathering.get(drop.id)?.asks === asks) gathering.delete(drop.id)
    return bring(env, drop, asks)
  })
  // It is brought also when the visitor who came first has gone.
  later(answers)
  const gathered = { asks, answers }
  gathering.set(drop.id, gathered)
  return gathered
}

/** @param later keeps work going when whoever asked has gone */
export const joinRoom = async (
  env: Rooms,
  drop: Drop,
  joining: Joining,
  later: (work: Promise<unknown>) => void,
): Promise<Result<Joined, JoinRefusal | RoomRefusal>> => {
  const open = gathering.get(drop.id)
  const group = open && open.asks.length < GATHER_MAX ? open : gather(env, drop, later)
  const index = group.asks.push(joining) - 1
  const own = await pTimeout(
    group.answers.then((answers) => answers?.[index]),
    {
      milliseconds: GATHER_MS + ROOM_WITHIN_MS,
      // The request that gathered may have been cut off: asking again gives the same number.
      fallback: async () => (await bring(env, drop, [joining]))?.[0],
    },
  )
  return own ?? refuse(UNREACHABLE)
}

export const claimTurn = async (
  env: Rooms,
  drop: Drop,
  claiming: Claiming,
): Promise<Result<Claimed, ClaimRefusal | RoomRefusal>> => {
  const answers = await reached(
    drop,
    async () => await env.WAITING_ROOM.getByName(drop.id).claim(roomDropOf(drop), [claiming]),
  )
  return answers?.[0] ?? refuse(UNREACHABLE)
}

/** The directory hears of the drops to come, and says what shards are trusted with; without it, the usual is. */
const planned = async (env: TuneEnv, drops: readonly Drop[], now: number): Promise<Policies> => {
  const sales = drops.filter(({ endsAt }) => endsAt > now).flatMap((drop) => saleOf(drop) ?? [])
  const answer = await askDirectory(env, async (directory) => {
    const announced = await directory.announce(sales)
    if (!announced.ok) console.error('the directory does not take a drop for a sale', announced.refusal)
    return directory.policies()
  })
  return answer.ok ? answer.value : POLICIES
}

/** Every minute each queue is told its share of what the shards bear, and is woken in case it has lost its clock. */
export const tuneRooms = async (env: TuneEnv, now: number): Promise<void> => {
  const drops = await dropsFresh(env, now)
  const policies = await planned(env, drops, now)
  const { topology } = await knownTopology(env, now)
  const open = drops.filter((drop) => needsAdmission(drop, now))
  await Promise.all(
    open.map((drop) =>
      reached(drop, async () => {
        const room = env.WAITING_ROOM.getByName(drop.id)
        await room.tune(roomDropOf(drop), Math.max(1, Math.floor(bearableRate(topology, policies, drop) / open.length)))
        await room.wake()
      }),
    ),
  )
}
