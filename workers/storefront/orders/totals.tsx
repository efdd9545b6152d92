/** What it all costs, item by item. */
import { isTaxAdded, type Totals as TotalsOf } from '#domain/orders/quote'
import type { RequestContext } from '../frame/request-context.ts'
import { priceText } from '../frame/price.tsx'
import { ordersMessages } from './messages/index.ts'
import { frameMessages } from '../frame/messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly of: TotalsOf
  /** In a cart no way of delivery is chosen yet. */
  readonly delivery?: string | undefined
}

export const Totals = ({ request, of, delivery }: Shown) => {
  const { subtotal, fulfillment, tax, total } = of
  const added = isTaxAdded(of)
  const messages = ordersMessages[request.language].cartPage
  const free = fulfillment.amount === 0 ? messages.free : priceText(request, fulfillment)
  return (
    <dl class="totals">
      <div>
        <dt class="soft">{frameMessages[request.language].goods}</dt>
        <dd class="money">{priceText(request, subtotal)}</dd>
      </div>
      <div>
        <dt class="soft">{messages.delivery}</dt>
        <dd class="money" data-delivery>
          {delivery ?? free}
        </dd>
      </div>
      {added && (
        <div>
          <dt class="soft">{messages.tax}</dt>
          <dd class="money" data-tax>
            {priceText(request, tax)}
          </dd>
        </div>
      )}
      <div class="sum">
        <dt>
          {messages.total}
          {tax.amount > 0 && !added && (
            <span class="soft small" data-tax>
              {' '}
              {messages.withTax(priceText(request, tax))}
            </span>
          )}
        </dt>
        <dd class="money" data-total>
          {priceText(request, total)}
        </dd>
      </div>
    </dl>
  )
}
