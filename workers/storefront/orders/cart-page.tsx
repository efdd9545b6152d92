/** The cart as a page: lines, what has changed, what it costs, and the way to the checkout. */
import type { Money } from '#domain/money'
import { leastLeft } from '#domain/orders/charging'
import { isPaying, unitsIn } from '#domain/orders/cart'
import { methodsFor } from '#domain/logistics/delivery-methods'
import { usualOf } from '#domain/logistics/pickup'
import { placeIn } from '#domain/logistics/zones'
import { outlookOf, type Outlook } from '#domain/orders/outlook'
import { loadIn, totalsOfSold, type Review } from '#domain/orders/review'
import type { Removed } from './cart-undo.ts'
import { CartLines } from './cart-lines.tsx'
import { CurrencyUnsold } from './currency-unsold.tsx'
import { arrivalText } from '../frame/dates.ts'
import { Layout } from '../frame/layout.tsx'
import { changesIn, Notes } from './notes.tsx'
import { PaymentOpen } from './payment-open.tsx'
import { RecentlyViewed } from '../frame/recently-viewed.tsx'
import { CollectionLinks } from '../frame/collection-links.tsx'
import { Codes, type CodeTrouble } from '../promotions/codes-part.tsx'
import { promotionsMessages } from '../promotions/messages/index.ts'
import { nearTexts } from '../promotions/why.ts'
import { CartTotals } from './totals.tsx'
import { Toward } from './toward.tsx'
import { Undo } from './undo.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { ordersMessages } from './messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly of: Review | undefined
  /** Where the shopper seems to be. */
  readonly near: string | null
  readonly removed?: Removed | undefined
  /** So many things of an order that cannot be bought again. */
  readonly gone?: number
  /** A code that was not taken, and why. */
  readonly trouble?: CodeTrouble | undefined
  /** What an account has and does not pay with yet. */
  readonly credit?: Money | null
}

export const CartPage = ({ request, of, near, removed, gone = 0, trouble, credit = null }: Shown) => {
  const messages = ordersMessages[request.language].cartPage
  const outlook = of && totalsOfSold(of) && outlookOf(of, near)
  return (
    <Layout request={request} title={messages.title} description={messages.description} canonical="/cart">
      {of && of.lines.length > 0 ? (
        <div class="wrap" data-units={String(unitsIn(of.cart))}>
          <div class="page-head">
            <h1>{messages.title}</h1>
          </div>
          <div class="two">
            <div>
              <Undo request={request} removed={removed} />
              <CurrencyUnsold request={request} of={of} />
              <PaymentOpen request={request} cart={of.cart} />
              <Notes
                of={[
                  ...(gone > 0 ? [messages.notAgain(gone)] : []),
                  ...changesIn(request, of),
                  ...nearTexts({ request, of }),
                ]}
              />
              {outlook && of.sent && <Toward request={request} of={of} country={outlook.country} />}
              <h2 class="hidden">{frameMessages[request.language].goods}</h2>
              <CartLines request={request} of={of} />
              {of.promotions.applied.length > 0 && (
                <p class="rule small soft">{promotionsMessages[request.language].best}</p>
              )}
            </div>
            {outlook && <Summary request={request} of={of} outlook={outlook} trouble={trouble} credit={credit} />}
          </div>
        </div>
      ) : (
        <>
          <Empty request={request} removed={removed} of={of} trouble={trouble} />
          <div class="wrap">
            <RecentlyViewed request={request} />
          </div>
        </>
      )}
    </Layout>
  )
}

type Summed = Pick<Shown, 'request' | 'trouble' | 'credit'> & { readonly of: Review; readonly outlook: Outlook }

const Summary = ({ request, of, outlook, trouble, credit }: Summed) => {
  const messages = ordersMessages[request.language].cartPage
  const { currency, address, delivery } = of.cart
  const at = { currency, place: address ?? placeIn(outlook.country), load: loadIn(of) }
  const methods = methodsFor(request.settings, at)
  const shown = methods.find(({ id }) => id === delivery) ?? usualOf(methods)
  return (
    <aside class="panel stack">
      <h2>{messages.summary}</h2>
      <CartTotals
        request={request}
        of={outlook}
        applied={of.promotions.applied}
        leastLeft={leastLeft(outlook, { cart: of.cart, ...of.pricing })}
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
        {shown && of.sent ? messages.arrives(arrivalText(request, shown, Date.now())) : ''}{' '}
        {isPaying(of.cart.payment) ? '' : messages.notHeld}
      </p>
      <Codes request={request} of={of} trouble={trouble} credit={credit ?? null} />
    </aside>
  )
}

/** A code may be there before anything else is. */
const Empty = ({ request, removed, of, trouble }: Pick<Shown, 'request' | 'removed' | 'of' | 'trouble'>) => (
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
      {(trouble || of?.cart.codes || of?.cart.storedValues) && <Codes request={request} of={of} trouble={trouble} />}
    </div>
  </div>
)
