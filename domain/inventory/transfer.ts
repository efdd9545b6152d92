/**
 * Units on their way between two lanes of one item: debited, then credited, each once by the transfer's id.
 *
 * Until the sender knows that they have arrived they count as stock that is on its way, so that nobody is told
 * "sold out" while there are some.
 */
import type { ItemKey, LocationId } from '../ids.ts'
import { laneOf } from '../sharding/lanes.ts'

/** At the sender `sent`, then `arrived`; at the receiver `received`. */
export type TransferState = 'sent' | 'arrived' | 'received'

export type Transfer = {
  readonly id: string
  readonly from: ItemKey
  readonly to: ItemKey
  readonly location: LocationId
  readonly units: number
}

export type TransferRefusal =
  | { readonly code: 'transfer-invalid'; readonly id: string; readonly what: string }
  | { readonly code: 'transfer-unknown'; readonly id: string }

/** What a lane says of itself when it is asked whether anything is left. */
export type LaneState = {
  readonly key: ItemKey
  readonly available: number
  /** Units ever sent from here, and ever received here: never less than before. */
  readonly sent: number
  readonly received: number
  /** Of those sent, the ones of which this lane does not know yet that they have arrived. */
  readonly onTheWay: number
}

/** What is wrong with a transfer; undefined when it can be carried out. */
export const wrongTransfer = ({ from, to, units }: Transfer): string | undefined => {
  if (!Number.isInteger(units) || units < 1) return 'a transfer moves a whole number of units, one at least'
  if (from === to) return 'a transfer goes from one lane to another'
  return laneOf(from).item === laneOf(to).item ? undefined : 'a transfer stays within one item'
}

export const availableIn = (lanes: readonly LaneState[]): number => lanes.reduce((all, lane) => all + lane.available, 0)
