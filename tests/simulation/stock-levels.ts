/** The stock, counted from its movements and from its holds: both must agree with what the shelves say. */
import { slotOf } from '#domain/sharding/slots'
import { itemOf } from '#domain/sharding/lanes'
import type { ItemKey } from '#domain/ids'
import { ownedSlots } from './keepers.ts'
import type { Machine } from './machine.ts'
import type { World } from './world.ts'

type StockLevel = {
  readonly item: string
  readonly location: string
  readonly received: number
  readonly available: number
  readonly held: number
  readonly taken: number
}

/** Each account as its movements add up to, and what the holds in that state promise. */
const COUNTED = `
  WITH
    moved AS (
      SELECT item, location,
        sum(iif(debit = 'outside', units, 0) - iif(credit = 'outside', units, 0)) AS received,
        sum(iif(credit = 'available', units, 0) - iif(debit = 'available', units, 0)) AS available
      FROM movements GROUP BY item, location),
    promised AS (
      SELECT holds.item, location, sum(iif(state = 'held', hold_lines.units, 0)) AS held,
        sum(iif(state = 'taken', hold_lines.units, 0)) AS taken
      FROM hold_lines JOIN holds ON holds.id = hold_lines.hold AND holds.item = hold_lines.item GROUP BY holds.item, location)
  SELECT item, location, coalesce(moved.received, 0) AS received, coalesce(moved.available, 0) AS available,
    coalesce(promised.held, 0) AS held, coalesce(promised.taken, 0) AS taken
  FROM stock LEFT JOIN moved USING (item, location) LEFT JOIN promised USING (item, location)
  ORDER BY item, location`

const said = ({ received, available, held, taken }: StockLevel) =>
  `received ${received}, available ${available}, held ${held}, taken ${taken}`

/** At which commit each shard was last looked at and was sound: until the next it stays so. */
const sound = new WeakMap<Machine, number>()

/** Called between turns, when everything is committed. */
export const brokenLevels = ({ inventory }: World): string[] =>
  [...inventory.values()].flatMap(({ machine }) => {
    if (sound.get(machine) === machine.commits) return []
    const broken = brokenIn(machine)
    if (broken.length === 0) sound.set(machine, machine.commits)
    return broken
  })

const brokenIn = (machine: Machine): string[] => {
  const broken: string[] = []
  if (!machine.has('movements')) return broken
  const levels = machine.read<StockLevel>('SELECT * FROM stock ORDER BY item, location')
  const kept = ownedSlots(machine, 'inventory')
  const counted = machine.read<StockLevel>(COUNTED)
  for (const [index, level] of levels.entries()) {
    const { item, location, received, available, held, taken } = level
    // What is only passing through, or is being forgotten, is not whole.
    if (!kept(slotOf(item))) continue
    const sum = counted[index]
    if (available + held + taken !== received) broken.push(`${item} at ${location} does not add up: ${said(level)}`)
    if (taken > received) broken.push(`${item} at ${location} is oversold: ${said(level)}`)
    if (!sum || said(sum) !== said(level))
      broken.push(`${item} at ${location} says ${said(level)}; its movements and holds say ${sum && said(sum)}`)
  }
  return broken
}

type Travel = {
  readonly item: ItemKey
  readonly peer: ItemKey
  readonly id: string
  readonly location: string
  readonly units: number
  readonly state: 'sent' | 'arrived' | 'received'
}

/** When everything has come to rest: what left a lane has come to the other, once, and nothing came that had not left. */
export const brokenTransfers = ({ inventory }: World): string[] => {
  const travels = [...inventory.values()].flatMap(({ machine }) =>
    machine.read<Travel>('SELECT item, peer, id, location, units, state FROM transfers'),
  )
  return [...Map.groupBy(travels, ({ id }) => id)].flatMap(([id, ends]) => {
    const sent = ends.filter(({ state }) => state !== 'received')
    const received = ends.filter(({ state }) => state === 'received')
    const [from, to] = [sent[0], received[0]]
    const whole = from && to && sent.length === 1 && received.length === 1 && from.state === 'arrived'
    const same = whole && from.units === to.units && from.peer === to.item && from.location === to.location
    return same ? [] : [`transfer ${id} is not whole: ${JSON.stringify(ends)}`]
  })
}

type Moved = { readonly item: ItemKey; readonly cause: string; readonly units: number }

/** Over all of its lanes an item has what came in from outside, neither more nor less: lanes only pass units on. */
export const brokenLanes = ({ inventory }: World): string[] => {
  const sums = new Map<string, { outside: number; received: number }>()
  const sumOf = (item: ItemKey) => {
    const sum = sums.get(itemOf(item)) ?? { outside: 0, received: 0 }
    sums.set(itemOf(item), sum)
    return sum
  }
  for (const { machine } of inventory.values()) {
    const kept = ownedSlots(machine, 'inventory')
    const moved = machine.read<Moved>(
      `SELECT item, cause, sum(iif(debit = 'outside', units, -units)) AS units FROM movements
       WHERE debit = 'outside' OR credit = 'outside' GROUP BY item, cause`,
    )
    for (const { item, cause, units } of moved) {
      if (kept(slotOf(item)) && cause !== 'send' && cause !== 'arrive') sumOf(item).outside += units
    }
    for (const { item, received } of machine.read<{ item: ItemKey; received: number }>(
      'SELECT item, received FROM stock',
    )) {
      if (kept(slotOf(item))) sumOf(item).received += received
    }
  }
  return [...sums].flatMap(([item, { outside, received }]) =>
    outside === received ? [] : [`${item} has ${received} units over all of its lanes, ${outside} came in`],
  )
}
