/** Somebody waits for a good: to be back, or to cost less than they have seen. Told once, in the order in which they asked. */
import type { CustomerId, VariantId } from '../ids.ts'
import type { Language } from '../languages.ts'
import type { Money } from '../money.ts'

export const ALERT_KINDS = ['back-in-stock', 'price-drop'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

export type Alert = {
  readonly sequence: number
  readonly kind: AlertKind
  readonly variantId: VariantId
  /** In small letters. */
  readonly email: string
  readonly customerId: CustomerId | null
  readonly language: Language
  /** What they saw; of price drops alone. */
  readonly seen: Money | null
  /** Ms since the epoch. */
  readonly askedAt: number
  /** Null: nobody has shown that the address is theirs. */
  readonly confirmedAt: number | null
  readonly toldAt: number | null
  readonly expiresAt: number
}

/** How long somebody waits, in ms: half a year. */
export const ALERT_MS = 180 * 24 * 60 * 60_000
/** How long it is remembered that they were told, in ms: until nobody asks any more why. */
export const TOLD_KEPT_MS = 30 * 24 * 60 * 60_000
/** Whoever was told may think about it for so long, in ms: meanwhile nobody else is told of the same units. */
export const TURN_MS = 24 * 60 * 60_000
/** Of one address, at once. */
export const ALERTS_MAX = 50

/**
 * How many may have been told within a turn, all in all.
 *
 * @param available units that can be bought now
 * @param perUnit as the shop has set it
 */
export const mayBeTold = (available: number, perUnit: number): number => Math.max(0, Math.floor(available * perUnit))
