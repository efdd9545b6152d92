/**
 * A promotion: what it takes off, from what, for whom, when, how often, and beside what else it may stand.
 *
 * It is data that staff write and that carts are judged by. Amounts are whole minor units, one for each currency in which
 * the promotion counts: in another currency it does not. Rates are hundredths of a per cent.
 */
import type { CollectionId, Id, ProductId, VariantId } from '../ids.ts'
import type { Currency, Money } from '../money.ts'
import type { Text } from '../settings/text.ts'

export type PromotionId = Id<'Promotion'>

/** As Shopify has them, and in this order: goods first, then the order on what is left, then delivery. */
export type PromotionClass = 'product' | 'order' | 'delivery'

/** `draft` was never on; `paused` may go on again; `ended` is over for good. */
export type PromotionState = 'draft' | 'active' | 'paused' | 'ended'

/** What of the goods it is about: what is named by any of these, less what is left out. Gift cards are money and never in it. */
export type ProductSet = {
  /** Everything that the shop sells: then the lists below it are empty. */
  readonly all: boolean
  readonly products: readonly ProductId[]
  readonly variants: readonly VariantId[]
  readonly collections: readonly CollectionId[]
  readonly tags: readonly string[]
  readonly without: {
    readonly products: readonly ProductId[]
    readonly collections: readonly CollectionId[]
    readonly tags: readonly string[]
  }
}

/** What becomes of a price. */
export type Value =
  | { readonly type: 'percent'; readonly rate: number }
  /** Taken off; never more than there is. */
  | { readonly type: 'amount'; readonly amounts: readonly Money[] }
  /** What one unit costs then; where that is more than it costs now, nothing changes. */
  | { readonly type: 'price'; readonly prices: readonly Money[] }

export type Tier = {
  /** From so many units on, or from such a worth of goods; of the tiers that are reached the last one counts. */
  readonly units: number | null
  readonly sum: readonly Money[] | null
  readonly value: Value
}

/** What has to be bought for what is given. */
export type Buying =
  | { readonly set: ProductSet; readonly units: number }
  | { readonly set: ProductSet; readonly sum: readonly Money[] }

export type Effect =
  /** Each unit of the set; `across`: an amount is taken off them together, once. */
  | {
      readonly type: 'goods'
      readonly set: ProductSet
      readonly value: Value
      readonly across: boolean
      /** At most so many units, the cheapest first; null: all. */
      readonly unitsMax: number | null
    }
  | { readonly type: 'tiers'; readonly set: ProductSet; readonly tiers: readonly Tier[] }
  /** Of what is given the cheapest units; nothing is used twice. `times`: in one order; null: as often as it fits. */
  | {
      readonly type: 'buy-get'
      readonly buy: Buying
      readonly get: { readonly set: ProductSet; readonly units: number; readonly value: Value }
      readonly times: number | null
    }
  /** Comes into the order by itself, once, for nothing. */
  | { readonly type: 'gift'; readonly variant: VariantId; readonly units: number }
  /** So many of each part together for one price, or for so much less. */
  | {
      readonly type: 'bundle'
      readonly parts: readonly { readonly set: ProductSet; readonly units: number }[]
      readonly value: Value
      readonly times: number | null
    }
  | { readonly type: 'order'; readonly value: Exclude<Value, { type: 'price' }> }
  | {
      readonly type: 'order-tiers'
      readonly tiers: readonly (Tier & { readonly value: Exclude<Value, { type: 'price' }> })[]
    }
  /** Of the ways that are named; null: of every way. `upTo`: a way that costs more is not made cheaper. */
  | {
      readonly type: 'delivery'
      readonly value: Value
      readonly methods: readonly string[] | null
      readonly upTo: readonly Money[] | null
    }

/** Who gets it: whoever is named by any of these. */
export type Buyers =
  | { readonly type: 'everybody' }
  /** Whoever is signed in and has not ordered yet. */
  | { readonly type: 'first-order' }
  | { readonly type: 'signed-in' }
  | {
      readonly type: 'some'
      readonly customers: readonly string[]
      readonly tags: readonly string[]
      readonly segments: readonly string[]
      readonly companies: readonly string[]
    }

export type Conditions = {
  readonly buyers: Buyers
  /** ISO 3166-1 alpha-2 of the place that the order goes to; null: anywhere. */
  readonly countries: readonly string[] | null
  readonly currencies: readonly Currency[] | null
  /** Goods of the set are worth so much, before anything is taken off: what one promotion gives takes none away from another. */
  readonly minimumSum: { readonly set: ProductSet; readonly sums: readonly Money[] } | null
  readonly minimumUnits: { readonly set: ProductSet; readonly units: number } | null
}

export type Limits = {
  /** Orders with it in all; null: no limit. */
  readonly uses: number | null
  /** Orders of one buyer: of an account, else of a mail address. */
  readonly perBuyer: number | null
  /** What it gives in all; in a currency that has none it does not count. */
  readonly budget: readonly Money[] | null
}

export type Period = {
  /** ms since the epoch; null: since ever, without end. */
  readonly from: number | null
  readonly until: number | null
  /** IANA, of the days and hours. */
  readonly timeZone: string
  /** 1 is Monday, 7 is Sunday; null: every day. */
  readonly weekdays: readonly number[] | null
  /** `18:00` to `22:00`, the end not among them; over midnight where the end comes first; null: all day. */
  readonly hours: readonly [from: string, until: string] | null
}

export type Promotion = {
  readonly id: PromotionId
  readonly class: PromotionClass
  readonly state: PromotionState
  /** What staff call it. */
  readonly name: string
  /** What shoppers read. */
  readonly title: Text
  /** `code`: for whoever says one of its codes. */
  readonly method: 'automatic' | 'code'
  readonly effect: Effect
  readonly conditions: Conditions
  readonly limits: Limits
  readonly period: Period
  /** May it stand in one cart with others of these classes? Both have to say so. */
  readonly combines: Readonly<Record<PromotionClass, boolean>>
  /** Goods with a price before theirs are left out. */
  readonly skipsMarkedDown: boolean
  /** No unit is sold below what it costs the shop and so much of it more; null: nobody looks. */
  readonly marginFloor: number | null
  /** Among promotions that give the same, the higher one counts. */
  readonly priority: number
  /** Counts its changes: an order says by which it was priced. */
  readonly version: number
}

/** A promotion that might count: by itself, or by this code that was given. */
export type Candidate = {
  readonly promotion: Promotion
  readonly code?: string
  /** How often the code itself may be used; null or absent: as often as the promotion. */
  readonly codeUses?: number | null
}

export const CLASS_OF: Readonly<Record<Effect['type'], PromotionClass>> = {
  goods: 'product',
  tiers: 'product',
  'buy-get': 'product',
  gift: 'product',
  bundle: 'product',
  order: 'order',
  'order-tiers': 'order',
  delivery: 'delivery',
}

export const EVERYTHING: ProductSet = {
  all: true,
  products: [],
  variants: [],
  collections: [],
  tags: [],
  without: { products: [], collections: [], tags: [] },
}

/** In this currency; undefined: it says nothing about it. */
export const amountIn = (amounts: readonly Money[], currency: Currency): number | undefined =>
  amounts.find((one) => one.currency === currency)?.amount
