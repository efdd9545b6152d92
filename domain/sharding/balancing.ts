/** Units of a split item, sent towards where the demand is, so that its lanes run dry together. */

/**
 * @property available units on the shelf of the lane
 * @property incoming units on their way to it
 */
export type LaneUnits = { readonly lane: number; readonly available: number; readonly incoming: number }
/** @property asks calls a second that ask it for units */
export type LaneStock = LaneUnits & { readonly asks: number }

export type Transfer = { readonly from: number; readonly to: number; readonly units: number }

/** A lane is short when it has less than this share of what would let it run dry together with the others. */
const SHORT_SHARE = 0.75
/** With fewer units for each lane, going on to the next lane finds them sooner than a transfer brings them. */
const UNITS_A_LANE_LEAST = 4
/** Of one item at once: the lanes that are shortest first, the others five seconds later. */
export const TRANSFERS_MAX = 8

/** What each lane should have: in proportion to what it is asked, whole, all together exactly what there is. */
const targetsOf = (lanes: readonly LaneStock[]): number[] => {
  const units = lanes.reduce((sum, { available, incoming }) => sum + available + incoming, 0)
  const asks = lanes.reduce((sum, lane) => sum + lane.asks, 0)
  // A lane that nobody asks keeps a tenth of an even share: whoever comes to it first is not sent on at once.
  const weights = lanes.map((lane) => (asks > 0 ? lane.asks + asks / lanes.length / 10 : 1))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let given = 0
  let weighed = 0
  return weights.map((weight) => {
    weighed += weight
    const upTo = Math.round((units * weighed) / all)
    const target = upTo - given
    given = upTo
    return target
  })
}

/** From those that have most too much to those that lack most; never more than is on the shelf. */
const match = (
  lanes: readonly LaneStock[],
  targets: readonly number[],
  isShort: (index: number) => boolean,
): Transfer[] => {
  const over = lanes
    .map((lane, index) => ({
      lane: lane.lane,
      units: Math.min(lane.available, lane.available + lane.incoming - (targets[index] ?? 0)),
    }))
    .filter(({ units }) => units > 0)
    .toSorted((one, other) => other.units - one.units)
  const short = lanes
    .map((lane, index) => ({ lane: lane.lane, index, units: (targets[index] ?? 0) - lane.available - lane.incoming }))
    .filter(({ units, index }) => units > 0 && isShort(index))
    .toSorted((one, other) => other.units - one.units)
  const transfers: Transfer[] = []
  for (const want of short) {
    for (const have of over) {
      const units = Math.min(want.units, have.units)
      if (units <= 0) continue
      transfers.push({ from: have.lane, to: want.lane, units })
      want.units -= units
      have.units -= units
    }
  }
  return transfers
}

/**
 * The transfers that are worth it now: none as long as the lanes will run dry about together, or hardly anything is left.
 *
 * @returns at most TRANSFERS_MAX, none smaller than a tenth of what its lane should have
 */
export const balance = (lanes: readonly LaneStock[]): Transfer[] => {
  const units = lanes.reduce((sum, { available, incoming }) => sum + available + incoming, 0)
  if (lanes.length < 2 || units < lanes.length * UNITS_A_LANE_LEAST) return []
  const targets = targetsOf(lanes)
  const have = ({ available, incoming }: LaneStock) => available + incoming
  const isShort = (index: number) => {
    const lane = lanes[index]
    return lane !== undefined && have(lane) < (targets[index] ?? 0) * SHORT_SHARE
  }
  const least = (to: number) => (targets[lanes.findIndex(({ lane }) => lane === to)] ?? 0) / 10
  return match(lanes, targets, isShort)
    .filter(({ to, units }) => units >= least(to))
    .slice(0, TRANSFERS_MAX)
}

/**
 * The first transfers of a split: every lane gets its share of what there is, whatever it is asked.
 *
 * @param lanes all of them, new ones with nothing
 */
export const spread = (lanes: readonly LaneStock[]): Transfer[] => {
  const even = lanes.map((lane) => ({ ...lane, asks: 0 }))
  return match(even, targetsOf(even), () => true)
}

/** The transfers of a merge: everything that is on a shelf goes home to lane 0. Asked again until nothing is left. */
export const home = (lanes: readonly Pick<LaneUnits, 'lane' | 'available'>[]): Transfer[] =>
  lanes
    .filter(({ lane, available }) => lane !== 0 && available > 0)
    .map(({ lane, available }) => ({ from: lane, to: 0, units: available }))
