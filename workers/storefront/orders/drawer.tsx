/** The cart beside the page: what is in it, and the way on. Scripts show it; without one there is the cart's page. */
import { leastLeft } from '#domain/orders/charging'
import { unitsIn } from '#domain/orders/cart'
import { outlookOf } from '#domain/orders/outlook'
import { totalsOfSold, type Review } from '#domain/orders/review'
import type { Removed } from './cart-undo.ts'
import { to, type RequestContext } from '../frame/request-context.ts'
import { CartLines } from './cart-lines.tsx'
import { CurrencyUnsold } from './currency-unsold.tsx'
import { changesIn, Notes } from './notes.tsx'
import { PaymentOpen } from './payment-open.tsx'
import { nearTexts } from '../promotions/why.ts'
import { CartTotals } from './totals.tsx'
import { Toward } from './toward.tsx'
import { Undo } from './undo.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { ordersMessages } from './messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly of: Review | undefined
  /** Where the shopper seems to be. */
  readonly near: string | null
  readonly removed?: Removed | undefined
}

export const Drawer = ({ request, of, near, removed }: Shown) => {
  const { cart, close, seeAll } = frameMessages[request.language]
  const { cartPage } = ordersMessages[request.language]
  const units = of ? unitsIn(of.cart) : 0
  const outlook = of && totalsOfSold(of) && outlookOf(of, near)
  return (
    <section data-units={String(units)}>
      <header class="between">
        <h2 id="drawer-title" tabindex={-1}>
          {cart} <span class="soft num">{units}</span>
        </h2>
        <form method="dialog">
          <button>{close}</button>
        </form>
      </header>
      <div class="inside">
        <Undo request={request} removed={removed} />
        {outlook && of.sent && <Toward request={request} of={of} country={outlook.country} />}
        {of && <CurrencyUnsold request={request} of={of} />}
        {of && <PaymentOpen request={request} cart={of.cart} />}
        {of && <Notes of={[...changesIn(request, of), ...nearTexts({ request, of })]} />}
        {of && of.lines.length > 0 ? (
          <CartLines request={request} of={of} />
        ) : (
          <p class="lead soft">{cartPage.empty}</p>
        )}
      </div>
      {of && outlook ? (
        <footer>
          <CartTotals
            request={request}
            of={outlook}
            applied={of.promotions.applied}
            leastLeft={leastLeft(outlook, { cart: of.cart, ...of.pricing })}
          />
          <a class="button wide" href={to(request, of.ready ? '/checkout' : '/cart')} data-checkout>
            {of.ready ? cartPage.drawerCheckout : cartPage.wholeCart}
          </a>
          {of.ready && (
            <a class="small" href={to(request, '/cart')}>
              {cartPage.wholeCart}
            </a>
          )}
        </footer>
      ) : (
        <footer>
          <a class="button wide" href={to(request, '/collections/all')}>
            {seeAll}
          </a>
        </footer>
      )}
    </section>
  )
}
