/**
 * Money that the shop owes to a bearer (gift card) or to an account (store credit): an item of the inventory whose units
 * are minor units of its currency, held, taken and given back as stock is (design D3).
 *
 *     balance    = available
 *     promised   = held by an attempt to pay
 *     spent      = taken by orders
 *     issued     = received
 */
import type { Id, ItemKey } from '../ids.ts'
import { BASE32, base32 } from '../ids.ts'
import type { Currency } from '../money.ts'

export type StoredValueId = Id<'StoredValue'>
export type StoredValueKind = 'gift-card' | 'store-credit'

const PREFIX = 'sv_'
const FORM = new RegExp(`^${PREFIX}[${BASE32}]{16}$`)

/** @param random 16 random bytes */
export const newStoredValueId = (random: Uint8Array): StoredValueId =>
  `${PREFIX}${base32(random.subarray(0, 16))}` as StoredValueId

/** Reads text from outside: undefined when it cannot be such an id. */
export const storedValueId = (text: string | undefined): StoredValueId | undefined =>
  text !== undefined && FORM.test(text) ? (text as StoredValueId) : undefined

/** Its stock. A card is never divided into lanes: one bearer spends it. */
export const moneyKey = (id: StoredValueId): ItemKey => `${id}` as unknown as ItemKey

/** Whether an item of the inventory is money that is owed, and no good. */
export const isMoney = (item: ItemKey): boolean => item.startsWith(PREFIX)

/** What a cart keeps of one that its buyer gave, and an order of one that paid for it. Its code is kept nowhere. */
export type StoredValue = {
  readonly id: StoredValueId
  readonly kind: StoredValueKind
  readonly currency: Currency
  /** The last four signs of a gift card's code, as it is shown; absent: credit of an account. */
  readonly ending?: string
  /** ms since the epoch, from then on it pays nothing; null: never. */
  readonly expiresAt: number | null
}
