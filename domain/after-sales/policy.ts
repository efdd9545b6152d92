/** What the return policy says of an order: which units may come back, until when, and why others may not. */
import { HUNDRED_PER_CENT } from '../allocation.ts'
import type { Metafields } from '../catalog/metafields.ts'
import type { ProductId, VariantId } from '../ids.ts'
import { own } from '../own.ts'
import type { Order } from '../orders/order.ts'
import { unitsOf } from '../orders/order.ts'
import type { OrderLineItem } from '../orders/order-line.ts'
import { returnDaysIn, type FinalSale, type ReturnsSettings } from '../settings/returns.ts'
import { arrivalsOf, type Arrival } from './arrivals.ts'
import { deadlineOf } from './deadline.ts'

/** What the catalogue knows of a good now; a good that has gone from it is in no collection and has no tag. */
export type ReturnedGoods = {
  readonly tags: readonly string[]
  /** By their handles. */
  readonly collections: readonly string[]
  readonly metafields: Metafields
}
export const UNKNOWN_GOODS: ReturnedGoods = { tags: [], collections: [], metafields: {} }

/** In the order they are checked. */
export const WHY_NOT = ['nothing-sent', 'no-goods', 'all-returned', 'final-sale', 'no-returns', 'window-over'] as const
export type WhyNot = (typeof WHY_NOT)[number]

export type JudgedLine = {
  /** Each variant once, in however many lines it stands. */
  readonly variantId: VariantId
  /** That may come back now. */
  readonly units: number
  /** The last ms; null: none of it may come back. */
  readonly until: number | null
  /** Null: some may. */
  readonly why: WhyNot | null
}

export type Judging = {
  readonly policy: ReturnsSettings
  /** Of the shop, IANA. */
  readonly timeZone: string
  readonly goods: ReadonlyMap<ProductId, ReturnedGoods>
  readonly customerTags: readonly string[]
  /** Units of a variant that are coming back or have come, in other returns and refunds. */
  readonly returned: (variantId: VariantId) => number
  readonly now: number
}

/** Tags are the same in whatever case they are written. */
const fold = (text: string): string => text.toLowerCase()
const hasTag = (tags: readonly string[], tag: string): boolean => tags.some((one) => fold(one) === fold(tag))

const reducedBy = ({ regular, price }: OrderLineItem): number =>
  regular && regular.amount > 0 ? Math.floor(((regular.amount - price.amount) * HUNDRED_PER_CENT) / regular.amount) : 0

const isFinal = (of: FinalSale, goods: ReturnedGoods, line: OrderLineItem): boolean => {
  const said = of.metafield === '' ? undefined : own(goods.metafields, of.metafield)
  return (
    of.tags.some((tag) => hasTag(goods.tags, tag)) ||
    of.collections.some((handle) => goods.collections.includes(handle)) ||
    said?.value === 'true' ||
    (of.discountFrom > 0 && reducedBy(line) >= of.discountFrom)
  )
}

const daysFor = (
  policy: ReturnsSettings,
  goods: ReturnedGoods,
  { country, customerTags }: { readonly country: string; readonly customerTags: readonly string[] },
): number | null => {
  const found = policy.windows.find(
    ({ tag, collection, country: only, customerTag }) =>
      (tag === '' || hasTag(goods.tags, tag)) &&
      (collection === '' || goods.collections.includes(collection)) &&
      (only === '' || only === country) &&
      (customerTag === '' || hasTag(customerTags, customerTag)),
  )
  return found ? found.days : returnDaysIn(policy, country)
}

/** Units of parcels that came, each with the end of its own window. */
const windowsOf = (arrivals: readonly Arrival[], variantId: VariantId, end: (at: number) => number) =>
  arrivals.flatMap(({ parcels, at }) => {
    const units = unitsOf(parcels, variantId)
    return units > 0 && at !== null ? [{ units, until: end(at) }] : []
  })

/** @param lines all of one variant */
const judgedVariant = (
  order: Order,
  lines: readonly OrderLineItem[],
  judging: Judging,
  arrivals: readonly Arrival[],
) => {
  const [line] = lines
  if (!line) throw new RangeError('a variant without a line')
  const { variantId, productId } = line
  const no = (why: WhyNot): JudgedLine => ({ variantId, units: 0, until: null, why })
  const { policy, customerTags, timeZone, now } = judging
  const sent = arrivals.reduce((sum, { parcels, at }) => (at === null ? sum : sum + unitsOf(parcels, variantId)), 0)
  if (sent === 0) return no('nothing-sent')
  if (line.requiresShipping === false || line.giftCards) return no('no-goods')
  const left = sent - judging.returned(variantId)
  if (left <= 0) return no('all-returned')
  const goods = judging.goods.get(productId) ?? UNKNOWN_GOODS
  if (lines.every((one) => isFinal(policy.finalSale, goods, one))) return no('final-sale')
  const days = daysFor(policy, goods, { country: order.address?.country ?? '', customerTags })
  if (days === null) return no('no-returns')
  const open = windowsOf(arrivals, variantId, (at) => deadlineOf(at, days, timeZone)).filter(
    ({ until }) => until >= now,
  )
  if (open.length === 0) return no('window-over')
  // Those that came last are the ones that are still in their window.
  const units = Math.min(
    left,
    open.reduce((sum, one) => sum + one.units, 0),
  )
  return { variantId, units, until: Math.max(...open.map(({ until }) => until)), why: null }
}

/** Each variant of it once, in the order of its lines. What another shop sold does not come back here. */
export const judged = (order: Order, judging: Judging): readonly JudgedLine[] => {
  const arrivals = order.imported ? [] : arrivalsOf(order)
  return [...new Set(order.lines.map(({ variantId }) => variantId))].map((variantId) =>
    judgedVariant(
      order,
      order.lines.filter((line) => line.variantId === variantId),
      judging,
      arrivals,
    ),
  )
}
