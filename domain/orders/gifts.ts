/**
 * Gift cards of a cart that are for somebody else: said unit by unit of a line, so that one card for Mei and one for her brother are two
 * units of one good. Units beyond those that are named are for the buyer.
 */
import type { Money } from '../money.ts'
import type { Gift } from '../stored-value/draft.ts'

/** In one cart: what is said of each travels with every fact of its order. */
export const GIFTS_MAX = 20

/** Of gift cards: whom the first units are for; absent: all for the buyer. */
export type Named = { readonly gifts?: readonly Gift[] }

type Line = Named & { readonly units: number }

/** No more are named than there are. */
const within = (gifts: readonly Gift[], units: number): Pick<Line, 'gifts'> =>
  gifts.length === 0 ? {} : { gifts: gifts.slice(0, units) }

/** Two that become one: the units of both, and whom they are for, the earlier first; of all else the later counts. */
export const linesTogether = <L extends Line>(one: L, { gifts: named = [], ...added }: L): L => {
  const units = one.units + added.units
  const gifts = [...(one.gifts ?? []).slice(0, one.units), ...named.slice(0, added.units)]
  return { ...added, units, ...within(gifts, units) } as L
}

/** So many are left: those that were named last go first. */
export const giftsLeft = ({ gifts = [] }: Line, units: number): Pick<Line, 'gifts'> => within(gifts, units)

export const giftsIn = (lines: readonly Line[]): number =>
  lines.reduce((sum, { gifts = [], units }) => sum + Math.min(gifts.length, units), 0)

/** What an order that is kept says of whom its cards were for: nothing, but that they are cards. */
export const withoutRecipients = <L extends { readonly giftCards?: readonly Gift[] }>(line: L): L =>
  line.giftCards ? { ...line, giftCards: [] } : line

type Sold = { readonly regular?: Money; readonly price: Money }

/** What a card is worth in minor units: what it costs everybody, where a sale has made it cheaper. One of nothing is none. */
export const cardWorth = ({ regular, price }: Sold): number => (regular ?? price).amount
