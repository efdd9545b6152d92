/** The stock, counted from its movements and from its holds: both must agree with what the shelves say. */
import type { Machine } from './machine.ts'
import type { World } from './world.ts'

type Shelf = {
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
      SELECT item, location, sum(iif(state = 'held', units, 0)) AS held, sum(iif(state = 'taken', units, 0)) AS taken
      FROM hold_lines JOIN holds ON holds.id = hold_lines.hold GROUP BY item, location)
  SELECT item, location, coalesce(moved.received, 0) AS received, coalesce(moved.available, 0) AS available,
    coalesce(promised.held, 0) AS held, coalesce(promised.taken, 0) AS taken
  FROM stock LEFT JOIN moved USING (item, location) LEFT JOIN promised USING (item, location)
  ORDER BY item, location`

const said = ({ received, available, held, taken }: Shelf) =>
  `received ${received}, available ${available}, held ${held}, taken ${taken}`

/** At which commit each shard was last looked at and was sound: until the next it stays so. */
const sound = new WeakMap<Machine, number>()

/** Called between turns, when everything is committed. */
export const brokenShelves = ({ inventory }: World): string[] =>
  [...inventory.values()].flatMap(({ machine }) => {
    if (sound.get(machine) === machine.commits) return []
    const broken = brokenIn(machine)
    if (broken.length === 0) sound.set(machine, machine.commits)
    return broken
  })

const brokenIn = (machine: Machine): string[] => {
  const broken: string[] = []
  if (machine.read(`SELECT 1 FROM sqlite_schema WHERE name = 'movements'`).length === 0) return broken
  const shelves = machine.read<Shelf>('SELECT * FROM stock ORDER BY item, location')
  const counted = machine.read<Shelf>(COUNTED)
  for (const [index, shelf] of shelves.entries()) {
    const { item, location, received, available, held, taken } = shelf
    const sum = counted[index]
    if (available + held + taken !== received) broken.push(`${item} at ${location} does not add up: ${said(shelf)}`)
    if (taken > received) broken.push(`${item} at ${location} is oversold: ${said(shelf)}`)
    if (!sum || said(sum) !== said(shelf))
      broken.push(`${item} at ${location} says ${said(shelf)}; its movements and holds say ${sum && said(sum)}`)
  }
  return broken
}
