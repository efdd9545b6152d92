/** A payment for this cart is not over: where it goes on, and how the shopper takes the cart back from it. */
import { orderOfCart } from '#domain/ids'
import { isPaying, type Cart } from '#domain/orders/cart'
import { to, type RequestContext } from '../frame/request-context.ts'
import { challengeAddress, orderAddress } from './order-address.ts'
import { ordersMessages } from './messages/index.ts'

type Shown = { readonly request: RequestContext; readonly cart: Cart }

export const PaymentOpen = ({ request, cart: { id, payment } }: Shown) => {
  if (!isPaying(payment)) return null
  const { waiting, underWay, goOn, look } = ordersMessages[request.language].paymentOpen
  if (payment.state !== 'challenged') {
    return (
      <div class="notes" role="status">
        <p class="note">
          {underWay} <a href={orderAddress(request, orderOfCart(id))}>{look}</a>
        </p>
      </div>
    )
  }
  return (
    <div class="notes" role="status">
      <div class="note stack close">
        <p>{waiting}</p>
        <p>
          <a class="button" href={challengeAddress(request, payment.id)}>
            {goOn}
          </a>
        </p>
        <TakeBack request={request} />
      </div>
    </div>
  )
}

export const TakeBack = ({ request }: Pick<Shown, 'request'>) => (
  <form method="post" action={to(request, '/checkout/take-back')}>
    <button class="link">{ordersMessages[request.language].paymentOpen.takeBack}</button>
  </form>
)
