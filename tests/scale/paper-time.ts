/** Paper time: what is to happen, in the order in which it happens. */

type Entry = { readonly at: number; readonly order: number; readonly act: () => void }

export type PaperTime = {
  readonly now: () => number
  /** Let something happen at a time, or now when that has passed; what was planned first happens first. */
  readonly at: (at: number, act: () => void) => void
  /** Let time pass until then. */
  readonly until: (at: number) => void
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order)

/** A binary heap: a million shoppers are a million entries, and each is put in and taken out once. */
export const newPaperTime = (start: number): PaperTime => {
  const heap: Entry[] = []
  let clock = start
  let orders = 0
  const put = (entry: Entry) => {
    let index = heap.length
    heap.push(entry)
    while (index > 0) {
      const above = (index - 1) >> 1
      const parent = heap[above]
      if (!parent || !isBefore(entry, parent)) break
      heap[index] = parent
      index = above
    }
    heap[index] = entry
  }
  const take = (): Entry | undefined => {
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      const one = heap[left]
      const other = heap[left + 1]
      if (!one) break
      const [child, below] = other && isBefore(other, one) ? [other, left + 1] : [one, left]
      if (!isBefore(child, last)) break
      heap[index] = child
      index = below
    }
    heap[index] = last
    return first
  }
  return {
    now: () => clock,
    at: (at, act) => put({ at: Math.max(at, clock), order: orders++, act }),
    until: (at) => {
      for (let next = heap[0]; next && next.at <= at; next = heap[0]) {
        take()
        clock = next.at
        next.act()
      }
      clock = at
    },
  }
}
