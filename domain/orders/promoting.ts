/** Promotions of a cart: its lines as goods, and what was taken off as lines of an order. */
import { wasPrice } from '../catalog/product.ts'
import type { VariantId } from '../ids.ts'
import { money, times, type Currency, type Money } from '../money.ts'
import { GUEST, type Buyer } from '../promotions/conditions.ts'
import { evaluate, type Outcome } from '../promotions/evaluate.ts'
import type { Why } from '../promotions/explain.ts'
import type { Goods } from '../promotions/goods.ts'
import { NOBODY_COUNTED, type Left } from '../promotions/limits.ts'
import type { Way } from '../promotions/order-effects.ts'
import type { Candidate, Promotion, PromotionClass, PromotionId } from '../promotions/promotion.ts'
import type { Short } from '../promotions/taken.ts'
import type { Text } from '../settings/text.ts'
import type { Offer } from './offer.ts'
import type { LineDiscount, OrderLineItem } from './order-line.ts'

/** What a cart's promotions are judged by. Nothing of it comes from a page or a body. */
export type Promoting = {
  /** One for each promotion: those that count by themselves, and those whose code was given. */
  readonly candidates: readonly Candidate[]
  readonly buyer: Buyer
  readonly left: Left
  /** Whom a limit for each buyer counts: an account, else a hash of the mail address; null: nobody has said one. */
  readonly limitedAs: string | null
}
export const NOTHING_PROMOTED: Promoting = { candidates: [], buyer: GUEST, left: NOBODY_COUNTED, limitedAs: null }

/** A promotion that counted, as the order keeps it. */
export type AppliedPromotion = {
  readonly promotion: PromotionId
  readonly version: number
  readonly class: PromotionClass
  readonly title: Text
  readonly code?: string
  /** What it took off in all: of lines as much as their discounts say, what it gave among them. */
  readonly amount: Money
}

/** One that did not, and why. */
export type UnappliedPromotion = {
  readonly promotion: PromotionId
  readonly class: PromotionClass
  readonly title: Text
  readonly code?: string
  readonly why: Why
}

/** One that counts and would take more off, and what is missing for that. */
export type NextTier = Omit<UnappliedPromotion, 'why'> & { readonly why: Short }

type Promoted = {
  /** With what comes by itself, and what was taken off each. */
  readonly lines: readonly OrderLineItem[]
  readonly applied: readonly AppliedPromotion[]
  readonly unapplied: readonly UnappliedPromotion[]
  readonly next: readonly NextTier[]
  readonly way: Way | null
  /** Off the price of delivery, in minor units. */
  readonly offDelivery: number
}

type Given = {
  readonly lines: readonly OrderLineItem[]
  readonly offers: ReadonlyMap<VariantId, Offer>
  readonly currency: Currency
  readonly country: string | null
  readonly wayFor: (left: readonly number[]) => Way | null
  /** A gift, as a line of its own; undefined: it cannot be had. */
  readonly giftLine: (variant: VariantId, units: number) => OrderLineItem | undefined
  readonly now: number
}

/** What a good in this cart has to do with promotions. */
const goodsOf = (
  { variantId, units, price, regular }: OrderLineItem,
  offer: Offer | undefined,
  currency: Currency,
): Goods => ({
  variantId,
  productId: offer?.productId ?? ('' as never),
  collections: offer?.collections ?? [],
  tags: offer?.tags ?? [],
  isGiftCard: offer?.isGiftCard ?? false,
  isMarkedDown:
    regular !== undefined || (offer !== undefined && wasPrice({ compareAt: [], ...offer }, currency) !== undefined),
  cost: offer?.cost?.find((one) => one.currency === currency)?.amount ?? null,
  units,
  price: price.amount,
})

export const promote = ({ candidates, buyer, left, limitedAs }: Promoting, given: Given): Promoted => {
  const { lines, offers, currency, country, wayFor, giftLine, now } = given
  const goods = lines.map((line) => goodsOf(line, offers.get(line.variantId), currency))
  const giftWorth = (variant: VariantId, units: number) => giftLine(variant, units)?.total.amount
  const judged = { currency, lines: goods, candidates, buyer, country, wayFor, giftWorth, left, limitedAs, now }
  const outcome = evaluate(judged)
  const codeOf = new Map(
    candidates.flatMap(({ promotion, code }) => (code === undefined ? [] : [[promotion.id, code] as const])),
  )
  const coded = ({ id }: Promotion) => {
    const code = codeOf.get(id)
    return code === undefined ? {} : { code }
  }
  const discounts = discountsOf(outcome, lines.length, { coded, currency })
  const cut = lines.map((line, index) => withDiscounts(line, discounts[index] ?? []))
  const withGifts = outcome.gifts.reduce((all, { promotion, variantId, units }) => {
    const line = giftLine(variantId, units)
    return line ? withGift(all, line, { ...stamp(promotion), ...coded(promotion) }) : all
  }, cut)
  return {
    lines: withGifts,
    applied: appliedOf(outcome, withGifts, { coded, currency }),
    unapplied: outcome.unapplied.map(({ candidate: { promotion, code }, why }) => ({
      promotion: promotion.id,
      class: promotion.class,
      title: promotion.title,
      ...(code !== undefined && { code }),
      why,
    })),
    next: outcome.next.map(({ promotion, short }) => ({
      ...stamp(promotion),
      class: promotion.class,
      ...coded(promotion),
      why: short,
    })),
    way: outcome.way,
    offDelivery: outcome.delivery?.amount ?? 0,
  }
}

type Coded = (promotion: Promotion) => { readonly code?: string }

const stamp = ({ id, title }: Promotion) => ({ promotion: id, title })

/** Of each line, those on goods before those on the order. */
const discountsOf = (
  { goods, order }: Outcome,
  lines: number,
  { coded, currency }: { readonly coded: Coded; readonly currency: Currency },
): LineDiscount[][] => {
  const of: LineDiscount[][] = Array.from({ length: lines }, () => [])
  for (const { promotion, cuts } of goods) {
    const by = { ...stamp(promotion), ...coded(promotion), class: 'product' as const }
    for (const { line, amount, units } of cuts)
      if (amount > 0) of[line]?.push({ ...by, units, amount: money(amount, currency) })
  }
  for (const { promotion, parts } of order) {
    const by = { ...stamp(promotion), ...coded(promotion), class: 'order' as const, units: 0 }
    for (let line = 0; line < parts.length; line++) {
      const amount = parts[line] ?? 0
      if (amount > 0) of[line]?.push({ ...by, amount: money(amount, currency) })
    }
  }
  return of
}

const withDiscounts = (line: OrderLineItem, discounts: readonly LineDiscount[]): OrderLineItem =>
  discounts.length === 0 ? line : { ...line, discounts }

/** Beside what the shopper took of it themselves, where they did: one variant is one line. */
const withGift = (
  lines: readonly OrderLineItem[],
  gift: OrderLineItem,
  by: Pick<LineDiscount, 'promotion' | 'title' | 'code'>,
): OrderLineItem[] => {
  const discountOf = (amount: Money): LineDiscount => ({ ...by, class: 'product', amount, units: gift.units })
  const there = lines.findIndex(({ variantId }) => variantId === gift.variantId)
  const line = lines[there]
  if (!line) return [...lines, { ...gift, discounts: [discountOf(gift.total)], gifts: gift.units }]
  const units = line.units + gift.units
  const both: OrderLineItem = {
    ...line,
    units,
    total: times(line.price, units),
    discounts: [...(line.discounts ?? []), discountOf(times(line.price, gift.units))],
    gifts: (line.gifts ?? 0) + gift.units,
  }
  return lines.with(there, both)
}

const appliedOf = (
  { goods, order, delivery, gifts }: Outcome,
  lines: readonly OrderLineItem[],
  { coded, currency }: { readonly coded: Coded; readonly currency: Currency },
): AppliedPromotion[] => {
  const off = new Map<PromotionId, number>()
  const put = (id: PromotionId, amount: number) => off.set(id, (off.get(id) ?? 0) + amount)
  for (const { discounts = [] } of lines) for (const { promotion, amount } of discounts) put(promotion, amount.amount)
  if (delivery) put(delivery.promotion.id, delivery.amount)
  return [...goods, ...gifts, ...order, ...(delivery ? [delivery] : [])].map(({ promotion }) => ({
    ...stamp(promotion),
    version: promotion.version,
    class: promotion.class,
    ...coded(promotion),
    amount: money(off.get(promotion.id) ?? 0, currency),
  }))
}

/** Variants that may come into a cart by themselves: their offers are asked for with those of its lines. */
export const giftsOf = (candidates: readonly Candidate[]): VariantId[] =>
  candidates.flatMap(({ promotion: { effect } }) => (effect.type === 'gift' ? [effect.variant] : []))
