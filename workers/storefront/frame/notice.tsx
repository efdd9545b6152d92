/** The line above everything: what shoppers ask first. */
import { freeOver } from '#domain/orders/delivery'
import type { Visit } from './visit.ts'
import { shortPriceText } from './price.tsx'
import { frameMessages } from './messages/index.ts'

export const Notice = ({ visit }: { readonly visit: Visit }) => {
  const free = freeOver('post', visit.currency)
  const messages = frameMessages[visit.language]
  return (
    <aside class="notice" aria-label={messages.footer.delivery}>
      <p>{free ? messages.notice(shortPriceText(visit, free)) : messages.noticePlain}</p>
    </aside>
  )
}
