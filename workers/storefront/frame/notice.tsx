/** The line above everything: what shoppers ask first. */
import { freeOver } from '#domain/orders/delivery'
import type { Visit } from './visit.ts'
import { shortPriceText } from './price.tsx'

export const Notice = ({ visit }: { readonly visit: Visit }) => {
  const free = freeOver('post', visit.currency)
  const { words } = visit
  return (
    <aside class="notice" aria-label={words.footer.delivery}>
      <p>{free ? words.notice(shortPriceText(visit, free)) : words.noticePlain}</p>
    </aside>
  )
}
