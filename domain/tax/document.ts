/**
 * The tax of one document: an order, a part of one that goes back. The only place where tax is counted.
 *
 * As EN 16931 wants it: each line has a net amount in whole minor units, a category and a rate; lines of one category and rate are a
 * group; groups add up to the total to the last unit. Where prices contain the tax, it is what they contain and nothing is added:
 * gross − gross / (1 + rate). Where a buyer owes none, prices that contain it are paid without it.
 */
import type { TaxSettings } from './table.ts'
import { categoryOf, isAcrossUnion, type TaxBuyer, type TaxCategory, type TaxReason } from './category.ts'
import { rateAt, STANDARD } from './rates.ts'
import { sharedBy, taxUpon, taxWithin } from './rounding.ts'
import type { TaxPlace } from './union.ts'

export type TaxableLine = {
  /** What the line costs after discounts, as prices are written there: whole minor units, not below 0. */
  readonly amount: number
  /** Empty: standard. */
  readonly taxClass: string
  readonly taxable: boolean
  /** Goods, or something that goes nowhere. */
  readonly travels: boolean
}

export type TaxAsked = {
  readonly lines: readonly TaxableLine[]
  /** Price of delivery in whole minor units. */
  readonly delivery: number
  /** Where it goes to; what goes nowhere: where the buyer is, or the shop. */
  readonly place: TaxPlace
  /** Where the shop is at home. */
  readonly seller: TaxPlace
  readonly buyer: TaxBuyer
  /** Whether prices contain the tax there. */
  readonly included: boolean
  readonly tax: TaxSettings
  /** `2026-11-28`, by the shop's clock. */
  readonly day: string
}

/** Whole minor units. What was paid for it is net + tax. */
export type TaxedPart = {
  readonly category: TaxCategory
  /** Hundredths of a per cent; of all but S it is 0. */
  readonly rate: number
  readonly net: number
  readonly tax: number
  /** Why none is owed. */
  readonly reason?: TaxReason
}

export type TaxGroup = Omit<TaxedPart, 'net'> & {
  /** The sum of the nets. */
  readonly base: number
}

export type TaxDocument = {
  /** By whose rates. */
  readonly country: string
  readonly included: boolean
  /** In the order in which lines were asked for. */
  readonly lines: readonly TaxedPart[]
  /** Several where delivery shares the rates of the goods; none where it costs nothing. */
  readonly delivery: readonly TaxedPart[]
  /** By category, then rate, the highest first. */
  readonly groups: readonly TaxGroup[]
  readonly net: number
  readonly tax: number
  readonly total: number
  /** What prices contain and this buyer does not owe: total is so much below the prices. */
  readonly relief: number
}

type Part = {
  readonly amount: number
  readonly category: TaxCategory
  /** Of the table: by it the tax is found that a price contains, owed or not. */
  readonly rate: number
  readonly reason: TaxReason | undefined
}

const partOf = (asked: TaxAsked, { amount, taxClass, taxable, travels }: TaxableLine): Part => {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not whole minor units: ${amount}`)
  const { place, seller, buyer, tax, day } = asked
  const there = whereTaxed(asked)
  const rate = rateAt(tax, there, taxClass, day)?.rate
  const { category, reason } = categoryOf({ rate, taxable, travels, place, seller, buyer, tax })
  return { amount, category, rate: taxable ? (rate ?? 0) : 0, reason }
}

/** Within the union small shops may tax what they send abroad as at home, until they have sold so much. */
const whereTaxed = ({ tax: { distanceSales }, place, seller, buyer }: TaxAsked): TaxPlace =>
  distanceSales === 'origin' && buyer.vatId === null && isAcrossUnion(place, seller, true) ? seller : place

/** Delivery as goods of its class, or a part of it with each line, by what they cost. */
const deliveryParts = (asked: TaxAsked, parts: readonly Part[]): readonly Part[] => {
  const { delivery, lines, tax } = asked
  if (delivery === 0) return []
  const asGoods = (amount: number) =>
    partOf(asked, { amount, taxClass: tax.deliveryClass ?? STANDARD, taxable: true, travels: true })
  const sent = parts.flatMap((part, index) => (lines[index]?.travels ? [part] : []))
  if (tax.deliveryBy !== 'weighted' || sent.every(({ amount }) => amount === 0)) return [asGoods(delivery)]
  const kinds = [...grouped(sent, ({ category, rate, reason }) => `${category} ${rate} ${reason ?? ''}`).values()]
  const worth = kinds.map((of) => sum(of.map(({ amount }) => amount)))
  const shares = sharedBy(delivery, worth)
  return kinds.flatMap(([first], index) => {
    const amount = shares[index] ?? 0
    return first && amount > 0 ? [{ ...first, amount }] : []
  })
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return groups
}

/** Tax of each, by line or of all of one rate together. */
const taxesOf = (
  amounts: readonly number[],
  rate: number,
  { included, tax: { rounding } }: Pick<TaxAsked, 'included' | 'tax'>,
): readonly number[] => {
  const taxOf = included ? taxWithin : taxUpon
  return rounding === 'line'
    ? amounts.map((amount) => taxOf(amount, rate))
    : sharedBy(taxOf(sum(amounts), rate), amounts)
}

const taxed = (parts: readonly Part[], asked: TaxAsked): readonly TaxedPart[] => {
  const places = parts.map((part, index) => ({ part, index }))
  const done: TaxedPart[] = []
  for (const [, group] of grouped(places, ({ part }) => `${part.category} ${part.rate} ${part.reason ?? ''}`)) {
    const rate = group[0]?.part.rate ?? 0
    const taxes = taxesOf(
      group.map(({ part }) => part.amount),
      rate,
      asked,
    )
    for (const [within, { part, index }] of group.entries()) {
      const tax = taxes[within] ?? 0
      const owed = part.category === 'S'
      done[index] = {
        category: part.category,
        rate: owed ? rate : 0,
        net: asked.included ? part.amount - tax : part.amount,
        tax: owed ? tax : 0,
        ...(part.reason && { reason: part.reason }),
      }
    }
  }
  return done
}

const CATEGORIES: readonly TaxCategory[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O']

/** One for each category and rate; of several reasons the first is said, by its name. */
export const groupsOf = (parts: readonly TaxedPart[]): TaxGroup[] =>
  [...grouped(parts, ({ category, rate }) => `${category} ${rate}`).values()]
    .flatMap((of): TaxGroup[] => {
      const [first] = of
      if (!first) return []
      const { category, rate } = first
      const [reason] = of.flatMap((part) => part.reason ?? []).toSorted()
      const base = sum(of.map(({ net }) => net))
      return [{ category, rate, base, tax: sum(of.map(({ tax }) => tax)), ...(reason && { reason }) }]
    })
    .toSorted((a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category) || b.rate - a.rate)

/** What is outside the tax stands in no document with anything else (BR-O-11): beside other goods it is exempt. */
const withoutOutside = (parts: readonly Part[]): readonly Part[] =>
  parts.every(({ category }) => category === 'O')
    ? parts
    : parts.map((part) => (part.category === 'O' ? { ...part, category: 'E' } : part))

export const taxDocument = (asked: TaxAsked): TaxDocument => {
  const goods = asked.lines.map((line) => partOf(asked, line))
  const delivered = deliveryParts(asked, goods)
  const all = taxed(withoutOutside([...goods, ...delivered]), asked)
  const groups = groupsOf(all)
  const [net, tax] = [sum(groups.map(({ base }) => base)), sum(groups.map((group) => group.tax))]
  const prices = sum([...goods, ...delivered].map(({ amount }) => amount))
  return {
    country: whereTaxed(asked).country,
    included: asked.included,
    lines: all.slice(0, goods.length),
    delivery: all.slice(goods.length),
    groups,
    net,
    tax,
    total: net + tax,
    relief: asked.included ? prices - net - tax : 0,
  }
}
