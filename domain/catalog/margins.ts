/** What a product leaves in the till, over all its variants: the least and the most, as the editor says it while prices are typed. */
import { numberFormat } from '../formats.ts'
import { formatMoney, type Currency } from '../money.ts'
import { marginOf } from './amount-change.ts'

/** Minor units; what is not typed is not known. */
export type Priced = { readonly price: number | undefined; readonly cost: number | undefined }

export const MARGIN_PARTS = ['cost', 'net', 'left', 'share'] as const
export type MarginTexts = Readonly<Record<(typeof MARGIN_PARTS)[number], string>> & {
  /** How many have no price or no cost. */
  readonly unknown: number
  readonly isBelow: boolean
}

const between = (numbers: readonly number[], text: (one: number) => string): string => {
  if (numbers.length === 0) return ''
  const [low, high] = [text(Math.min(...numbers)), text(Math.max(...numbers))]
  return low === high ? low : `${low} – ${high}`
}

/** @param taxRate hundredths of a per cent, in the prices */
export const marginTexts = (
  variants: readonly Priced[],
  { currency, taxRate, locale }: { readonly currency: Currency; readonly taxRate: number; readonly locale: string },
): MarginTexts => {
  const known = variants.flatMap(({ price, cost }) =>
    price === undefined || cost === undefined ? [] : [{ cost, ...marginOf(price, cost, taxRate) }],
  )
  const percent = numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const money = (amount: number) => formatMoney({ amount: Math.round(amount), currency }, locale)
  const amounts = (part: 'cost' | 'net' | 'left') =>
    between(
      known.map((one) => one[part]),
      money,
    )
  return {
    cost: amounts('cost'),
    net: amounts('net'),
    left: amounts('left'),
    share: between(
      known.map(({ share }) => share),
      (share) => percent.format(share),
    ),
    unknown: variants.length - known.length,
    isBelow: known.some(({ left }) => left < 0),
  }
}
