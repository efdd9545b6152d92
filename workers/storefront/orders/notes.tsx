/** What has changed in a cart since the shopper last saw it, said line by line. */
import { inLanguage } from '#domain/languages'
import type { Review, ReviewedLineItem } from '#domain/orders/review'
import type { RequestContext } from '../frame/request-context.ts'
import { priceText } from '../frame/price.tsx'
import { ordersMessages } from './messages/index.ts'

export const nameOf = (request: RequestContext, { offer }: Pick<ReviewedLineItem, 'offer'>): string =>
  offer ? inLanguage(offer.title, request.language) : ordersMessages[request.language].cartPage.gone

export const changesIn = (request: RequestContext, { lines }: Review): string[] => {
  const messages = ordersMessages[request.language].cartPage
  return lines.flatMap((item) => {
    const name = nameOf(request, item)
    if (item.obstacle === 'insufficient_stock') return messages.fewer(name, item.sold?.units ?? 0)
    if (item.obstacle) return item.obstacle === 'out_of_stock' ? messages.soldOut(name) : messages.notForSale(name)
    if (!item.sold || !item.before) return []
    return messages.priceChanged(name, priceText(request, item.sold.price), priceText(request, item.before))
  })
}

export const Notes = ({ of }: { readonly of: readonly string[] }) =>
  of.length === 0 ? null : (
    <div class="notes" role="status">
      {of.map((text) => (
        <p class="note">{text}</p>
      ))}
    </div>
  )
