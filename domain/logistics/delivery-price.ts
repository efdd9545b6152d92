/** What a way of delivery costs for what is sent: the price of its measure, free over a sum, and what is hard to carry or to reach. */
import { money, type Currency, type Money } from '../money.ts'
import { barePostcode, rangeOf, signsIn } from '../postcodes.ts'
import type { DeliveryMethod, DeliveryPrice, DeliverySettings } from '../settings/delivery.ts'
import type { Surcharge } from '../settings/surcharges.ts'
import type { DeliveryPlace } from './zones.ts'

/** Goods of one kind among what is sent. */
export type Piece = {
  /** Of one unit; 0: nobody has said. */
  readonly grams: number
  readonly units: number
  readonly tags: readonly string[]
}

/** What is sent together. What comes by itself with a promotion is no part of it: a gift makes no delivery dearer. */
export type Load = {
  /** Of the goods that travel, after discounts: minor units. */
  readonly worth: number
  readonly grams: number
  readonly units: number
  readonly pieces: readonly Piece[]
}

/** @param worth minor units, of all of them */
export const loadOfPieces = (pieces: readonly Piece[], worth: number): Load => ({
  worth,
  grams: pieces.reduce((sum, { grams, units }) => sum + grams * units, 0),
  units: pieces.reduce((sum, { units }) => sum + units, 0),
  pieces,
})

/** Null of either: not known yet. What is not known stands in no way, and nothing is asked for it. */
export type DeliveryAt = {
  readonly currency: Currency
  readonly place: DeliveryPlace | null
  readonly load: Load | null
}

/** In the unit of its prices. */
const measured = ({ by = 'flat' }: DeliveryMethod, { worth, grams, units }: Load): number =>
  ({ flat: 0, weight: grams, sum: worth, units })[by]

const fromOf = ({ from = 0 }: DeliveryPrice): number => from

/** Those of one currency, the lowest first. */
export const pricesIn = ({ prices }: Pick<DeliveryMethod, 'prices'>, currency: Currency): readonly DeliveryPrice[] => {
  const own = prices.filter((one) => one.currency === currency)
  return own.length < 2 ? own : own.toSorted((a, b) => fromOf(a) - fromOf(b))
}

/** The one that holds for this load; without a load the lowest. Undefined: no price begins so low, or none is in the currency. */
export const priceFor = (method: DeliveryMethod, { currency, load }: DeliveryAt): DeliveryPrice | undefined => {
  const own = pricesIn(method, currency)
  if (!load) return own[0]
  const size = measured(method, load)
  return own.findLast((one) => fromOf(one) <= size)
}

/** From what sum the method is free, for notices; of this load, or else of the smallest. */
export const freeOver = (method: DeliveryMethod, at: DeliveryAt): Money | undefined => {
  const amount = priceFor(method, at)?.freeOver
  return amount == null ? undefined : money(amount, at.currency)
}

const isThere = ({ country, postcodes }: Surcharge, place: DeliveryPlace | null): boolean => {
  if (country === '') return true
  if (place?.country !== country) return false
  const bare = barePostcode(place.postcode)
  return postcodes.length === 0 || postcodes.some((one) => signsIn(bare, rangeOf(one)) > 0)
}

const isOf = ({ tag, weightFrom }: Surcharge, { tags, grams }: Piece): boolean =>
  (tag === '' || tags.some((one) => one.toLowerCase() === tag.toLowerCase())) &&
  (weightFrom === null || grams >= weightFrom)

/** How many units it is about; 0: it is not for this order. */
const unitsOf = (surcharge: Surcharge, { pieces }: Load): number =>
  pieces.reduce((sum, piece) => (isOf(surcharge, piece) ? sum + piece.units : sum), 0)

export type Surcharged = { readonly surcharge: Surcharge; readonly amount: number }

export type DeliveryCost = {
  readonly price: Money
  /** The row of the method that was taken. */
  readonly by: DeliveryPrice
  /** Whether the worth of the goods makes the method itself free. */
  readonly free: boolean
  /** In minor units, parts of the price. */
  readonly surcharges: readonly Surcharged[]
}

const surchargesFor = (
  { surcharges = [] }: Pick<DeliverySettings, 'surcharges'>,
  method: DeliveryMethod,
  { currency, place, load }: DeliveryAt,
  free: boolean,
): Surcharged[] => {
  if (!load) return []
  return surcharges.flatMap((surcharge) => {
    const { methods, per, evenIfFree, prices } = surcharge
    if ((free && !evenIfFree) || (methods.length > 0 && !methods.includes(method.id))) return []
    const units = isThere(surcharge, place) ? unitsOf(surcharge, load) : 0
    const price = prices.find((one) => one.currency === currency)?.price ?? 0
    const amount = price * (per === 'unit' ? units : Math.min(units, 1))
    return amount > 0 ? [{ surcharge, amount }] : []
  })
}

/** What it costs, and of what that is made; undefined where no price of it holds for this load in this currency. */
export const deliveryCost = (
  delivery: Pick<DeliverySettings, 'surcharges'>,
  method: DeliveryMethod,
  at: DeliveryAt,
): DeliveryCost | undefined => {
  const by = priceFor(method, at)
  if (!by) return undefined
  const free = by.freeOver !== null && (at.load?.worth ?? 0) >= by.freeOver
  const surcharges = surchargesFor(delivery, method, at, free)
  const amount = surcharges.reduce((sum, one) => sum + one.amount, free ? 0 : by.price)
  return { price: money(amount, at.currency), by, free, surcharges }
}

export const deliveryPrice = (...of: Parameters<typeof deliveryCost>): Money | undefined => deliveryCost(...of)?.price
