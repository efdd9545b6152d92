/**
 * The directory on paper time: every five seconds it reads the loads, asks the real controller, and carries out what comes
 * back, step by step, each step taking its time. Proposals are approved by a seller who looks every so often.
 */
import type { VariantId } from '#domain/ids'
import { HOUR_MS, type Opening } from '#domain/sharding/agenda'
import { home, spread } from '#domain/sharding/balancing'
import { emptying } from '#domain/sharding/closing'
import { decide, sceneOf, type ControllerInput } from '#domain/sharding/controller'
import { subjectOf, type Decision, type Reasoned } from '#domain/sharding/decision'
import { laneKey } from '#domain/sharding/lanes'
import { note, onlyOf, readLoad, settled, WINDOW_MS, type History } from '#domain/sharding/monitor'
import { newLanes, placesFor } from '#domain/sharding/placing'
import type { Policies } from '#domain/sharding/policies'
import type { Sale } from '#domain/sharding/sales'
import { KEYSPACES, slotOfItem, type Keyspace } from '#domain/sharding/slots'
import { FIRST_SHARDS, FIRST_TOPOLOGY, keeperOf, shardName, splitOf, type Topology } from '#domain/sharding/topology'
import type { Dice } from '#tests/simulation/dice'
import { closed, merged, moved, opened, retiring, split } from './changes.ts'
import type { PaperLanes } from './paper-lanes.ts'
import type { PaperShards } from './paper-shards.ts'
import type { PaperTime } from './paper-time.ts'

/** What the steps take: stated, not measured; `npm run bench` measures the real ones. */
export const OPEN_MS = 500
export const COPY_MS = 400
export const FREEZE_MS = 50
/** Between debit and credit of a transfer. */
const TRANSFER_MS: readonly [number, number] = [50, 500]

export type Logged = {
  readonly at: number
  readonly list: 'decided' | 'approved' | 'letBe'
  readonly reasoned: Reasoned
}

type World = {
  readonly time: PaperTime
  readonly dice: Dice
  readonly shards: PaperShards
  readonly lanes: PaperLanes
  readonly policies: Policies
  readonly item: VariantId
  readonly sale: Sale
  readonly approveAfterMs: number
  readonly publish: (topology: Topology) => void
}

export type PaperDirectory = {
  readonly topology: () => Topology
  readonly isFrozen: (keyspace: Keyspace, slot: number) => boolean
  readonly log: readonly Logged[]
  /** Units left, on the shelves and on the way, when it last looked. */
  readonly figures: () => { readonly left: number; readonly at: number } | undefined
}

export const newPaperDirectory = (world: World): PaperDirectory => {
  const { time, dice, shards, lanes, policies, item, sale } = world
  let topology = FIRST_TOPOLOGY
  let history: History = {}
  let openings: Opening[] = []
  const numbers: Record<Keyspace, number> = { orders: FIRST_SHARDS, inventory: FIRST_SHARDS }
  const busyShards = new Set<string>()
  const busyItems = new Set<VariantId>()
  const opening = new Set<Keyspace>()
  const frozen = new Set<string>()
  const firstAsked = new Map<string, number>()
  const told = new Set<string>()
  const log: Logged[] = []
  let figures: { readonly left: number; readonly at: number } | undefined

  const flip = (next: Topology) => {
    topology = next
    world.publish(next)
  }
  const input = (): ControllerInput => ({
    topology,
    history,
    policies,
    sales: [sale],
    busy: { shards: busyShards, items: busyItems, opening },
    opened: openings,
    now: time.now(),
    slotMs: COPY_MS + FREEZE_MS,
    lanes: {
      [item]: splitOf(topology, item).lanes.map((lane) => ({
        lane,
        available: lanes.availableOf(laneKey(item, lane)),
        incoming: 0,
      })),
    },
  })

  /** Copy while serving, freeze, hand over, flip; slot after slot. */
  const moveSlots = (move: Extract<Decision, { type: 'move-slots' }>, then: () => void) => {
    const { keyspace, from, to } = move
    for (const shard of [from, to]) busyShards.add(shard)
    const next = (index: number) => {
      const slot = move.slots[index]
      if (slot === undefined) {
        for (const shard of [from, to]) busyShards.delete(shard)
        history = settled(history, [from, to], time.now())
        return then()
      }
      const key = `${keyspace} ${slot}`
      time.at(time.now() + COPY_MS, () => frozen.add(key))
      time.at(time.now() + COPY_MS + FREEZE_MS, () => {
        frozen.delete(key)
        flip(moved(topology, keyspace, to, [slot]))
        next(index + 1)
      })
    }
    next(0)
  }

  const open = ({ keyspace, count, ...like }: Extract<Decision, { type: 'open-shards' }>, by: Opening) => {
    opening.add(keyspace)
    time.at(time.now() + OPEN_MS, () => {
      opening.delete(keyspace)
      const number = numbers[keyspace]
      numbers[keyspace] += count
      const names = Array.from({ length: count }, (_, index) => shardName(keyspace, number + index))
      openings = [...openings, ...names.map((shard) => ({ ...by, shard, at: time.now() }))]
      flip(opened(topology, keyspace, { count, number, like: { ...like } }))
    })
  }

  const close = ({ keyspace, shard }: Extract<Decision, { type: 'close-shard' }>) => {
    const scene = sceneOf(input())
    const from = scene.survey[keyspace].find(({ place }) => place.name === shard)
    const moves = (from && emptying(from, scene)) ?? []
    const next = (index: number) => {
      const move = moves[index]
      busyShards.add(shard)
      if (move) return moveSlots(move, () => next(index + 1))
      busyShards.delete(shard)
      flip(closed(topology, keyspace, shard))
      openings = openings.filter((one) => one.shard !== shard || one.at > time.now() - HOUR_MS)
    }
    next(0)
  }

  /** Debit, on the way, credit: both shards do it in turn with everything else they do. */
  const transfer = ({ from, to, units }: { from: number; to: number; units: number }, then: () => void) => {
    const slotFor = (lane: number) => slotOfItem(laneKey(item, lane))
    const shardFor = (lane: number) => keeperOf(topology, 'inventory', slotFor(lane)).name
    const step = (lane: number, act: () => void) => {
      const at = shards.call(shardFor(lane), time.now(), slotFor(lane))
      time.at(at ?? time.now() + 1_000, at === undefined ? () => step(lane, act) : act)
    }
    step(from, () => {
      const some = lanes.debit(from, units)
      time.at(time.now() + dice.between(...TRANSFER_MS), () =>
        step(to, () => {
          lanes.credit(to, some)
          then()
        }),
      )
    })
  }

  const transfers = (list: readonly { from: number; to: number; units: number }[], then: () => void) => {
    busyItems.add(item)
    let open = list.length
    const done = () => {
      open--
      if (open > 0) return
      busyItems.delete(item)
      then()
    }
    if (list.length === 0) {
      open = 1
      done()
    }
    for (const one of list) transfer(one, done)
  }

  const stocks = () =>
    [...splitOf(topology, item).lanes, ...splitOf(topology, item).closing].map((lane) => ({
      lane,
      available: lanes.availableOf(laneKey(item, lane)),
      incoming: 0,
      asks: 0,
    }))
  const keepersOfLanes = () =>
    splitOf(topology, item).lanes.map((lane) => keeperOf(topology, 'inventory', slotOfItem(laneKey(item, lane))).name)

  const splitItem = (wanted: number) => {
    const { survey, agenda } = sceneOf(input())
    const places = placesFor(item, 0, { topology, survey, policies, isFree: agenda.isFree })
    flip(
      split(topology, item, newLanes(topology, item, places, { count: wanted - splitOf(topology, item).lanes.length })),
    )
    transfers(spread(stocks()), () => {
      history = settled(history, keepersOfLanes(), time.now())
    })
  }

  /** Lanes stop selling, everything goes home, and then they are no more. */
  const mergeItem = () => {
    flip(retiring(topology, item))
    const goHome = () =>
      transfers(home(stocks()), () => {
        if (home(stocks()).length > 0) return goHome()
        history = settled(history, keepersOfLanes(), time.now())
        flip(merged(topology, item))
      })
    goHome()
  }

  const carryOut = ({ decision, reason }: Reasoned, requested: boolean) => {
    switch (decision.type) {
      case 'open-shards':
        return open(decision, { shard: '', at: 0, by: reason.policy, requested })
      case 'move-slots':
        return moveSlots(decision, () => undefined)
      case 'close-shard':
        return close(decision)
      case 'split-item':
        return splitItem(decision.lanes)
      case 'merge-item':
        return mergeItem()
      case 'transfer':
        return undefined
    }
  }

  const look = () => {
    figures = { left: lanes.left(), at: time.now() }
    const names = KEYSPACES.flatMap((keyspace) => topology[keyspace].shards.map(({ name }) => name))
    history = onlyOf(history, names)
    for (const name of names) {
      const read = readLoad(shards.load(name, time.now(), lanes.availableOf), name, history[name], time.now())
      if (read.ok) history = note(history, read.value)
    }
    const { decided, proposed, letBe } = decide(input())
    for (const reasoned of decided) {
      log.push({ at: time.now(), list: 'decided', reasoned })
      carryOut(reasoned, false)
    }
    const wanted = decided.flatMap(({ decision }) => (decision.type === 'transfer' ? [decision] : []))
    if (wanted.length > 0) transfers(wanted, () => undefined)
    for (const reasoned of proposed) {
      const subject = subjectOf(reasoned.decision)
      const since = firstAsked.get(subject) ?? time.now()
      firstAsked.set(subject, since)
      if (time.now() - since < world.approveAfterMs) continue
      firstAsked.delete(subject)
      log.push({ at: time.now(), list: 'approved', reasoned })
      carryOut(reasoned, true)
    }
    for (const reasoned of letBe) {
      const subject = `${subjectOf(reasoned.decision)} ${reasoned.reason.code}`
      if (!told.has(subject)) log.push({ at: time.now(), list: 'letBe', reasoned })
      told.add(subject)
    }
  }
  const every = () => {
    look()
    time.at(time.now() + WINDOW_MS, every)
  }
  time.at(time.now() + WINDOW_MS, every)
  return {
    topology: () => topology,
    isFrozen: (keyspace, slot) => frozen.has(`${keyspace} ${slot}`),
    figures: () => figures,
    log,
  }
}
