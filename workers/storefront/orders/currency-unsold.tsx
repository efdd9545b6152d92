/** Nothing is sold in the currency of a cart, anywhere or where it goes: why it cannot be paid, and the button that prices it anew. */
import { countryName } from '#domain/formats'
import { localeOf } from '#domain/languages'
import type { Currency } from '#domain/money'
import type { Review } from '#domain/orders/review'
import { currenciesIn, marketOf } from '#domain/settings/markets'
import { to, type RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'

type Shown = { readonly request: RequestContext; readonly of: Review }

/** In which it is paid where it goes; its own where nothing is said. */
export const currencyThere = ({ cart, pricing }: Review): Currency => {
  const { markets } = pricing.rules
  const market = cart.address ? marketOf(markets, cart.address.country) : undefined
  return currenciesIn(markets, market)[0] ?? cart.currency
}

export const CurrencyUnsold = ({ request, of }: Shown) => {
  const { cart, messages, pricing } = of
  if (!messages.some(({ code }) => code === 'currency_unsold')) return null
  const { currencyUnsold, currencyElsewhere, inOwnCurrency } = ordersMessages[request.language].cartPage
  const there = currencyThere(of)
  const isSoldElsewhere = pricing.rules.markets.currencies.includes(cart.currency)
  const country = countryName(cart.address?.country ?? '', localeOf(request.language))
  return (
    <form class="notes" method="post" action={to(request, '/cart/currency')}>
      <p class="note" role="status">
        {isSoldElsewhere ? currencyElsewhere(country, there) : currencyUnsold(cart.currency)}{' '}
        <button class="link">{inOwnCurrency(there)}</button>
      </p>
    </form>
  )
}
