/** /checkout: one page from the cart to the order, without an account. */
import { Hono, type Context } from 'hono'
import { CHECKOUT_FIELDS, checkForm, type Amiss, type CheckoutForm } from '#domain/orders/checkout-form'
import { orderOfCart } from '#domain/ids'
import { money } from '#domain/money'
import { isPaying, type CartOwner } from '#domain/orders/cart'
import type { App } from '../../env.ts'
import { readCart, saveDetails, reviewCart } from '../../flows/orders/cart.ts'
import { completeCheckout } from '../../flows/orders/checkout.ts'
import { readCartCookie } from '../../http/cart-cookie.ts'
import { readForm, textIn, wholeIn } from '../../http/form.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { statusOf } from '../../http/refusal.ts'
import { tokenOf } from '../../providers/payments/demo.ts'
import type { Review } from '#domain/orders/review'
import { CheckoutPage, type CheckoutState } from './checkout-page.tsx'
import { asForm, demoForm, filledFrom, rulesOf } from './checkout-fields.ts'
import { noteFor } from './checkout-notes.ts'
import { orderRefusedPage } from './refused.ts'
import { knockedTooOften, notAdmittedPage, passesOf, stoppedAtCheckout } from '../admission/admission.ts'
import { goOn, orderAddress } from './order-address.ts'
import { sendPrivate } from '../frame/render.tsx'
import { to, requestContextOf } from '../frame/request-context.ts'

type Ready = { readonly proof: CartOwner; readonly reviewed: Review }

/** The cart at checkout; or where to go instead: nothing to pay for, or paid already. */
const atCheckout = async (c: Context<App>): Promise<Ready | Response> => {
  const request = await requestContextOf(c)
  const proof = readCartCookie(c)
  const cart = proof && (await readCart(c.env, proof))
  if (!proof || !cart || (cart.lines.length === 0 && !cart.orderId)) return c.redirect(to(request, '/cart'), 303)
  if (cart.orderId) return c.redirect(orderAddress(request, cart.orderId), 303)
  const stopped = await stoppedAtCheckout(c, cart)
  if (stopped) return stopped
  const reviewed = await reviewCart(c.env, cart, Date.now())
  return reviewed.ready ? { proof, reviewed } : c.redirect(to(request, '/cart'), 303)
}

const show = async (
  c: Context<App>,
  reviewed: Review,
  state: CheckoutState,
  status: 200 | 402 | 404 | 409 | 422 = 200,
) =>
  sendPrivate(
    c,
    <CheckoutPage request={await requestContextOf(c)} of={reviewed} {...state} idempotencyKey={crypto.randomUUID()} />,
    status,
  )

export const checkout = new Hono<App>()
  .get('/', async (c) => {
    const ready = await atCheckout(c)
    if (ready instanceof Response) return ready
    const { cart } = ready.reviewed
    if (isPaying(cart.payment)) return toPending(c, ready.proof)
    const country = typeof c.req.raw.cf?.country === 'string' ? c.req.raw.cf.country : ''
    return show(c, ready.reviewed, { form: { ...filledFrom(ready.reviewed, country), ...demoForm } })
  })
  .post('/', async (c) => {
    const sent = await readForm(c.req.raw)
    if (!sent.ok) return orderRefusedPage(c, sent.refusal.code)
    const ready = await atCheckout(c)
    if (ready instanceof Response) return ready
    const form = formIn(sent.value)
    if (textIn(sent.value, 'action') === 'update') {
      return show(c, asForm(ready.reviewed, form), { form })
    }
    const checked = checkForm(form, rulesOf(ready.reviewed), Date.now())
    const token = tokenOf(form.card)
    if (!checked.ok || !token) {
      const amiss: Amiss = {
        ...(token || form.card === '' ? {} : { card: 'card-unknown' }),
        ...(checked.ok ? {} : checked.refusal.fields),
      }
      return show(c, asForm(ready.reviewed, form), { form: withoutCard(form), amiss }, 422)
    }
    return pay(c, ready, { form, details: checked.value, token, sent: sent.value })
  })

/** A payment that is under way is gone on with, where it stands; none is begun beside it. */
const toPending = async (c: Context<App>, { id }: CartOwner) =>
  c.redirect(orderAddress(await requestContextOf(c), orderOfCart(id)), 303)

type Paying = {
  readonly form: CheckoutForm
  readonly details: Extract<ReturnType<typeof checkForm>, { ok: true }>['value']
  readonly token: string
  readonly sent: URLSearchParams
}

const pay = async (c: Context<App>, { proof, reviewed }: Ready, { form, details, token, sent }: Paying) => {
  const often = await knockedTooOften(c, 'pay', proof.id)
  if (often) return often
  const request = await requestContextOf(c)
  const saved = await saveDetails(c.env, proof, details)
  if (!saved.ok && saved.refusal.code === 'cart-ordered') {
    return c.redirect(orderAddress(request, saved.refusal.orderId), 303)
  }
  if (!saved.ok && saved.refusal.code !== 'payment-in-progress') {
    return orderRefusedPage(c, saved.refusal.code)
  }
  const amount = wholeIn(sent, 'expected')
  const expected = money(Number.isNaN(amount) ? 0 : amount, reviewed.cart.currency)
  const key = textIn(sent, 'key', 64) || crypto.randomUUID()
  const idempotency = await idempotencyOf('checkouts:complete', key, [details, token, expected])
  const asked = { owner: proof, idempotency, expected, token, passes: passesOf(c) }
  const completed = await completeCheckout(c.env, asked, Date.now())
  if (completed.ok) return goOn(c, request, completed.value, proof.key)
  const { refusal } = completed
  if (refusal.code === 'cart-ordered') return c.redirect(orderAddress(request, refusal.orderId), 303)
  if (refusal.code === 'payment-in-progress') return toPending(c, proof)
  if ('drop' in refusal) return notAdmittedPage(c, refusal)
  const now = saved.ok ? await reviewCart(c.env, saved.value.cart, Date.now()) : reviewed
  if (!now.totals) return c.redirect(to(request, '/cart'), 303)
  const note = noteFor(request, refusal, now)
  return show(c, now, { form: withoutCard(form), note }, statusOf[refusal.code])
}

/** The card's number is never sent back into a page. */
const withoutCard = (form: CheckoutForm): CheckoutForm => ({ ...form, card: '', expiry: '', code: '' })

const formIn = (sent: URLSearchParams): CheckoutForm =>
  Object.fromEntries(CHECKOUT_FIELDS.map((field) => [field, textIn(sent, field, 300)])) as CheckoutForm
