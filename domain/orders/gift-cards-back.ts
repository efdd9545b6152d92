/**
 * Gift cards that an order has sold and gives up: what was spent of them went to somebody as goods, and goes back to nobody as money.
 *
 * Whoever cancels has taken the cards back before: what could still be taken off each is the truth of the shard that keeps it. Without
 * that the order gives up none, and each card goes back once.
 */
import { ok, refuse, type Result } from '../result.ts'
import type { StoredValueId } from '../stored-value/stored-value.ts'
import { dueWhenPlaced } from './balance.ts'
import { cardWorth } from './gifts.ts'
import { unitsOf, type Order, type Parcel } from './order.ts'
import type { OrderLineItem } from './order-line.ts'

/** @property spent minor units that could not be taken off it any more */
export type CardBack = Parcel & { readonly units: 1; readonly id: StoredValueId; readonly spent: number }

/** @property since ms since the epoch, when whoever asks began to take them back */
export type CardsBack = { readonly cards: readonly CardBack[]; readonly since: number }

/** They are to be taken back first, or anew: some are not, or have gone back already, or somebody took too long. */
export type CardsRefusal = { readonly code: 'gift-cards-open' }

/** Whoever takes longer than this to take them back begins anew, in ms: then somebody may be giving them to their bearers again. */
export const TAKING_BACK_MS = 60_000

export const isOfCards = (line: OrderLineItem): boolean => line.giftCards !== undefined && cardWorth(line) > 0

/** Cards that went back with some cancellation of the order. */
export const cardsGone = ({ cancellations = [] }: Pick<Order, 'cancellations'>): ReadonlySet<StoredValueId> =>
  new Set(cancellations.flatMap(({ giftCards = [] }) => giftCards))

/** None are dealt as long as something is due, and none for a payment that came too late. */
const areDealt = (order: Order, reason: string): boolean =>
  dueWhenPlaced(order).amount === 0 && reason !== 'payment-late'

type Given = { readonly reason: string; readonly cardsBack?: CardsBack }
type Back = { readonly ids: readonly StoredValueId[]; readonly spent: number }

/** @param parcels what is cancelled, each variant once @returns what was spent of the cards among them, in minor units */
export const cardsBackOf = (
  order: Order,
  parcels: readonly Parcel[],
  { reason, cardsBack }: Given,
  now: number,
): Result<Back, CardsRefusal> => {
  const ofCards = order.lines.filter((line) => isOfCards(line) && unitsOf(parcels, line.variantId) > 0)
  if (ofCards.length === 0 || !areDealt(order, reason)) return ok({ ids: [], spent: 0 })
  const { cards = [], since = 0 } = cardsBack ?? {}
  const gone = cardsGone(order)
  const areAll =
    cards.every(({ id }) => !gone.has(id)) &&
    new Set(cards.map(({ id }) => id)).size === cards.length &&
    ofCards.every(({ variantId }) => unitsOf(cards, variantId) === unitsOf(parcels, variantId))
  if (!areAll || now - since > TAKING_BACK_MS) return refuse({ code: 'gift-cards-open' })
  return ok({ ids: cards.map(({ id }) => id), spent: cards.reduce((sum, { spent }) => sum + spent, 0) })
}
