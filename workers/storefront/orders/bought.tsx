/** Lines to look at, not to change: in the drawer, at checkout, in an order. */
import { afterGoods, comingApart, isCut, type OrderLineItem } from '#domain/orders/order-line'
import { inLanguage } from '#domain/languages'
import type { RequestContext } from '../frame/request-context.ts'
import { Picture } from '../frame/picture.tsx'
import { priceText } from '../frame/price.tsx'
import { ordersMessages } from './messages/index.ts'
import { LineReasons } from '../promotions/line-reasons.tsx'

type Shown = {
  readonly request: RequestContext
  readonly of: readonly OrderLineItem[]
  /** What travels is fetched by its buyer. */
  readonly fetched?: boolean
}

export const Bought = ({ request, of, fetched = false }: Shown) => {
  const ways = comingApart(of)
  const texts = ordersMessages[request.language].comes
  return (
    <ul class="lines tight">
      {of.map((line, index) => (
        <li>
          <div class="picture">
            <Picture of={line.picture} language={request.language} shown="line" alt="" />
          </div>
          <div>
            <h3>{inLanguage(line.title, request.language)}</h3>
            <p class="soft small">
              {[inLanguage(line.choice, request.language), String(line.units)].filter(Boolean).join(' · ')}
            </p>
            {ways?.[index] && (
              <p class="soft small">{texts[ways[index] === 'sent' && fetched ? 'fetched' : ways[index]]}</p>
            )}
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
}
