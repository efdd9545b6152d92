/** The cart as a page: lines, what has changed, what it costs, and the way to the checkout. */
import { deliveryPrice, methodNamed, methodsFor } from '#domain/orders/delivery'
import type { Totals as TotalsOf } from '#domain/orders/quote'
import type { Money } from '#domain/money'
import type { DeliveryMethod } from '#domain/settings/delivery'
import { goodsSent, totalsOfSold, type Review } from '#domain/orders/review'
import type { Removed } from './cart-undo.ts'
import { CartLines } from './cart-lines.tsx'
import { CurrencyUnsold } from './currency-unsold.tsx'
import { arrivalText } from '../frame/dates.ts'
import { Layout } from '../frame/layout.tsx'
import { changesIn, Notes } from './notes.tsx'
import { PaymentOpen } from './payment-open.tsx'
import { priceText } from '../frame/price.tsx'
import { RecentlyViewed } from '../frame/recently-viewed.tsx'
import { CollectionLinks } from '../frame/collection-links.tsx'
import { Totals } from './totals.tsx'
import { Undo } from './undo.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { ordersMessages } from './messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly of: Review | undefined
  readonly removed?: Removed | undefined
}

export const CartPage = ({ request, of, removed }: Shown) => {
  const messages = ordersMessages[request.language].cartPage
  const totals = of && totalsOfSold(of)
  return (
    <Layout request={request} title={messages.title} description={messages.description} canonical="/cart">
      {of && of.lines.length > 0 ? (
        <div class="wrap">
          <div class="page-head">
            <h1>{messages.title}</h1>
          </div>
          <div class="two">
            <div>
              <Undo request={request} removed={removed} />
              <CurrencyUnsold request={request} of={of} />
              <PaymentOpen request={request} cart={of.cart} />
              <Notes of={changesIn(request, of)} />
              <h2 class="hidden">{frameMessages[request.language].goods}</h2>
              <CartLines request={request} of={of} />
            </div>
            {totals && <Summary request={request} of={of} totals={totals} />}
          </div>
        </div>
      ) : (
        <>
          <Empty request={request} removed={removed} of={of} />
          <div class="wrap">
            <RecentlyViewed request={request} />
          </div>
        </>
      )}
    </Layout>
  )
}

const Summary = ({ request, of, totals }: { request: RequestContext; of: Review; totals: TotalsOf }) => {
  const messages = ordersMessages[request.language].cartPage
  const { currency, address, delivery } = of.cart
  const order = { currency, country: address?.country ?? null }
  const methods = methodsFor(request.settings, order)
  const chosen = delivery && methodNamed(request.settings, delivery, order)
  const shown = chosen || methods[0]
  return (
    <aside class="panel stack">
      <h2>{messages.summary}</h2>
      <Totals
        request={request}
        of={totals}
        sent={of.sent}
        delivery={chosen ? undefined : cheapest(request, goodsSent(of), methods)}
      />
      {of.ready ? (
        <a class="button wide" href={to(request, '/checkout')} data-checkout>
          {messages.checkout}
        </a>
      ) : (
        <button class="button wide" disabled>
          {messages.checkout}
        </button>
      )}
      <p class="small soft">
        {shown && of.sent ? messages.arrives(arrivalText(request, shown, Date.now())) : messages.notHeld}
      </p>
    </aside>
  )
}

/** Free is said only where every way is. */
const cheapest = (request: RequestContext, goods: Money, methods: readonly DeliveryMethod[]): string => {
  const prices = methods.flatMap((method) => deliveryPrice(method, goods) ?? [])
  const [least] = prices.toSorted((a, b) => a.amount - b.amount)
  const messages = ordersMessages[request.language].cartPage
  if (!least) return messages.deliveryNone
  return prices.every(({ amount }) => amount === 0) ? messages.free : messages.deliveryFrom(priceText(request, least))
}

const Empty = ({ request, removed }: Shown) => (
  <div class="wrap nothing">
    <div class="picture">
      <img src="/pictures/empty.svg" alt={frameMessages[request.language].notFound.alt} width="800" height="1000" />
    </div>
    <div class="stack">
      <Undo request={request} removed={removed} />
      <h1>{ordersMessages[request.language].cartPage.empty}</h1>
      <p class="lead soft text">{ordersMessages[request.language].cartPage.emptyText}</p>
      <p>
        <a class="button" href={to(request, '/collections/all')}>
          {frameMessages[request.language].seeAll}
        </a>
      </p>
      <CollectionLinks request={request} />
    </div>
  </div>
)
