/** One variant is one line of an order, what the shopper took of it and what came with a promotion together. A cart shows them apart. */
import { times } from '../money.ts'
import type { LineDiscount, OrderLineItem } from './order-line.ts'

type Parts = {
  /** What the shopper took themselves; undefined: all of it came by itself. */
  readonly own: OrderLineItem | undefined
  readonly gift: OrderLineItem | undefined
}

/** @param line as it is quoted: what promotions gave stands behind what they took off, and counts for the last of its units */
export const giftApart = (line: OrderLineItem): Parts => {
  const { gifts = 0, discounts = [], units, price } = line
  if (gifts === 0) return { own: line, gift: undefined }
  if (gifts >= units) return { own: undefined, gift: line }
  const { gifts: _, discounts: __, ...bare } = line
  let given = 0
  let at = discounts.length
  while (at > 0 && given < gifts) given += discounts[--at]?.units ?? 0
  const of = (some: number, off: readonly LineDiscount[]): OrderLineItem => ({
    ...bare,
    units: some,
    total: times(price, some),
    ...(off.length > 0 && { discounts: off }),
  })
  return {
    own: of(units - gifts, discounts.slice(0, at)),
    gift: { ...of(gifts, discounts.slice(at)), gifts },
  }
}
