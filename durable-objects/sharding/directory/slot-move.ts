/**
 * Move one slot: copy while it is served, freeze, hand over, flip the topology, forget.
 *
 * What is about to be done is written down before it is done; every step may be done again. A crash anywhere goes on
 * from what is written, and from what the two shards say of themselves.
 */
import type { MoveRefusal, MoveStep } from '#domain/sharding/keeping'
import type { Result } from '#domain/result'
import type { Place, Topology } from '#domain/sharding/topology'
import { firstKeeperOf } from '#domain/sharding/topology'
import type { SlotMove } from '#domain/sharding/work'
import { withRetry, stubOf, type Shards } from '../shards.ts'

/** With fewer changes open than this the slot is frozen: they are handed over in some ten ms. */
const FREEZE_BELOW = 100
/** Batchs of one turn of copying; then what else there is to do comes first. */
const BATCHES_A_TURN = 50
/** Rounds of changes before a slot is frozen although it changes faster than it is copied. */
const CATCH_UP_MAX = 20
/** Freezes that may run out before the move is given up: something is too slow, and selling comes first. */
const THAWS_MAX = 5

export type SlotMoving = {
  readonly shards: Shards
  readonly topology: () => Topology
  readonly placeOf: (name: string) => Place
  /** Write down how far it has come, before the next step is taken. */
  readonly save: (move: SlotMove) => void
  /** A version that nobody else gets. */
  readonly reserve: () => number
  /** The slot has a new keeper. */
  readonly flip: (move: SlotMove) => void
  readonly stalled: (ms: number) => void
  readonly now: () => number
}

export type Moved = 'moved' | 'going-on' | { readonly given: 'up'; readonly why: string }

type Ends = ReturnType<typeof endsOf>

const endsOf = ({ shards, placeOf, topology }: SlotMoving, move: SlotMove) => {
  const step = (): MoveStep => ({ move: move.move, slot: move.slot, version: topology().version })
  const at = (name: string) => () => stubOf(shards, move.keyspace, placeOf(name))
  return { step, from: placeOf(move.from), source: at(move.from), target: at(move.to) }
}

/** The answer of a step that can only be refused when somebody else has changed what is written there. */
const must = <T>(answer: Result<T, MoveRefusal>): T => {
  if (!answer.ok) throw new Refused(answer.refusal)
  return answer.value
}

class Refused extends Error {
  readonly refusal: MoveRefusal
  constructor(refusal: MoveRefusal) {
    super(`a step of a move was refused: ${JSON.stringify(refusal)}`)
    this.refusal = refusal
  }
}

/** Go on with a move for a while. @returns what has become of it */
export const goOn = async (context: SlotMoving, move: SlotMove): Promise<Moved> => {
  try {
    if (move.step === 'copy') return await copy(context, move)
    if (move.step === 'freeze') return await freeze(context, move)
    if (move.step === 'hand-over') return await handOver(context, move)
    if (move.step === 'flip') return await flip(context, move)
    return await forget(context, move)
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    return { given: 'up', why: fault.refusal.code }
  }
}

/** Send the next batch. @param epoch of the freeze whose last changes these may be @returns what is still open */
const sendOne = async ({ source, target, step, from }: Ends, epoch: number | null) => {
  const { number, cursor } = await withRetry(() => target().arrived(step()))
  const packed = must(await withRetry(() => source().packed(step(), cursor)))
  const last = packed.copied && packed.open === 0
  const delivery = { ...step(), from, number: number + 1, batch: packed.batch, cursor: packed.cursor }
  const taken = await withRetry(() => target().arrive({ ...delivery, epoch: last ? epoch : null }))
  // One that was sent before has come late, in its place: the next is packed from where that one ended.
  if (!taken.ok && taken.refusal.code === 'batch-missing') return { rows: 0, copied: false, open: packed.open }
  must(taken)
  return { rows: packed.rows, copied: packed.copied, open: packed.open }
}

/** Stock stands at places: the new keeper must have heard of those of the old one before units come that stand there. */
const meetPlaces = async ({ shards, placeOf }: SlotMoving, { keyspace, from, to }: SlotMove): Promise<void> => {
  if (keyspace !== 'inventory') return
  const known = await withRetry(async () => await stubOf(shards, 'inventory', placeOf(from)).locations())
  await withRetry(() => stubOf(shards, 'inventory', placeOf(to)).meetLocations(known))
}

const copy = async (context: SlotMoving, move: SlotMove): Promise<Moved> => {
  const ends = endsOf(context, move)
  must(await withRetry(() => ends.source().leave(ends.step())))
  await meetPlaces(context, move)
  let { rows } = move
  for (let batches = 0, rounds = 0; batches < BATCHES_A_TURN; batches++) {
    const sent = await sendOne(ends, null)
    rows += sent.rows
    if (!sent.copied) continue
    if (sent.open > FREEZE_BELOW && ++rounds < CATCH_UP_MAX) continue
    context.save({ ...move, rows, step: 'freeze', copiedAt: context.now() })
    return 'going-on'
  }
  context.save({ ...move, rows })
  return 'going-on'
}

/** Everything that is still open goes over while nobody is answered; then the freeze is written down as complete. */
const freeze = async (context: SlotMoving, move: SlotMove): Promise<Moved> => {
  const ends = endsOf(context, move)
  const began = context.now()
  const { epoch } = must(await withRetry(() => ends.source().freeze(ends.step())))
  for (;;) {
    const sent = await sendOne(ends, epoch)
    if (sent.copied && sent.open === 0) break
  }
  const next = { ...move, step: 'hand-over', epoch, as: context.reserve() } as const
  context.save(next)
  const moved = await handOver(context, next)
  context.stalled(context.now() - began)
  return moved
}

/** From here on it is the new keeper's, whatever becomes of this directory: who is sent there brings the word along. */
const handOver = async (context: SlotMoving, move: SlotMove): Promise<Moved> => {
  const { source, target, step } = endsOf(context, move)
  const { epoch, as } = move
  const given = await withRetry(() => source().handOver({ ...step(), epoch, as, keeper: context.placeOf(move.to) }))
  if (!given.ok && given.refusal.code === 'slot-thawed') {
    if (move.thawed + 1 >= THAWS_MAX) return { given: 'up', why: given.refusal.code }
    context.save({ ...move, step: 'copy', epoch: 0, as: 0, thawed: move.thawed + 1 })
    return 'going-on'
  }
  must(given)
  must(await withRetry(() => target().keep(step(), { epoch, version: as })))
  context.save({ ...move, step: 'flip' })
  return 'going-on'
}

const flip = async (context: SlotMoving, move: SlotMove): Promise<Moved> => {
  const { target, step } = endsOf(context, move)
  must(await withRetry(() => target().keep(step(), { epoch: move.epoch, version: move.as })))
  context.flip({ ...move, step: 'forget' })
  return 'going-on'
}

/** Whoever knows nothing asks the first keeper, so that it always knows the last one. */
const forget = async (context: SlotMoving, move: SlotMove): Promise<Moved> => {
  const { source, step } = endsOf(context, move)
  const first = firstKeeperOf(move.keyspace, move.slot)
  if (first !== move.from && first !== move.to) {
    const given = {
      slot: move.slot,
      move: move.move,
      epoch: move.epoch,
      version: move.as,
      keeper: context.placeOf(move.to),
    }
    must(await withRetry(() => stubOf(context.shards, move.keyspace, { name: first }).redirect(given)))
  }
  for (let turns = 0; turns < BATCHES_A_TURN; turns++)
    if (must(await withRetry(() => source().forget(step())))) return 'moved'
  return 'going-on'
}

/** Call a move off. The old keeper is asked first: when it has given the slot up already, the move goes on instead. */
export const callOff = async (context: SlotMoving, move: SlotMove): Promise<boolean> => {
  const { source, target, step } = endsOf(context, move)
  const stays = await withRetry(() => source().stay(step()))
  if (!stays.ok) return false
  must(await withRetry(() => target().sendBack(step(), context.placeOf(move.from))))
  return true
}
