/** Money on a page, by the language of the request. */
import { formatMoney, formatShortMoney, type Money } from '#domain/money'
import type { RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

export const priceText = (request: Pick<RequestContext, 'locale'>, of: Money): string => formatMoney(of, request.locale)

/** Whole amounts without their zeroes, for cards: €28, and €28.50. */
export const shortPriceText = ({ locale }: Pick<RequestContext, 'locale'>, of: Money): string =>
  formatShortMoney(of, locale)

type Shown = { readonly request: RequestContext; readonly of: Money; readonly was?: Money | null | undefined }

/** The price, and struck through before it what it was. One that was chosen as nothing is said in a word. */
export const Price = ({ request, of, was }: Shown) => (
  <span class="money">
    {was && (
      <s class="was">
        <span class="hidden">{frameMessages[request.language].wasNow('')}</span>
        {priceText(request, was)}
      </s>
    )}
    {of.amount === 0 ? frameMessages[request.language].free : priceText(request, of)}
  </span>
)

export const CardPrice = ({ request, of, was, varies }: Shown & { readonly varies: boolean }) => (
  <span class="money">
    {was && (
      <s class="was">
        <span class="hidden">{frameMessages[request.language].wasNow('')}</span>
        {shortPriceText(request, was)}
      </s>
    )}
    {varies
      ? frameMessages[request.language].from(shortPriceText(request, of))
      : of.amount === 0
        ? frameMessages[request.language].free
        : shortPriceText(request, of)}
  </span>
)
