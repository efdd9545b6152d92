/** Two versions of a form side by side: what differs between them, and what becomes of changes that two people made at once. */
import { same } from '../same.ts'
import { inOrder } from '../three-way.ts'

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

type Rows = ReadonlyMap<string, Filled>

/** `policies/privacy` of a page, the id of a market; undefined: not every row has one of its own. */
const byName = (list: Filled): Rows | undefined => {
  if (!isList(list)) return undefined
  const rows = new Map(
    list.flatMap((row): [string, Filled][] => {
      if (!isNamed(row)) return []
      const { folder = '', handle, id } = row
      const name = handle ?? id
      return typeof name === 'string' && name !== '' ? [[`${String(folder)}/${name}`, row]] : []
    }),
  )
  return rows.size === list.length ? rows : undefined
}

const mergeRows = ([base = new Map(), mine = new Map(), theirs = new Map()]: readonly Rows[], path: string): Merged => {
  const isKept = (name: string) => {
    if (mine.has(name) && theirs.has(name)) return true
    // What one has taken out and the other has not touched is gone; what they have changed and I have taken out is told.
    return mine.has(name) ? !same(base.get(name), mine.get(name)) : theirs.has(name) && !base.has(name)
  }
  const names = [...new Set([...mine.keys(), ...theirs.keys()])]
  const kept = inOrder(names.filter(isKept), [...base.keys()], [...theirs.keys()], [...mine.keys()])
  const parts = kept.map((name, index): Merged => {
    const [was, own, other] = [base.get(name), mine.get(name), theirs.get(name)]
    if (own !== undefined && other !== undefined) return merge(was ?? '', own, other, below(path, index))
    const filled = own ?? other ?? ''
    return { filled, both: was === undefined ? [] : [{ path: below(path, index), after: filled }] }
  })
  const lost = names.flatMap((name): Filled[] => {
    const other = theirs.get(name)
    const isTold = other !== undefined && !mine.has(name) && base.has(name) && !same(base.get(name), other)
    return isTold ? [other] : []
  })
  return {
    filled: parts.map(({ filled }) => filled),
    both: [
      ...parts.flatMap(({ both }) => both),
      ...lost.map((before, index) => ({ path: below(path, kept.length + index), before })),
    ],
  }
}

/** One place of a form with another value; undefined: that row is taken out. A place that is none changes nothing. */
const placed = (filled: Filled, steps: readonly string[], value: Filled | undefined): Filled => {
  const [step, ...rest] = steps
  if (step === undefined) return value ?? ''
  if (isList(filled)) {
    const index = Number(step)
    if (!Number.isInteger(index) || index < 0) return filled
    if (rest.length > 0) return filled.map((one, at) => (at === index ? placed(one, rest, value) : one))
    return filled.toSpliced(index, 1, ...(value === undefined ? [] : [value]))
  }
  if (!isNamed(filled) || !Object.hasOwn(filled, step)) return filled
  return { ...filled, [step]: placed(filled[step] ?? '', rest, value) }
}

/** What is left to the other. @param chosen by place: what stands there in theirs; undefined: they have taken that row out */
export const withTheirs = (filled: Filled, chosen: ReadonlyMap<string, Filled | undefined>): Filled => {
  // Rows that go are taken from the end, so that those before them stay where they are named.
  const [set, gone] = [
    [...chosen].filter(([, value]) => value !== undefined),
    [...chosen.keys()].filter((path) => chosen.get(path) === undefined),
  ]
  const after = set.reduce((next, [path, value]) => placed(next, path.split('.'), value), filled)
  const last = (path: string) => Number(path.split('.').at(-1))
  return gone
    .toSorted((a, b) => last(b) - last(a))
    .reduce((next, path) => placed(next, path.split('.'), undefined), after)
}

export type Merged = {
  readonly filled: Filled
  /** Where both have changed the same place to something else: mine stands in it. */
  readonly both: readonly Difference[]
}

/**
 * Two who began with the same and saved one after the other. Whatever only one of them changed is taken over; what both changed
 * stays as I typed it and is told. Rows that have a short name are known again by it, wherever they stand; any other list whose
 * length one of them changed is one place.
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
  const rows = [base, mine, theirs].map(byName)
  if (rows.every((one) => one !== undefined)) return mergeRows(rows as readonly Rows[], path)
  if (isList(base) && isList(mine) && isList(theirs) && base.length === mine.length && base.length === theirs.length) {
    const parts = mine.map((own, index) => merge(base[index] ?? '', own, theirs[index] ?? '', below(path, index)))
    return { filled: parts.map(({ filled }) => filled), both: parts.flatMap(({ both }) => both) }
  }
  return { filled: mine, both: differences(theirs, mine, path) }
}
