/** /checkout/challenge: the demo bank asks whether it is really you who pays. */
import { Hono, type Context } from 'hono'
import { cartOfOrder, orderOfPayment, paymentId, type PaymentId } from '#domain/ids'
import type { CartOwner } from '#domain/orders/cart'
import { totalsOfSold, type Review } from '#domain/orders/review'
import type { App } from '../../env.ts'
import { readCart, reviewCart } from '../../flows/orders/cart.ts'
import { answerChallenge } from '../../flows/orders/checkout.ts'
import { readCartCookie } from '../../http/cart-cookie.ts'
import { readForm, textIn } from '../../http/form.ts'
import { readOrderKey } from '../../http/order-cookie.ts'
import { statusOf } from '../../http/refusal.ts'
import { withStripe } from '../../http/headers.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import type { EmbeddedFields } from '../../providers/payments/provider.ts'
import { BankAsks, BankFields } from './bank.tsx'
import { Bought } from './bought.tsx'
import { CheckoutPage } from './checkout-page.tsx'
import { filledFrom } from './checkout-fields.ts'
import { TakeBack } from './payment-open.tsx'
import { noteFor } from './checkout-notes.ts'
import { orderRefusedPage } from './refused.ts'
import { goOn, orderAddress } from './order-address.ts'
import { Layout } from '../frame/layout.tsx'
import { Totals } from './totals.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { to, requestContextOf, type RequestContext } from '../frame/request-context.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { ordersMessages } from './messages/index.ts'

/** Whoever may see the order that it is to become may answer for it. */
const ownerOf = (c: Context<App>, payment: PaymentId): CartOwner | undefined => {
  const order = orderOfPayment(payment)
  const key = readOrderKey(c, order)
  return key && { id: cartOfOrder(order), key }
}

export const challenge = new Hono<App>()
  .get('/', async (c) => {
    const request = await requestContextOf(c)
    const payment = paymentId(c.req.query('payment'))
    const owner = payment && ownerOf(c, payment)
    const cart = owner && (await readCart(c.env, owner))
    if (cart?.orderId) return c.redirect(orderAddress(request, cart.orderId), 303)
    if (!cart || !payment || cart.payment?.id !== payment || cart.payment.state !== 'challenged') {
      return sendPrivate(c, <Over request={request} />, 404)
    }
    const of = await reviewCart(c.env, cart, Date.now())
    const hasCart = readCartCookie(c)?.id === cart.id
    const { token, redirect } = cart.payment
    const fields =
      redirect === undefined
        ? await paymentsOf(c.env)
            .embedded?.({ paymentId: payment, token })
            .catch(() => null)
        : null
    if (fields) c.header('content-security-policy', withStripe())
    return sendPrivate(c, <ChallengePage {...{ request, payment, of, hasCart, fields: fields ?? null }} />)
  })
  .post('/', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return orderRefusedPage(c, form.refusal.code)
    const request = await requestContextOf(c)
    const payment = paymentId(textIn(form.value, 'payment'))
    const owner = payment && ownerOf(c, payment)
    const answer = textIn(form.value, 'answer')
    if (!owner || !payment || (answer !== 'yes' && answer !== 'no'))
      return sendPrivate(c, <Over request={request} />, 404)
    const answered = await answerChallenge(c.env, owner, { paymentId: payment, approved: answer === 'yes' })
    if (answered.ok) return goOn(c, request, answered.value, owner.key)
    const { refusal } = answered
    const cart = await readCart(c.env, owner)
    if (refusal.code === 'cart-unknown' || refusal.code === 'challenge-ended' || !cart) {
      return sendPrivate(c, <Over request={request} />, 409)
    }
    // Without the cart itself there is nothing to pay for here: the order's page says how it stands, and how to go on.
    if (readCartCookie(c)?.id !== cart.id) return c.redirect(orderAddress(request, orderOfPayment(payment)), 303)
    const reviewed = await reviewCart(c.env, cart, Date.now())
    if (!totalsOfSold(reviewed)) return c.redirect(to(request, '/cart'), 303)
    const shown = { form: filledFrom(reviewed, ''), declined: noteFor(request, refusal, reviewed) }
    const ours = { paymentForm: paymentsOf(c.env).form, idempotencyKey: crypto.randomUUID() }
    const page = <CheckoutPage request={request} of={reviewed} {...shown} {...ours} />
    return sendPrivate(c, page, statusOf[refusal.code])
  })

type Shown = {
  readonly request: RequestContext
  readonly payment: string
  readonly of: Review
  /** Whether it is the cart that this browser fills. */
  readonly hasCart: boolean
  /** The provider's own, where it has some on our page. */
  readonly fields: EmbeddedFields | null
}

const ChallengePage = ({ request, payment, of, hasCart, fields }: Shown) => {
  const messages = ordersMessages[request.language].challenge
  const { redirect } = of.cart.payment ?? {}
  return (
    <Layout request={request} title={messages.title} checkout extra={fields ? 'stripe-pay' : 'checkout'}>
      <div class="wrap bank">
        {fields ? (
          <BankFields request={request} amount={of.totals?.total} fields={fields} />
        ) : redirect === undefined ? (
          <BankAsks
            request={request}
            amount={of.totals?.total}
            action={to(request, '/checkout/challenge')}
            payment={payment}
          />
        ) : (
          <div class="panel stack">
            <h1>{messages.title}</h1>
            <p class="lead">{messages.elsewhere}</p>
            <a class="button wide" href={redirect} data-onward>
              {messages.onward}
            </a>
          </div>
        )}
        <Held request={request} of={of} />
        {hasCart && <TakeBack request={request} />}
      </div>
    </Layout>
  )
}

/** What is paid for, as it stood beside the checkout. */
const Held = ({ request, of }: Pick<Shown, 'request' | 'of'>) => (
  <section class="panel stack">
    <h2>{ordersMessages[request.language].checkout.yourOrder}</h2>
    <Bought request={request} of={of.lines.flatMap(({ sold }) => sold ?? [])} />
    {of.totals && (
      <Totals
        request={request}
        of={of.totals}
        applied={of.promotions.applied}
        sent={of.sent}
        country={of.cart.address?.country ?? null}
        payments={of.payments}
      />
    )}
  </section>
)

const Over = ({ request }: { readonly request: RequestContext }) => {
  const messages = ordersMessages[request.language].challenge
  return (
    <Layout request={request} title={messages.over}>
      <div class="wrap page-head">
        <h1>{messages.over}</h1>
        <p class="lead soft text">{messages.overText}</p>
        <p>
          <a class="button" href={to(request, '/cart')}>
            {frameMessages[request.language].fault.toCart}
          </a>
        </p>
      </div>
    </Layout>
  )
}
