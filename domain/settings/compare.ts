/** Two versions of a form side by side: what differs between them, and what becomes of changes that two people made at once. */
import { same } from '../same.ts'

/** What stands in the fields of a form, as text; a list of them where rows can be added. */
export type Filled = string | readonly Filled[] | { readonly [name: string]: Filled }

/** `methods.0.name.en`; undefined where the row was not there. */
export type Difference = { readonly path: string; readonly before?: Filled; readonly after?: Filled }

type Named = { readonly [name: string]: Filled }
const isNamed = (value: Filled | undefined): value is Named => typeof value === 'object' && !Array.isArray(value)
const isList = (value: Filled | undefined): value is readonly Filled[] => Array.isArray(value)

const below = (path: string, step: string | number) => (path === '' ? `${step}` : `${path}.${step}`)

const namesIn = (...of: readonly Named[]) => [...new Set(of.flatMap((one) => Object.keys(one)))]

/** How many rows are the same from the front on, and how many from the end, without counting one twice. */
const sameEnds = (before: readonly Filled[], after: readonly Filled[]): readonly [number, number] => {
  const most = Math.min(before.length, after.length)
  let front = 0
  while (front < most && same(before[front], after[front])) front++
  let back = 0
  while (back < most - front && same(before.at(-1 - back), after.at(-1 - back))) back++
  return [front, back]
}

const inRows = (before: readonly Filled[], after: readonly Filled[], path: string): Difference[] => {
  const [front, back] = sameEnds(before, after)
  const [left, right] = [before.slice(front, before.length - back), after.slice(front, after.length - back)]
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    differences(left[index], right[index], below(path, front + index)),
  ).flat()
}

/** Field by field; of a row that came or went the row as a whole. */
export const differences = (before: Filled | undefined, after: Filled | undefined, path = ''): Difference[] => {
  if (same(before, after)) return []
  if (isNamed(before) && isNamed(after)) {
    return namesIn(before, after).flatMap((name) => differences(before[name], after[name], below(path, name)))
  }
  if (isList(before) && isList(after)) return inRows(before, after, path)
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]
}

export type Merged = {
  readonly filled: Filled
  /** Where both have changed the same place to something else: mine stands in it. */
  readonly both: readonly Difference[]
}

/**
 * Two who began with the same and saved one after the other. Whatever only one of them changed is taken over; what both changed
 * stays as I typed it and is told. A list whose length one of them changed is one place.
 */
export const merge = (base: Filled, mine: Filled, theirs: Filled, path = ''): Merged => {
  if (same(mine, theirs) || same(base, theirs)) return { filled: mine, both: [] }
  if (same(base, mine)) return { filled: theirs, both: [] }
  if (isNamed(base) && isNamed(mine) && isNamed(theirs)) {
    const parts = namesIn(mine, theirs).map((name) => {
      const [was, own, other] = [base[name] ?? '', mine[name] ?? '', theirs[name] ?? '']
      return [name, merge(was, own, other, below(path, name))] as const
    })
    return {
      filled: Object.fromEntries(parts.map(([name, { filled }]) => [name, filled])),
      both: parts.flatMap(([, { both }]) => both),
    }
  }
  if (isList(base) && isList(mine) && isList(theirs) && base.length === mine.length && base.length === theirs.length) {
    const parts = mine.map((own, index) => merge(base[index] ?? '', own, theirs[index] ?? '', below(path, index)))
    return { filled: parts.map(({ filled }) => filled), both: parts.flatMap(({ both }) => both) }
  }
  return { filled: mine, both: differences(theirs, mine, path) }
}
