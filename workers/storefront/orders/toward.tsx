/** How far a cart is from free delivery, there where it goes. */
import { add } from '#domain/money'
import { methodsFor } from '#domain/logistics/delivery-methods'
import { freeOver } from '#domain/logistics/delivery-price'
import { usualOf } from '#domain/logistics/pickup'
import { placeIn } from '#domain/logistics/zones'
import { goodsSent, loadIn, type Review } from '#domain/orders/review'
import { priceText, shortPriceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'

type Goal = {
  readonly request: RequestContext
  readonly of: Review
  /** Where it seems to go, as long as nobody has said it. */
  readonly country: string | null
}

export const Toward = ({ request, of, country }: Goal) => {
  const goods = goodsSent(of)
  const at = { currency: goods.currency, place: of.cart.address ?? placeIn(country), load: loadIn(of) }
  const usual = usualOf(methodsFor(request.settings, at))
  const free = usual && freeOver(usual, at)
  if (!free) return null
  const rest = add(free, { ...goods, amount: -goods.amount })
  const { toward, there } = ordersMessages[request.language].cartPage
  const text = rest.amount > 0 ? toward(priceText(request, rest)) : there(shortPriceText(request, free))
  return (
    <div>
      <p class="small">{text}</p>
      <progress class="toward" max={free.amount} value={Math.min(goods.amount, free.amount)} aria-label={text} />
    </div>
  )
}
