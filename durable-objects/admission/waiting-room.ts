/**
 * WaitingRoom keeps the queue in front of one drop: who came as which number, how far people were let in, who went in.
 *
 * It is asked by Workers, never by people: they bring many joins in one call, and show its few figures to everybody
 * for a second. Each verb is one synchronous transaction. While somebody waits its alarm rings every second and moves
 * the front on, so that turns come at the same pace whether anybody looks or not.
 */
import { DurableObject } from 'cloudflare:workers'
import { phaseOf } from '#domain/admission/drop'
import { advance, enter, NO_OUTFLOW, turnsForOne } from '#domain/admission/outflow'
import { placeOf } from '#domain/admission/room'
import type { Claimed, Claiming, ClaimRefusal, Joined, Joining, JoinRefusal } from '#domain/admission/room'
import type { RoomDrop, RoomView } from '#domain/admission/room'
import { lotKey } from '#domain/admission/shuffle'
import { ok, refuse, type Result } from '#domain/result'
import { openShard } from '#schema/shards/open'
import { readQueue, saveQueue, type Queue } from '#schema/shards/waiting-room/queue'
import { migrations } from '#schema/shards/waiting-room/migrations/index'
import { claimOf, joinOf, saveClaim, saveJoin } from '#schema/shards/waiting-room/people'
import { Alarm } from '../sharding/alarm.ts'
import { GroupCommit } from '../sharding/group-commit.ts'

/** How often the front moves while somebody waits, and how often open turns are looked through, in ms. */
const MOVING_MS = 1_000
const LAPSING_MS = 10_000
/** Many Workers look at once: the front moves four times a second at most, so that looking seldom writes. */
const STEP_MS_MIN = 250
/** Until somebody has told what the shards bear: slow enough for one of them. */
const RATE_PER_MINUTE_FIRST = 600

export type Rooms = { readonly WAITING_ROOM: DurableObjectNamespace<WaitingRoom> }

export class WaitingRoom extends DurableObject {
  readonly #sql = openShard(this.ctx.storage, migrations)
  readonly #alarm = new Alarm(this.ctx.storage, () => [movesAt(readQueue(this.#sql), Date.now())])
  readonly #group = new GroupCommit(this.ctx.storage, () => this.#alarm.set(Date.now()))

  /** Give each a number. Whoever has one already gets it again. */
  join(drop: RoomDrop, requests: readonly Joining[]): Promise<Result<Joined, JoinRefusal>[]> {
    return this.#run(drop, (queue, now) => requests.map((joining) => this.#join(queue, joining, now)))
  }

  /** What all who stand in the queue may be told. @param soldOut whether the catalogue says so of all its items */
  look(drop: RoomDrop, { soldOut }: { readonly soldOut: boolean }): Promise<RoomView> {
    return this.#run(drop, (queue, now) => {
      queue.soldOut = soldOut
      return viewOf(queue, now)
    })
  }

  /** Let people in whose turn has come: each ticket opens one cart. The same cart again gets the same answer. */
  claim(drop: RoomDrop, requests: readonly Claiming[]): Promise<Result<Claimed, ClaimRefusal>[]> {
    return this.#run(drop, (queue, now) => requests.map((claiming) => this.#claim(queue, claiming, now)))
  }

  /** The drop was announced or changed. */
  heed(drop: RoomDrop): Promise<void> {
    return this.#run(drop, () => undefined)
  }

  /** How many people a minute the shards bear, from now on. */
  tune(drop: RoomDrop, ratePerMinute: number): Promise<void> {
    return this.#run(drop, (queue) => {
      queue.tuned = ratePerMinute
    })
  }

  /** The sweep calls this, because a runtime may lose an alarm but never a row. */
  wake(): void {
    this.#alarm.renew()
  }

  override alarm(): Promise<void> {
    return this.#alarm.answer(() =>
      this.#group.run(() => {
        const queue = readQueue(this.#sql)
        if (queue) saveQueue(this.#sql, movedOn(queue, Date.now()))
      }),
    )
  }

  /** The queue as it is now, worked on, and written down when anything has changed. */
  #run<T>(drop: RoomDrop, work: (queue: Working, now: number) => T): Promise<T> {
    return this.#group.run(() => {
      const now = Date.now()
      const before = readQueue(this.#sql)
      const queue: Working = { ...movedOn(withDrop(before, drop), now) }
      const answer = work(queue, now)
      if (!before || JSON.stringify(before) !== JSON.stringify(queue)) saveQueue(this.#sql, queue)
      return answer
    })
  }

  #join(queue: Working, { visitor, asked: request, unchecked }: Joining, now: number): Result<Joined, JoinRefusal> {
    const given = joinOf(this.#sql, visitor)
    if (given) return given.request === request ? ok(given.joined) : refuse({ code: 'idempotency-key-reused' })
    const phase = phaseOf(queue.drop, now)
    if (phase === 'cancelled') return refuse({ code: 'drop-cancelled' })
    if (phase === 'ended') return refuse({ code: 'drop-ended' })
    if (phase === 'ahead') return refuse({ code: 'drop-not-open', opensAt: queue.drop.opensAt })
    const joined = { number: queue.joined, joinedAt: now, early: queue.drawn === null, unchecked }
    saveJoin(this.#sql, visitor, request, joined)
    queue.joined += 1
    if (unchecked) queue.unchecked += 1
    return ok(joined)
  }

  #claim(queue: Working, { number, cart }: Claiming, now: number): Result<Claimed, ClaimRefusal> {
    const given = claimOf(this.#sql, number)
    if (given) return given.cart === cart ? ok(given) : refuse({ code: 'ticket-used' })
    const phase = phaseOf(queue.drop, now)
    if (phase === 'cancelled') return refuse({ code: 'drop-cancelled' })
    if (phase === 'ended') return refuse({ code: 'drop-ended' })
    const place = placeOf(number, queue.drawn)
    if (place === undefined) return refuse({ code: 'drop-not-started', startsAt: queue.drop.startsAt })
    if (queue.soldOut) return refuse({ code: 'drop-sold-out' })
    const entered = enter(queue.outflow, place, ratePerSecond(queue), now)
    if (!entered.ok) return entered
    queue.outflow = entered.value
    const claimed = { number, cart, claimedAt: now }
    saveClaim(this.#sql, claimed)
    return ok(claimed)
  }
}

type Working = { -readonly [K in keyof Queue]: Queue[K] }

/** The newest version of the drop counts: an isolate may still have read the one before. */
const withDrop = (queue: Queue | undefined, drop: RoomDrop): Queue => {
  if (!queue) return { drop, tuned: null, joined: 0, unchecked: 0, drawn: null, soldOut: false, outflow: NO_OUTFLOW }
  return drop.version > queue.drop.version ? { ...queue, drop } : queue
}

const ratePerMinute = ({ drop, tuned }: Queue): number => drop.ratePerMinute ?? tuned ?? RATE_PER_MINUTE_FIRST
const ratePerSecond = (queue: Queue): number => ratePerMinute(queue) / 60

/** With the start the lot is drawn, from dice that were thrown when nobody can come early any more. */
const movedOn = (queue: Queue, now: number): Queue => {
  const phase = phaseOf(queue.drop, now)
  const starts = !queue.drawn && phase === 'on'
  const drawn = starts
    ? { startedWith: queue.joined, key: lotKey(crypto.getRandomValues(new Uint8Array(16))) }
    : queue.drawn
  if (!drawn || now - queue.outflow.at < STEP_MS_MIN) return queue
  const open = phase === 'on' && queue.drop.state === 'announced' && !queue.soldOut
  const moving = { now, ratePerSecond: ratePerSecond(queue), joined: queue.joined, open }
  return { ...queue, drawn, outflow: advance(queue.outflow, moving) }
}

/** When the front is to be moved on next; null when nothing moves. A lot that nobody drew while it was on is never drawn. */
const movesAt = (queue: Queue | undefined, now: number): number | null => {
  if (!queue || queue.drop.state === 'cancelled') return null
  const { outflow, drop, drawn, joined } = queue
  if (!drawn) return now < drop.endsAt ? drop.startsAt : null
  if (outflow.at < drop.endsAt && outflow.front < joined) return outflow.at + MOVING_MS
  return outflow.turns.length > 0 ? outflow.at + LAPSING_MS : null
}

const viewOf = (queue: Queue, now: number): RoomView => {
  const { drop, drawn, joined, unchecked, soldOut, outflow } = queue
  const { front, lapsed, entered, turns } = outflow
  const rate = ratePerMinute(queue)
  return {
    state: drop.state,
    drawn,
    joined,
    unchecked,
    soldOut,
    front,
    lapsed,
    entered,
    turns,
    ratePerMinute: rate,
    turnsPerMinute: rate * turnsForOne(outflow, rate / 60, now),
    at: now,
  }
}
