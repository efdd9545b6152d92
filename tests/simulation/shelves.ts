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
  SELECT item, location,
    (SELECT coalesce(sum(iif(debit = 'outside', units, 0) - iif(credit = 'outside', units, 0)), 0) FROM movements AS m
      WHERE m.item = s.item AND m.location = s.location) AS received,
    (SELECT coalesce(sum(iif(credit = 'available', units, 0) - iif(debit = 'available', units, 0)), 0) FROM movements AS m
      WHERE m.item = s.item AND m.location = s.location) AS available,
    (SELECT coalesce(sum(units), 0) FROM hold_lines AS l JOIN holds AS h ON h.id = l.hold
      WHERE l.item = s.item AND l.location = s.location AND h.state = 'held') AS held,
    (SELECT coalesce(sum(units), 0) FROM hold_lines AS l JOIN holds AS h ON h.id = l.hold
      WHERE l.item = s.item AND l.location = s.location AND h.state = 'taken') AS taken
  FROM stock AS s ORDER BY item, location`

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
