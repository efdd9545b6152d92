/**
 * What is limited is stock: uses of a promotion, of a code, of one buyer, and the money that it may give are items of the
 * inventory, held when somebody pays and taken with the order (design D3).
 *
 * Nobody has to put them there: whoever holds one says how many there are, and the first one to ask makes room for them.
 */
import type { ItemKey } from '../ids.ts'
import type { Currency } from '../money.ts'
import { foldedCode } from './code.ts'
import { amountIn, type Candidate, type PromotionId } from './promotion.ts'

/** How many are left, of those that somebody has counted; what is not in it is taken for enough until it is held. */
export type Left = ReadonlyMap<ItemKey, number>
export const NOBODY_COUNTED: Left = new Map()

/** A limited thing, how much of it one order takes, and how much there is of it in all. */
export type Limited = {
  readonly item: ItemKey
  readonly units: number
  readonly quota: number
  /** Of the promotion that said so: a newer one counts. */
  readonly version: number
}

const PREFIX = 'use_'

/** Whether an item of the inventory is a limit and no good: no page has a word for what is left of it. */
export const isLimit = (item: ItemKey): boolean => item.startsWith(PREFIX)

const keyOf = (promotion: PromotionId, of: string): ItemKey =>
  `${PREFIX}${promotion.slice('promo_'.length)}${of}` as ItemKey

/** Of which promotion an item counts the uses. */
export const usesKey = (promotion: PromotionId): ItemKey => keyOf(promotion, '')
export const codeKey = (promotion: PromotionId, code: string): ItemKey => keyOf(promotion, `:code:${foldedCode(code)}`)
/** @param buyer an account, or a hash of a mail address: the key is written in logs */
export const buyerKey = (promotion: PromotionId, buyer: string): ItemKey => keyOf(promotion, `:of:${buyer}`)
export const budgetKey = (promotion: PromotionId, currency: Currency): ItemKey =>
  keyOf(promotion, `:money:${currency.toLowerCase()}`)

/** @property amount what it takes off, in minor units */
type Used = Candidate & { readonly amount: number }

/** All that one order takes of what is limited. @param buyer whom a limit for each buyer counts; null: nobody can be told from others */
export const limitsOf = (
  { promotion, code, codeUses = null, amount }: Used,
  buyer: string | null,
  currency: Currency,
): Limited[] => {
  const { id, limits, version } = promotion
  const budget = limits.budget && amountIn(limits.budget, currency)
  return [
    ...(limits.uses === null ? [] : [{ item: usesKey(id), units: 1, quota: limits.uses, version }]),
    ...(code === undefined || codeUses === null
      ? []
      : [{ item: codeKey(id, code), units: 1, quota: codeUses, version }]),
    ...(limits.perBuyer === null || buyer === null
      ? []
      : [{ item: buyerKey(id, buyer), units: 1, quota: limits.perBuyer, version }]),
    ...(budget === null || budget === undefined || amount === 0
      ? []
      : [{ item: budgetKey(id, currency), units: amount, quota: budget, version }]),
  ]
}

/**
 * What an attempt to pay for a cart with this code may have been promised: asked for where nobody remembers what it was.
 *
 * @param buyer an account; null: of a mail address nobody knows the key, and it lapses
 */
export const keysOfCode = (
  { promotion, code }: { readonly promotion: PromotionId; readonly code: string },
  buyer: string | null,
  currency: Currency,
): ItemKey[] => [
  usesKey(promotion),
  codeKey(promotion, code),
  budgetKey(promotion, currency),
  ...(buyer === null ? [] : [buyerKey(promotion, buyer)]),
]

/** Whose uses are counted, and the money of a budget. @property limitedAs as `limitsOf` takes its buyer */
export type CountedFor = { readonly limitedAs: string | null; readonly currency: Currency; readonly left: Left }

/** Whether one more use is there, and so much of its budget, as far as anybody has counted. */
export const isLeft = (candidate: Candidate, { limitedAs, currency, left }: CountedFor, amount = 1): boolean =>
  left.size === 0 ||
  limitsOf({ ...candidate, amount }, limitedAs, currency).every(
    ({ item, units }) => (left.get(item) ?? Number.POSITIVE_INFINITY) >= units,
  )
