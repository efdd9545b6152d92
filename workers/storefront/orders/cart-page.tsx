/** The cart as a page: lines, what has changed, what it costs, and the way to the till. */
import { DELIVERY_METHODS, deliveryPrice } from '#domain/orders/delivery'
import type { Totals as TotalsOf } from '#domain/orders/quote'
import type { CartSeen } from './cart-sight.ts'
import type { Removed } from './cart-undo.ts'
import { CartLines } from './cart-lines.tsx'
import { arrivalText } from '../frame/dates.ts'
import { Layout } from '../frame/layout.tsx'
import { changesIn, Notes } from './notes.tsx'
import { priceText } from '../frame/price.tsx'
import { Seen } from '../frame/seen.tsx'
import { ShelfLinks } from '../frame/shelf-links.tsx'
import { Totals } from './totals.tsx'
import { Undo } from './undo.tsx'
import { to, type Visit } from '../frame/visit.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { ordersMessages } from './messages/index.ts'

type Shown = {
  readonly visit: Visit
  readonly of: CartSeen | undefined
  readonly removed?: Removed | undefined
}

export const CartPage = ({ visit, of, removed }: Shown) => (
  <Layout
    visit={visit}
    title={ordersMessages[visit.language].cartPage.title}
    description={ordersMessages[visit.language].cartPage.description}
    canonical="/cart"
  >
    {of && of.lines.length > 0 ? (
      <div class="wrap">
        <div class="page-head">
          <h1>{ordersMessages[visit.language].cartPage.title}</h1>
        </div>
        <div class="two">
          <div>
            <Undo visit={visit} removed={removed} />
            <Notes of={changesIn(visit, of)} />
            <h2 class="hidden">{frameMessages[visit.language].goods}</h2>
            <CartLines visit={visit} of={of} />
          </div>
          {of.totals && <Summary visit={visit} of={of} totals={of.totals} />}
        </div>
      </div>
    ) : (
      <>
        <Empty visit={visit} removed={removed} of={of} />
        <div class="wrap">
          <Seen visit={visit} />
        </div>
      </>
    )}
  </Layout>
)

const Summary = ({ visit, of, totals }: { visit: Visit; of: CartSeen; totals: TotalsOf }) => {
  const messages = ordersMessages[visit.language].cartPage
  const method = of.cart.delivery
  return (
    <aside class="panel stack">
      <h2>{messages.summary}</h2>
      <Totals visit={visit} of={totals} delivery={method ? undefined : cheapest(visit, totals)} />
      {of.ready ? (
        <a class="button wide" href={to(visit, '/checkout')} data-checkout>
          {messages.checkout}
        </a>
      ) : (
        <button class="button wide" disabled>
          {messages.checkout}
        </button>
      )}
      <p class="small soft">{messages.arrives(arrivalText(visit, method ?? 'post', Date.now()))}</p>
    </aside>
  )
}

const cheapest = (visit: Visit, { subtotal }: TotalsOf): string => {
  const prices = DELIVERY_METHODS.flatMap((method) => deliveryPrice(method, subtotal) ?? [])
  const least = prices.toSorted((a, b) => a.amount - b.amount)[0]
  const messages = ordersMessages[visit.language].cartPage
  return !least || least.amount === 0 ? messages.free : messages.deliveryFrom(priceText(visit, least))
}

const Empty = ({ visit, removed }: Shown) => (
  <div class="wrap nothing">
    <div class="picture">
      <img src="/pictures/empty.svg" alt={frameMessages[visit.language].notFound.alt} width="800" height="1000" />
    </div>
    <div class="stack">
      <Undo visit={visit} removed={removed} />
      <h1>{ordersMessages[visit.language].cartPage.empty}</h1>
      <p class="lead soft text">{ordersMessages[visit.language].cartPage.emptyText}</p>
      <p>
        <a class="button" href={to(visit, '/collections/all')}>
          {frameMessages[visit.language].seeAll}
        </a>
      </p>
      <ShelfLinks visit={visit} />
    </div>
  </div>
)
