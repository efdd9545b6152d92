/** What customs want to know of a parcel, and when they do: the lines of a CN 22 or CN 23. */
import type { VariantId } from '../ids.ts'
import { money, type Money } from '../money.ts'
import type { Order, Parcel } from '../orders/order.ts'
import { paidFor } from '../orders/order-line.ts'
import { isInUnion, taxCountry, type TaxPlace } from '../tax/union.ts'

export type CustomsLine = {
  readonly variantId: VariantId
  /** In English, which every post reads. */
  readonly description: string
  readonly sku: string
  readonly units: number
  /** Of all of them. */
  readonly grams: number
  readonly value: Money
  /** Empty: nobody has said. */
  readonly hsCode: string
  /** ISO 3166-1 alpha-2; empty: nobody has said. */
  readonly origin: string
}

/** Whether customs stand between them: neither one country nor one union. */
export const crossesCustoms = (from: TaxPlace, to: TaxPlace): boolean =>
  taxCountry(from.country) !== taxCountry(to.country) && !(isInUnion(from, true) && isInUnion(to, true))

type Known = { readonly grams: number; readonly hsCode: string; readonly origin: string }

/** What was paid for so many of a variant, in however many lines it stands; rounded down. */
const valueOf = (order: Order, { variantId, units }: Parcel): Money => {
  const lines = order.lines.filter((line) => line.variantId === variantId)
  const [all, paid] = lines.reduce(([sum, worth], line) => [sum + line.units, worth + paidFor(line).amount], [0, 0])
  return money(all === 0 ? 0 : Number((BigInt(paid) * BigInt(units)) / BigInt(all)), order.currency)
}

export const customsLines = (
  order: Order,
  parcels: readonly Parcel[],
  goods: ReadonlyMap<VariantId, Known>,
): CustomsLine[] =>
  parcels.flatMap((parcel) => {
    const { variantId, units } = parcel
    const line = order.lines.find((one) => one.variantId === variantId)
    if (!line) return []
    const known = goods.get(variantId)
    return {
      variantId,
      description: [line.title.en, line.choice.en].filter(Boolean).join(', '),
      sku: line.sku,
      units,
      grams: (known?.grams ?? 0) * units,
      value: valueOf(order, parcel),
      hsCode: known?.hsCode ?? '',
      origin: known?.origin ?? '',
    }
  })

/** What is missing at the border: a parcel without it is stopped there. */
export const undeclared = (lines: readonly CustomsLine[]): CustomsLine | undefined =>
  lines.find(({ hsCode, origin }) => hsCode === '' || origin === '')
