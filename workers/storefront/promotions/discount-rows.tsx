/** In a sum: what promotions took off, all together and one by one. Delivery shows its own. */
import { add, type Money } from '#domain/money'
import type { AppliedPromotion } from '#domain/orders/promoting'
import type { Totals } from '#domain/orders/quote'
import { priceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { promotionsMessages } from './messages/index.ts'
import { titleOf } from './why.ts'

type Shown = {
  readonly request: RequestContext
  readonly totals: Totals
  readonly applied: readonly AppliedPromotion[]
}

const less = (request: RequestContext, off: Money): string => `−${priceText(request, off)}`

export const DiscountRows = ({ request, totals, applied }: Shown) => {
  const off = add(totals.itemsDiscount, totals.discount)
  if (off.amount === 0) return null
  return (
    <>
      <div class="off">
        <dt class="soft">{promotionsMessages[request.language].discount}</dt>
        <dd class="money">{less(request, off)}</dd>
      </div>
      {applied
        .filter((one) => one.class !== 'delivery' && one.amount.amount > 0)
        .map((one) => (
          <div class="sub">
            <dt>{one.code === undefined ? titleOf(request, one) : `${one.code} · ${titleOf(request, one)}`}</dt>
            <dd class="money">{less(request, one.amount)}</dd>
          </div>
        ))}
    </>
  )
}
