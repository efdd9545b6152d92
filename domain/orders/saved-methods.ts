/**
 * A way of paying that somebody has left with the provider, to pay with it again. The shop has no card: it keeps by which name the
 * provider knows it, and what its owner tells it from others by.
 */
import { base32, type Id } from '../ids.ts'

export type SavedMethodId = Id<'SavedMethod'>

/** In the provider's words: nothing of it pays anywhere else. */
export type SavedReference = {
  /** By which it knows whoever pays. */
  readonly payer: string
  readonly method: string
}

/** What may be known of a card by whoever does not have it. */
export type CardShown = {
  /** `visa`; of what is no card its kind. */
  readonly brand: string
  /** Four digits, or empty. */
  readonly lastFour: string
  /** Until the end of its month; null: it does not expire. */
  readonly expiry: { readonly month: number; readonly year: number } | null
}

export type SavedMethod = CardShown & { readonly id: SavedMethodId; readonly savedAt: number }

/** Of one customer: of more the oldest makes room. */
export const SAVED_METHODS_MAX = 10

const PREFIX = 'spm_'
const LENGTH = 24

/** @param random 24 random bytes */
export const newSavedMethodId = (random: Uint8Array): SavedMethodId =>
  `${PREFIX}${base32(random.subarray(0, LENGTH))}` as SavedMethodId

/** @returns undefined for what cannot be one */
export const savedMethodId = (text: string): SavedMethodId | undefined =>
  /^spm_[a-z\d]{24}$/.test(text) ? (text as SavedMethodId) : undefined

/** A card is good until the end of its month. @param now ms since the epoch */
export const isExpired = ({ expiry }: Pick<CardShown, 'expiry'>, now: number): boolean =>
  expiry !== null && now >= Date.UTC(expiry.year, expiry.month, 1)
