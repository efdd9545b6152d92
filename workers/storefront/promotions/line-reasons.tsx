/** Beside a line: which promotions took something off it, and for how many of its units. */
import type { OrderLineItem } from '#domain/orders/order-line'
import type { RequestContext } from '../frame/request-context.ts'
import { promotionsMessages } from './messages/index.ts'
import { titleOf } from './why.ts'

export const LineReasons = ({ request, of }: { readonly request: RequestContext; readonly of: OrderLineItem }) => {
  const messages = promotionsMessages[request.language]
  const own = (of.discounts ?? []).filter((one) => one.class === 'product')
  if (own.length === 0) return null
  return (
    <>
      {own.map((one) => (
        <p class="because">
          <span>
            {one.code !== undefined && <b>{one.code} </b>}
            {messages.free(titleOf(request, one), one.units, of.units)}
          </span>
        </p>
      ))}
      {of.gifts !== undefined && of.gifts < of.units && <p class="because">{messages.giftUnits(of.gifts)}</p>}
    </>
  )
}
