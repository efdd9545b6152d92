/** What it all costs, item by item. */
import { isTaxAdded, type Totals as TotalsOf } from '#domain/orders/quote'
import type { RequestContext } from '../frame/request-context.ts'
import { priceText } from '../frame/price.tsx'
import { ordersMessages } from './messages/index.ts'
import { frameMessages } from '../frame/messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly of: TotalsOf
  /** Whether anything travels: else there is nothing to say of delivery. */
  readonly sent: boolean
  /** Said in place of the price where no way of delivery is chosen. */
  readonly delivery?: string | undefined
  /** Another way can be chosen here: a script writes the amounts anew. */
  readonly choosing?: boolean
}

export const Totals = ({ request, of, sent, delivery, choosing }: Shown) => {
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
      {sent && (
        <div>
          <dt class="soft">{messages.delivery}</dt>
          <dd class="money" data-delivery>
            {delivery ?? free}
          </dd>
        </div>
      )}
      {(added || choosing) && (
        <div hidden={!added}>
          <dt class="soft">{messages.tax}</dt>
          <dd class="money" data-tax-added>
            {priceText(request, tax)}
          </dd>
        </div>
      )}
      <div class="sum">
        <dt>
          {messages.total}{' '}
          <span class="soft small" data-tax-included>
            {taxIncludedText(request, of)}
          </span>
        </dt>
        <dd class="money" data-total>
          {priceText(request, total)}
        </dd>
      </div>
    </dl>
  )
}

/** Of tax that is added there is a row of its own. */
export const taxIncludedText = (request: RequestContext, of: TotalsOf): string =>
  of.tax.amount > 0 && !isTaxAdded(of)
    ? ordersMessages[request.language].cartPage.withTax(priceText(request, of.tax))
    : ''
