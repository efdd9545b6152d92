/** How far a cart is from free delivery, there where it goes. */
import { add, type Money } from '#domain/money'
import { freeOver, methodsFor } from '#domain/orders/delivery'
import { priceText, shortPriceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'

type Goal = { readonly request: RequestContext; readonly goods: Money; readonly country: string | null }

/** @param goods what the goods that travel are worth, after what promotions took off them */
export const Toward = ({ request, goods, country }: Goal) => {
  const [usual] = methodsFor(request.settings, { currency: goods.currency, country })
  const free = usual && freeOver(usual, goods.currency)
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
