/**
 * How much a drawing is to draw: a part that is used ten times counts ten times, and so do parts that use parts. A few
 * lines can ask for billions that way, or for themselves for ever.
 */
import { INNER_URL } from './allowed.ts'
import type { Drawn } from './clean.ts'

/** Far above any drawing of a shop's goods; a phone draws it in a blink. */
export const DRAWN_MAX = 50_000

/** Parts in parts and parts that use parts, one behind the other. */
const DEPTH_MAX = 1_000

/** @returns undefined when it is more than `DRAWN_MAX`, or has no end */
export const weighOf = (root: Drawn): number | undefined => {
  const named = new Map<string, Drawn>()
  const collect = (part: Drawn): void => {
    const id = part.attributes.get('id')
    if (id !== undefined && !named.has(`#${id}`)) named.set(`#${id}`, part)
    for (const child of part.children) if (typeof child !== 'string') collect(child)
  }
  collect(root)

  const known = new Map<Drawn, number>()
  const open = new Set<Drawn>()
  const weigh = (part: Drawn, depth: number): number => {
    const before = known.get(part)
    if (before !== undefined) return before
    if (open.has(part) || depth > DEPTH_MAX) return Number.POSITIVE_INFINITY
    open.add(part)
    const inside = part.children.flatMap((child) => (typeof child === 'string' ? [] : [child]))
    const referred = referencesOf(part).flatMap((name) => named.get(name) ?? [])
    let sum = 1
    for (const other of [...inside, ...referred]) sum += sum > DRAWN_MAX ? 0 : weigh(other, depth + 1)
    open.delete(part)
    known.set(part, sum)
    return sum
  }
  const sum = weigh(root, 0)
  return sum <= DRAWN_MAX ? sum : undefined
}

const referencesOf = (part: Drawn): string[] => {
  const values = Array.from(part.attributes, ([name, value]) =>
    name === 'href' ? [value] : Array.from(value.matchAll(INNER_URL), ([, , to = '']) => to),
  )
  return values.flat()
}
