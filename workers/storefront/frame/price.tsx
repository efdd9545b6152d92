/** Money on a page, by the language of the request. */
import { numberFormat } from '#domain/formats'
import { formatMoney, formatShortMoney, type Money } from '#domain/money'
import { strikesPriorPrices } from '#domain/pricing/prior-price'
import type { RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

export const priceText = (request: Pick<RequestContext, 'locale'>, of: Money): string => formatMoney(of, request.locale)

/** Whole amounts without their zeroes, for cards: €28, and €28.50. */
export const shortPriceText = ({ locale }: Pick<RequestContext, 'locale'>, of: Money): string =>
  formatShortMoney(of, locale)

/** What a struck price is: where the law asks for it, the lowest of the last thirty days and nothing else. */
const wasText = ({ language, settings }: RequestContext): ((was: string) => string) => {
  const { priorPrice, wasNow } = frameMessages[language]
  return strikesPriorPrices(settings.markets) ? priorPrice : wasNow
}

type Shown = { readonly request: RequestContext; readonly of: Money; readonly was?: Money | null | undefined }

/** The price, and struck through before it what it was. One that was chosen as nothing is said in a word. */
export const Price = ({ request, of, was }: Shown) => (
  <span class="money">
    {was && (
      <s class="was">
        <span class="hidden">{wasText(request)('')}</span>
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
        <span class="hidden">{wasText(request)('')}</span>
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

/** Said under the price of a product, with how much less it is now: reckoned from the price that is struck. */
export const PriorPrice = ({ request, of, was }: Shown) =>
  was && was.amount > of.amount && strikesPriorPrices(request.settings.markets) ? (
    <p class="small soft">
      {frameMessages[request.language].priorPrice(priceText(request, was))} ({percentText(request, of, was)})
    </p>
  ) : null

/** Less is rounded down: it is never said to be more than it is. */
const percentText = ({ locale }: RequestContext, of: Money, was: Money): string =>
  numberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'always' }).format(
    -Math.floor(((was.amount - of.amount) / was.amount) * 100) / 100,
  )
