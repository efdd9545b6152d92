/**
 * /cart/<variant>:<units>,…: a cart that somebody has put together, for a link in a mail or on another site.
 *
 * Following a link changes nothing, or any site could fill a shopper's cart: the page shows what it is, and one press
 * puts it in.
 */
import { Hono, type Context } from 'hono'
import { cartId, type CartId } from '#domain/ids'
import { readOffered, writeOffered, type Offered } from '#domain/orders/offered'
import type { OrderLineItem } from '#domain/orders/order-line'
import { quoteLineItem } from '#domain/orders/quote'
import { inPublic } from '#domain/pricing/price-for'
import type { App } from '../../env.ts'
import { offersFresh } from '../../flows/catalog/offers.ts'
import { readCartCookie } from '../../http/cart-cookie.ts'
import { readForm } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { notFoundPage } from '../frame/fault.tsx'
import { putInCart } from './put-in-cart.ts'
import { orderRefusedPage } from './refused.ts'
import { Bought } from './bought.tsx'
import { Layout } from '../frame/layout.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { currencyOfRequest, to, requestContextOf, type RequestContext } from '../frame/request-context.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { ordersMessages } from './messages/index.ts'

export const offered = new Hono<App>()
  .get('/:lines{var_.*}', async (c) => {
    const lines = readOffered(c.req.param('lines'))
    if (!lines) return notFoundPage(c)
    // A reminder of the cart that this browser has still: it is there as it was.
    const cart = cartId(c.req.query('of'))
    if (cart && cart === readCartCookie(c)?.id) return c.redirect(pathIn(languageOf(c.req.path), '/cart'), 303)
    const [request, found] = await Promise.all([requestContextOf(c), sellable(c, lines)])
    if (found.length === 0) return notFoundPage(c)
    return sendPrivate(
      c,
      <OfferedPage request={request} of={found} cart={cart} missing={lines.length - found.length} />,
    )
  })
  .post('/:lines{var_.*}', async (c) => {
    const lines = readOffered(c.req.param('lines'))
    const form = await readForm(c.req.raw)
    if (!form.ok) return orderRefusedPage(c, form.refusal.code)
    if (!lines) return orderRefusedPage(c, 'variant-unknown')
    return (await putInCart(c, form.value, lines)) ?? c.redirect(pathIn(languageOf(c.req.path), '/cart'), 303)
  })

/** What of it can be had now, at today's price. */
const sellable = async (c: Context<App>, lines: readonly Offered[]): Promise<OrderLineItem[]> => {
  const own = await currencyOfRequest(c, Date.now())
  const ids = lines.map((line) => line.variantId)
  const now = Date.now()
  const offers = await offersFresh(c.env, ids, now)
  const everyone = inPublic(own, now)
  return lines.flatMap((line) => {
    const quoted = quoteLineItem({ ...line, seen: { amount: 0, currency: own } }, offers.get(line.variantId), everyone)
    return quoted.ok && offers.get(line.variantId)?.availability !== 'sold-out' ? [quoted.value] : []
  })
}

type Shown = {
  readonly request: RequestContext
  readonly of: readonly OrderLineItem[]
  /** That a reminder is about; absent in any other link. */
  readonly cart: CartId | undefined
  readonly missing: number
}

const OfferedPage = ({ request, of, cart, missing }: Shown) => {
  const messages = ordersMessages[request.language].offered
  const action = to(request, `/cart/${writeOffered(of)}`)
  return (
    <Layout request={request} title={messages.title}>
      <div class="wrap">
        <div class="page-head">
          <h1>{messages.title}</h1>
          <p class="lead soft text">{messages.text}</p>
        </div>
        <form class="offered stack" method="post" action={action}>
          {missing > 0 && (
            <p class="note" role="status">
              {messages.missing(missing)}
            </p>
          )}
          <input type="hidden" name="key" value={crypto.randomUUID()} />
          {cart && <input type="hidden" name="of" value={cart} />}
          <h2 class="hidden">{frameMessages[request.language].goods}</h2>
          <Bought request={request} of={of} />
          <p>
            <button class="button">{messages.add}</button>
          </p>
        </form>
      </div>
    </Layout>
  )
}
