/** Lines to look at, not to change: in the drawer, at checkout, in an order. */
import type { OrderLineItem } from '#domain/orders/quote'
import { inLanguage } from '#domain/languages'
import type { RequestContext } from '../frame/request-context.ts'
import { Picture } from '../frame/picture.tsx'
import { priceText } from '../frame/price.tsx'

export const Bought = ({
  request,
  of,
}: {
  readonly request: RequestContext
  readonly of: readonly OrderLineItem[]
}) => (
  <ul class="lines tight">
    {of.map(({ title, choice, units, picture, total }) => (
      <li>
        <div class="picture">
          <Picture of={picture} language={request.language} shown="line" alt="" />
        </div>
        <div>
          <h3>{inLanguage(title, request.language)}</h3>
          <p class="soft small">{[inLanguage(choice, request.language), String(units)].filter(Boolean).join(' · ')}</p>
        </div>
        <p class="money">{priceText(request, total)}</p>
      </li>
    ))}
  </ul>
)
