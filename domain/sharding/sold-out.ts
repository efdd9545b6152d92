/**
 * When an item in lanes may be called sold out: nobody sees all lanes at once, and units travel between them.
 *
 * Each lane counts every unit that it has ever sent to others and received from them. A round asks every lane; in two rounds
 * in a row all were short. When all that had been received by the first is all that had been sent by the second, there was a
 * moment between them at which nothing was on the way, and no lane had anything. A Worker that does not know of a lane
 * sees sums that differ, and asks again.
 *
 * @see https://doi.org/10.1007/BF01782776 Mattern, Algorithms for distributed termination detection (1987): four counters
 */

/** Units that transfers ever took from a lane and brought to it. */
export type LaneCounts = { readonly sent: number; readonly received: number }
/** What each lane said when it was short, by its number. */
export type Round = ReadonlyMap<number, LaneCounts>

const sum = (round: Round, count: keyof LaneCounts): number =>
  [...round.values()].reduce((all, counts) => all + counts[count], 0)

/** Whether nothing was on the way, as far as one round can tell: if not, there is no use in asking again at once. */
export const isQuiet = (round: Round): boolean => sum(round, 'sent') === sum(round, 'received')

/** @param first a round in which every lane was short, and `second` the next one, of the same lanes */
export const isSoldOut = (first: Round, second: Round): boolean =>
  first.size === second.size && isQuiet(first) && isQuiet(second) && sum(first, 'received') === sum(second, 'sent')
