/** What comes back of an order, on its page: returns as they stand, and the two ways to begin one. */
import type { Order } from '#domain/orders/order'
import type { WaysBack } from '../../flows/after-sales/ways-back.ts'
import type { RequestContext } from '../frame/request-context.ts'
import { askAddress, returnAddress, withdrawAddress } from './addresses.ts'
import { ofOrderMessages } from './messages/of-order.ts'
import { returnName } from './return-name.ts'

type Shown = { readonly request: RequestContext; readonly order: Order; readonly ways: WaysBack }

export const OrderReturns = ({ request, order, ways: { mayReturn, mayWithdraw } }: Shown) => {
  const messages = ofOrderMessages[request.language]
  const { returns = [] } = order
  if (!mayReturn && !mayWithdraw && returns.length === 0) return null
  return (
    <section class="stack" id="returns" aria-label={messages.yours}>
      {returns.length > 0 && (
        <>
          <h2>{messages.yours}</h2>
          <ul class="plain">
            {returns.map((one) => (
              <li>
                <a href={returnAddress(request, order.id, one.id)}>{messages.title(returnName(order, one))}</a>
                <br />
                <span class="soft small">{messages.headings[one.status]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="row">
        {mayReturn && <a href={askAddress(request, order.id)}>{messages.link}</a>}
        {mayWithdraw && <a href={withdrawAddress(request, order.id)}>{messages.withdrawLink}</a>}
      </p>
    </section>
  )
}
