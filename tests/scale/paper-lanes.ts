/** The stock of the drop, lane by lane, with what is on the way: the truth that nobody in the shop can see as a whole. */
import type { ItemKey, VariantId } from '#domain/ids'
import { laneKey } from '#domain/sharding/lanes'

/** What a lane answers. `sent` and `received` count every unit that a transfer ever took from it or brought to it. */
export type LaneAnswer = { readonly held: boolean; readonly sent: number; readonly received: number }

type Lane = { available: number; sent: number; received: number }

export type PaperLanes = {
  readonly hold: (key: ItemKey) => LaneAnswer
  readonly availableOf: (key: ItemKey) => number
  /** Take units off a lane's shelf, as many of those as there are. */
  readonly debit: (lane: number, units: number) => number
  readonly credit: (lane: number, units: number) => void
  /** Units on any shelf or on the way. */
  readonly left: () => number
  readonly sold: () => number
}

export const newPaperLanes = (item: VariantId, units: number): PaperLanes => {
  const lanes = new Map<ItemKey, Lane>([[item, { available: units, sent: 0, received: 0 }]])
  let sold = 0
  let onTheWay = 0
  const laneOf = (key: ItemKey): Lane => {
    const lane = lanes.get(key) ?? { available: 0, sent: 0, received: 0 }
    lanes.set(key, lane)
    return lane
  }
  return {
    hold: (key) => {
      const lane = laneOf(key)
      const held = lane.available > 0
      if (held) {
        lane.available--
        sold++
      }
      return { held, sent: lane.sent, received: lane.received }
    },
    availableOf: (key) => laneOf(key).available,
    debit: (number, wanted) => {
      const lane = laneOf(laneKey(item, number))
      const some = Math.min(wanted, lane.available)
      lane.available -= some
      lane.sent += some
      onTheWay += some
      return some
    },
    credit: (number, some) => {
      const lane = laneOf(laneKey(item, number))
      lane.available += some
      lane.received += some
      onTheWay -= some
    },
    left: () => onTheWay + [...lanes.values()].reduce((sum, { available }) => sum + available, 0),
    sold: () => sold,
  }
}
