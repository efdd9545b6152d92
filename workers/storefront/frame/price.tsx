/** Money on a page, by the language of the visit. */
import { numberFormat } from '#domain/formats'
import { digitsOf, formatMoney, type Money } from '#domain/money'
import type { Visit } from './visit.ts'
import { frameMessages } from './messages/index.ts'

export const priceText = (visit: Pick<Visit, 'locale'>, of: Money): string => formatMoney(of, visit.locale)

/** Whole amounts without their zeroes, for cards: €28, and €28.50. */
export const shortPriceText = ({ locale }: Pick<Visit, 'locale'>, { amount, currency }: Money): string =>
  numberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(
    amount / 10 ** digitsOf(currency),
  )

type Shown = { readonly visit: Visit; readonly of: Money; readonly was?: Money | null | undefined }

/** The price, and struck through before it what it was. */
export const Price = ({ visit, of, was }: Shown) => (
  <span class="money">
    {was && (
      <s class="was">
        <span class="hidden">{frameMessages[visit.language].wasNow('')}</span>
        {priceText(visit, was)}
      </s>
    )}
    {priceText(visit, of)}
  </span>
)

export const CardPrice = ({ visit, of, was, varies }: Shown & { readonly varies: boolean }) => (
  <span class="money">
    {was && (
      <s class="was">
        <span class="hidden">{frameMessages[visit.language].wasNow('')}</span>
        {shortPriceText(visit, was)}
      </s>
    )}
    {varies ? frameMessages[visit.language].from(shortPriceText(visit, of)) : shortPriceText(visit, of)}
  </span>
)
