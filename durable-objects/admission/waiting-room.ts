/**
 * WaitingRoom keeps the line in front of one drop: who came as which number, how far people were let in, who went in.
 *
 * It is asked by Workers, never by people: they bring many joins in one call, and show its few figures to everybody
 * for a second. Each verb is one synchronous transaction. While somebody waits its bell rings every second and moves
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
import { readLine, saveLine, type Line } from '#schema/shards/waiting-room/line'
import { migrations } from '#schema/shards/waiting-room/migrations/index'
import { claimOf, joinOf, saveClaim, saveJoin } from '#schema/shards/waiting-room/people'
import { Bell } from '../sharding/bell.ts'
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
  readonly #bell = new Bell(this.ctx.storage, () => [movesAt(readLine(this.#sql), Date.now())])
  readonly #group = new GroupCommit(this.ctx.storage, () => this.#bell.set(Date.now()))

  /** Give each a number. Whoever has one already gets it again. */
  join(drop: RoomDrop, asked: readonly Joining[]): Promise<Result<Joined, JoinRefusal>[]> {
    return this.#run(drop, (line, now) => asked.map((joining) => this.#join(line, joining, now)))
  }

  /** What all who stand in the line may be told. @param soldOut whether the catalogue says so of all its items */
  look(drop: RoomDrop, { soldOut }: { readonly soldOut: boolean }): Promise<RoomView> {
    return this.#run(drop, (line, now) => {
      line.soldOut = soldOut
      return viewOf(line, now)
    })
  }

  /** Let people in whose turn has come: each ticket opens one cart. The same cart again gets the same answer. */
  claim(drop: RoomDrop, asked: readonly Claiming[]): Promise<Result<Claimed, ClaimRefusal>[]> {
    return this.#run(drop, (line, now) => asked.map((claiming) => this.#claim(line, claiming, now)))
  }

  /** The drop was announced or changed. */
  heed(drop: RoomDrop): Promise<void> {
    return this.#run(drop, () => undefined)
  }

  /** How many people a minute the shards bear, from now on. */
  tune(drop: RoomDrop, ratePerMinute: number): Promise<void> {
    return this.#run(drop, (line) => {
      line.tuned = ratePerMinute
    })
  }

  /** The sweep calls this, because a runtime may lose an alarm but never a row. */
  wake(): void {
    this.#bell.renew()
  }

  override alarm(): Promise<void> {
    return this.#bell.answer(() =>
      this.#group.run(() => {
        const line = readLine(this.#sql)
        if (line) saveLine(this.#sql, movedOn(line, Date.now()))
      }),
    )
  }

  /** The line as it is now, worked on, and written down when anything has changed. */
  #run<T>(drop: RoomDrop, work: (line: Working, now: number) => T): Promise<T> {
    return this.#group.run(() => {
      const now = Date.now()
      const before = readLine(this.#sql)
      const line: Working = { ...movedOn(told(before, drop), now) }
      const answer = work(line, now)
      if (!before || JSON.stringify(before) !== JSON.stringify(line)) saveLine(this.#sql, line)
      return answer
    })
  }

  #join(line: Working, { visitor, asked, unchecked }: Joining, now: number): Result<Joined, JoinRefusal> {
    const given = joinOf(this.#sql, visitor)
    if (given) return given.asked === asked ? ok(given.joined) : refuse({ code: 'idempotency-key-reused' })
    const phase = phaseOf(line.drop, now)
    if (phase === 'cancelled') return refuse({ code: 'drop-cancelled' })
    if (phase === 'ended') return refuse({ code: 'drop-ended' })
    if (phase === 'ahead') return refuse({ code: 'drop-not-open', opensAt: line.drop.opensAt })
    const joined = { number: line.joined, joinedAt: now, early: line.drawn === null, unchecked }
    saveJoin(this.#sql, visitor, asked, joined)
    line.joined += 1
    if (unchecked) line.unchecked += 1
    return ok(joined)
  }

  #claim(line: Working, { number, cart }: Claiming, now: number): Result<Claimed, ClaimRefusal> {
    const given = claimOf(this.#sql, number)
    if (given) return given.cart === cart ? ok(given) : refuse({ code: 'ticket-used' })
    const phase = phaseOf(line.drop, now)
    if (phase === 'cancelled') return refuse({ code: 'drop-cancelled' })
    if (phase === 'ended') return refuse({ code: 'drop-ended' })
    const place = placeOf(number, line.drawn)
    if (place === undefined) return refuse({ code: 'drop-not-started', startsAt: line.drop.startsAt })
    if (line.soldOut) return refuse({ code: 'drop-sold-out' })
    const entered = enter(line.outflow, place, ratePerSecond(line), now)
    if (!entered.ok) return entered
    line.outflow = entered.value
    const claimed = { number, cart, claimedAt: now }
    saveClaim(this.#sql, claimed)
    return ok(claimed)
  }
}

type Working = { -readonly [K in keyof Line]: Line[K] }

/** The newest version of the drop counts: an isolate may still have read the one before. */
const told = (line: Line | undefined, drop: RoomDrop): Line => {
  if (!line) return { drop, tuned: null, joined: 0, unchecked: 0, drawn: null, soldOut: false, outflow: NO_OUTFLOW }
  return drop.version > line.drop.version ? { ...line, drop } : line
}

const ratePerMinute = ({ drop, tuned }: Line): number => drop.ratePerMinute ?? tuned ?? RATE_PER_MINUTE_FIRST
const ratePerSecond = (line: Line): number => ratePerMinute(line) / 60

/** With the start the lot is drawn, from dice that were thrown when nobody can come early any more. */
const movedOn = (line: Line, now: number): Line => {
  const phase = phaseOf(line.drop, now)
  const starts = !line.drawn && phase === 'on'
  const drawn = starts
    ? { startedWith: line.joined, key: lotKey(crypto.getRandomValues(new Uint8Array(16))) }
    : line.drawn
  if (!drawn || now - line.outflow.at < STEP_MS_MIN) return line
  const open = phase === 'on' && line.drop.state === 'announced' && !line.soldOut
  const moving = { now, ratePerSecond: ratePerSecond(line), joined: line.joined, open }
  return { ...line, drawn, outflow: advance(line.outflow, moving) }
}

/** When the front is to be moved on next; null when nothing moves. A lot that nobody drew while it was on is never drawn. */
const movesAt = (line: Line | undefined, now: number): number | null => {
  if (!line || line.drop.state === 'cancelled') return null
  const { outflow, drop, drawn, joined } = line
  if (!drawn) return now < drop.endsAt ? drop.startsAt : null
  if (outflow.at < drop.endsAt && outflow.front < joined) return outflow.at + MOVING_MS
  return outflow.turns.length > 0 ? outflow.at + LAPSING_MS : null
}

const viewOf = (line: Line, now: number): RoomView => {
  const { drop, drawn, joined, unchecked, soldOut, outflow } = line
  const { front, lapsed, entered, turns } = outflow
  const rate = ratePerMinute(line)
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
