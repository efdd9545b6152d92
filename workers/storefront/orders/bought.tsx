/** Lines to look at, not to change: in the drawer, at checkout, in an order. */
import { afterGoods, isCut, type OrderLineItem } from '#domain/orders/order-line'
import { inLanguage } from '#domain/languages'
import type { RequestContext } from '../frame/request-context.ts'
import { Picture } from '../frame/picture.tsx'
import { priceText } from '../frame/price.tsx'
import { LineReasons } from '../promotions/line-reasons.tsx'

export const Bought = ({
  request,
  of,
}: {
  readonly request: RequestContext
  readonly of: readonly OrderLineItem[]
}) => (
  <ul class="lines tight">
    {of.map((line) => (
      <li>
        <div class="picture">
          <Picture of={line.picture} language={request.language} shown="line" alt="" />
        </div>
        <div>
          <h3>{inLanguage(line.title, request.language)}</h3>
          <p class="soft small">
            {[inLanguage(line.choice, request.language), String(line.units)].filter(Boolean).join(' · ')}
          </p>
          <LineReasons request={request} of={line} />
        </div>
        <p class="money">
          {isCut(line) && <s class="was">{priceText(request, line.total)}</s>}
          {priceText(request, afterGoods(line))}
        </p>
      </li>
    ))}
  </ul>
)
