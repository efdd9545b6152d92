/** What has changed in a cart since the shopper last saw it, said line by line. */
import { inLanguage } from '#domain/languages'
import type { CartSeen, LineSeen } from './cart-sight.ts'
import type { RequestContext } from '../frame/request-context.ts'
import { priceText } from '../frame/price.tsx'
import { ordersMessages } from './messages/index.ts'

export const nameOf = (request: RequestContext, { offer }: Pick<LineSeen, 'offer'>): string =>
  offer ? inLanguage(offer.title, request.language) : ordersMessages[request.language].cartPage.gone

export const changesIn = (request: RequestContext, { lines }: CartSeen): string[] => {
  const messages = ordersMessages[request.language].cartPage
  return lines.flatMap((seen) => {
    const name = nameOf(request, seen)
    if (seen.trouble) return seen.trouble === 'sold-out' ? messages.soldOut(name) : messages.notForSale(name)
    if (!seen.sold || !seen.before) return []
    return messages.priceChanged(name, priceText(request, seen.sold.price), priceText(request, seen.before))
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
