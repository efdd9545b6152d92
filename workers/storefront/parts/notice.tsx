/** The line above everything: what shoppers ask first. */
import { freeOver } from '#domain/orders/delivery'
import type { Visit } from '../visit.ts'
import { shortPriceText } from './price.tsx'

export const Notice = ({ visit }: { readonly visit: Visit }) => {
  const free = freeOver('post', visit.currency)
  return <p class="notice">{free ? visit.words.notice(shortPriceText(visit, free)) : visit.words.noticePlain}</p>
}
