/**
 * Ranges of prices worth choosing from: round numbers that part what is there into about equal heaps.
 *
 * A list counts its prices in coarse heaps, by their number of digits and their first digit; ranges are made of whole
 * heaps, so that each count is exactly what the range would show.
 */

/** Prices of so many digits that begin with this one: `digits` 4, `first` 2: 2000 to 2999 minor units. */
export type Heap = { readonly digits: number; readonly first: number; readonly count: number }

/** Minor units, both inclusive; null: no end on this side. */
export type PriceStep = { readonly min: number | null; readonly max: number | null; readonly count: number }

/** What a heap may begin with to be the beginning of a range: 10, 20, 30, 50, 100, 200 … */
const ROUND: ReadonlySet<number> = new Set([1, 2, 3, 5])

/** A column of filters has room for so many. */
const STEPS_MAX = 4

const leastOf = ({ digits, first }: Heap): number => first * 10 ** (digits - 1)

/** @returns from cheap to dear, none empty; nothing where one range would hold all */
export const priceSteps = (heaps: readonly Heap[]): PriceStep[] => {
  const sorted = heaps.filter(({ count }) => count > 0).toSorted((a, b) => leastOf(a) - leastOf(b))
  const total = sorted.reduce((sum, { count }) => sum + count, 0)
  const below = (least: number) => sorted.reduce((sum, heap) => sum + (leastOf(heap) < least ? heap.count : 0), 0)
  const cuts = roundCuts(sorted).map((least) => ({ least, before: below(least) }))
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
    const count = (next === undefined ? total : below(next)) - (min === null ? 0 : below(min))
    return { min, max: next === undefined ? null : next - 1, count }
  })
}

/** Round numbers with something on both sides, one for each place between two heaps: the roundest. */
const roundCuts = (sorted: readonly Heap[]): number[] => {
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) return []
  const cuts = new Map<string, number>()
  const [least, most] = [leastOf(first), leastOf(last)]
  for (let digits = Math.max(first.digits, 1); digits <= last.digits; digits++) {
    for (const begins of ROUND) {
      const cut = begins * 10 ** (digits - 1)
      if (cut <= least || cut > most) continue
      // Two cuts without anything between them are the same cut: the first, which has the smaller number, stays.
      const between = sorted.findIndex((heap) => leastOf(heap) >= cut)
      if (!cuts.has(String(between))) cuts.set(String(between), cut)
    }
  }
  return [...cuts.values()]
}
