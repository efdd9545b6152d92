/** The shop has given up the currency of a cart: why it cannot be paid, and the button that puts its things into another. */
import type { Review } from '#domain/orders/review'
import { to, type RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'

type Shown = { readonly request: RequestContext; readonly of: Review }

export const CurrencyUnsold = ({ request, of: { cart, messages, pricing } }: Shown) => {
  const [own] = pricing.rules.markets.currencies
  if (!own || !messages.some(({ code }) => code === 'currency_unsold')) return null
  const { currencyUnsold, inOwnCurrency } = ordersMessages[request.language].cartPage
  return (
    <form class="notes" method="post" action={to(request, '/cart/currency')}>
      <p class="note" role="status">
        {currencyUnsold(cart.currency)} <button class="link">{inOwnCurrency(own)}</button>
      </p>
    </form>
  )
}
