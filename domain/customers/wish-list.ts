/** What somebody would like to have: of a guest known by the key in their cookie, of a customer by their account. */
import { BASE32, base32, type CustomerId, type Id, type ProductId, type VariantId } from '../ids.ts'

/** 130 random bits. Of a guest the list itself, of a list that is shared what stands in its link. */
export type WishKey = Id<'WishKey'>

const KEY_LENGTH = 26
const KEY = new RegExp(`^[${BASE32}]{${KEY_LENGTH}}$`)

/** @param random 26 random bytes */
export const newWishKey = (random: Uint8Array): WishKey => base32(random.subarray(0, KEY_LENGTH)) as WishKey

/** @returns undefined for text that is none */
export const wishKey = (text: string | undefined): WishKey | undefined =>
  text !== undefined && KEY.test(text) ? (text as WishKey) : undefined

/** Whose list it is. */
export type Wisher = { readonly customer: CustomerId } | { readonly guest: WishKey }

export type Wish = {
  readonly product: ProductId
  /** As it was chosen on its page; null: any of it. */
  readonly variant: VariantId | null
  /** As it was called then: said of what is gone. */
  readonly title: string
  /** Ms since the epoch. */
  readonly at: number
}

export type WishList = {
  /** Null: nobody else sees it. */
  readonly share: WishKey | null
  /** The latest first. */
  readonly wishes: readonly Wish[]
}

/** On one list; each is a picture of a page. */
export const WISHES_MAX = 100

/** A guest's list that nobody has changed for so long is deleted, in ms: ninety days. Its cookie lasts as long. */
export const GUEST_LIST_MS = 90 * 24 * 60 * 60_000
