/** A line item as sold: it is kept with the order and never joined to the live catalogue again. */
import type { ProductId, VariantId } from '../ids.ts'
import type { Translated } from '../languages.ts'
import { money, sum, times, type Currency, type Money } from '../money.ts'
import type { PriceListId } from '../pricing/price-list.ts'
import type { PromotionId } from '../promotions/promotion.ts'
import type { Text } from '../settings/text.ts'
import type { Gift } from '../stored-value/draft.ts'

/** What a promotion took off a line. */
export type LineDiscount = {
  readonly promotion: PromotionId
  /** `order`: the part of a promotion on the whole order that falls on this line. */
  readonly class: 'product' | 'order'
  readonly title: Text
  /** As it was given; absent: it counts by itself. */
  readonly code?: string
  readonly amount: Money
  /** Over how many of its units. */
  readonly units: number
}

export type OrderLineItem = {
  readonly variantId: VariantId
  readonly productId: ProductId
  readonly handle: string
  readonly title: Translated
  readonly choice: Translated
  readonly sku: string
  readonly picture: string | null
  readonly units: number
  /** Of one unit, and of all of them, before promotions. */
  readonly price: Money
  readonly total: Money
  /** Which price list has priced it; absent: its regular price. */
  readonly priceList?: PriceListId
  /** What a sale has taken one unit down from; absent: it is no sale. */
  readonly regular?: Money
  /** Absent: nothing was taken off it. */
  readonly discounts?: readonly LineDiscount[]
  /** Of its units, those that came by themselves with a promotion; absent: none. */
  readonly gifts?: number
  readonly priceVersion: number
  readonly tracked: boolean
  readonly oversell: boolean
  /** Of a gift card: whom its first units are for, the others for the buyer; absent: it is none. */
  readonly giftCards?: readonly Gift[]
  /** Absent in lines from before this was kept: they travelled. */
  readonly requiresShipping?: boolean
}

const goes = ({ requiresShipping }: Pick<OrderLineItem, 'requiresShipping'>) => requiresShipping !== false

/** A service or a gift card goes nowhere: where a cart has nothing else, it needs no address and no delivery. */
export const travels = (lines: readonly Pick<OrderLineItem, 'requiresShipping'>[]): boolean =>
  lines.length === 0 || lines.some(goes)

/** How it comes: to a door or a counter, as a mail, or not at all: it is loaded down, or done on the spot. */
export type LineTravel = 'sent' | 'mailed' | 'unsent'
const travelOfLine = (line: Pick<OrderLineItem, 'requiresShipping' | 'giftCards'>): LineTravel =>
  goes(line) ? 'sent' : line.giftCards ? 'mailed' : 'unsent'

/** How each line comes, where not all come alike; undefined: they do, and nobody has to be told. */
export const comingApart = (
  lines: readonly Pick<OrderLineItem, 'requiresShipping' | 'giftCards'>[],
): readonly LineTravel[] | undefined => {
  const ways = lines.map(travelOfLine)
  return new Set(ways).size > 1 ? ways : undefined
}

/** In minor units. @param kind of one alone; absent: all of it */
const offOf = ({ discounts = [] }: Pick<OrderLineItem, 'discounts'>, kind?: LineDiscount['class']): number =>
  discounts.reduce((off, one) => (kind === undefined || one.class === kind ? off + one.amount.amount : off), 0)

/** What is paid for a line: its units at their price, less what promotions took off them. */
export const paidFor = (line: Pick<OrderLineItem, 'total' | 'discounts'>): Money =>
  money(line.total.amount - offOf(line), line.total.currency)

/** What promotions on goods left of it: what a buyer sees beside the line. */
export const afterGoods = (line: Pick<OrderLineItem, 'total' | 'discounts'>): Money =>
  money(line.total.amount - offOf(line, 'product'), line.total.currency)

/** Whether a promotion on goods took something off it: then its price before is struck. */
export const isCut = ({ discounts = [] }: Pick<OrderLineItem, 'discounts'>): boolean =>
  discounts.some((one) => one.class === 'product')

/**
 * What stands struck beside it: what a sale took it down from, or what it cost before promotions on goods; absent: neither.
 *
 * @param strict where only the lowest price of thirty days may be struck, which a cart does not know
 */
export const struckFor = (
  line: Pick<OrderLineItem, 'total' | 'units' | 'regular' | 'discounts'>,
  strict: boolean,
): Money | undefined => {
  const before = line.regular && !strict ? times(line.regular, line.units) : line.total
  return before.amount > afterGoods(line).amount ? before : undefined
}

export const paidForAll = (lines: readonly Pick<OrderLineItem, 'total' | 'discounts'>[], currency: Currency): Money =>
  sum(lines.map(paidFor), currency)

/** What counts towards free delivery: goods that travel, less what promotions took off them. */
export const worthSent = (lines: readonly OrderLineItem[], currency: Currency): Money =>
  paidForAll(lines.filter(goes), currency)

/** What promotions on goods, or those on the whole order, took off these lines. */
export const offBy = (kind: LineDiscount['class'], lines: readonly OrderLineItem[], currency: Currency): Money =>
  money(
    lines.reduce((off, line) => off + offOf(line, kind), 0),
    currency,
  )
