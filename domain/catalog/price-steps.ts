/**
 * Ranges of prices worth choosing from: round numbers that part what is there into about equal heaps.
 *
 * A list counts its prices in coarse heaps, from one of those round numbers to the next; ranges are made of whole heaps, so
 * that each count is exactly what the range would show. A product whose variants differ lies in several heaps, and counts
 * once in a range: at the first of its heaps that the range holds.
 */

/** Products with prices from `least` to below the next round number. */
export type Heap = {
  /** Minor units: 0, or 1, 2, 3 or 5 with noughts behind it. */
  readonly least: number
  /** Where the next lower heap of the same products begins; null: none. */
  readonly before: number | null
  readonly count: number
}

/** Minor units, both inclusive; null: no end on this side. */
export type PriceStep = { readonly min: number | null; readonly max: number | null; readonly count: number }

/** What heaps begin with, and ranges: 10, 20, 30, 50, 100, 200 … The store counts by the same (heapOf). */
const ROUND: ReadonlySet<number> = new Set([1, 2, 3, 5])

/** A column of filters has room for so many. */
const STEPS_MAX = 4

/** @returns from cheap to dear, none empty; nothing where one range would hold all */
export const priceSteps = (heaps: readonly Heap[]): PriceStep[] => {
  const sorted = heaps.filter(({ count }) => count > 0).toSorted((a, b) => a.least - b.least)
  const within = (from: number, to: number) =>
    sorted.reduce((sum, { least, before, count }) => {
      const isFirst = least >= from && least < to && (before === null || before < from)
      return sum + (isFirst ? count : 0)
    }, 0)
  const total = within(0, Number.POSITIVE_INFINITY)
  const cuts = roundCuts(sorted).map((least) => ({ least, before: within(0, least) }))
  const chosen = new Set<number>()
  for (let step = 1; step < STEPS_MAX; step++) {
    const wanted = (total * step) / STEPS_MAX
    const [best] = cuts.toSorted((a, b) => Math.abs(a.before - wanted) - Math.abs(b.before - wanted))
    if (best) chosen.add(best.least)
  }
  const ends = [...chosen].toSorted((a, b) => a - b)
  if (ends.length === 0) return []
  return [null, ...ends].map((min, index) => {
    const next = ends[index]
    const count = within(min ?? 0, next ?? Number.POSITIVE_INFINITY)
    return { min, max: next === undefined ? null : next - 1, count }
  })
}

/** Round numbers with something on both sides, one for each place between two heaps: the roundest. */
const roundCuts = (sorted: readonly Heap[]): number[] => {
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) return []
  const cuts = new Map<string, number>()
  const [least, most] = [first.least, last.least]
  for (let digits = String(least).length; digits <= String(most).length; digits++) {
    for (const begins of ROUND) {
      const cut = begins * 10 ** (digits - 1)
      if (cut <= least || cut > most) continue
      // Two cuts without anything between them are the same cut: the first, which has the smaller number, stays.
      const between = sorted.findIndex((heap) => heap.least >= cut)
      if (!cuts.has(String(between))) cuts.set(String(between), cut)
    }
  }
  return [...cuts.values()]
}
