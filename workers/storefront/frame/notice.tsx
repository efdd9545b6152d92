/** The line above everything: what shoppers ask first. */
import { freeOver } from '#domain/orders/delivery'
import type { RequestContext } from './request-context.ts'
import { shortPriceText } from './price.tsx'
import { frameMessages } from './messages/index.ts'

export const Notice = ({ request }: { readonly request: RequestContext }) => {
  const free = freeOver('post', request.currency)
  const messages = frameMessages[request.language]
  return (
    <aside class="notice" aria-label={messages.footer.delivery}>
      <p>{free ? messages.notice(shortPriceText(request, free)) : messages.noticePlain}</p>
    </aside>
  )
}
