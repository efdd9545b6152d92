/** /pay/:token: an order, or the rest of one, is paid by whoever has the link, without an account. */
import { Hono, type Context } from 'hono'
import { paymentId } from '#domain/ids'
import { money } from '#domain/money'
import type { Order } from '#domain/orders/order'
import { chargeable, openCharges } from '#domain/orders/order-charge'
import type { App } from '../../env.ts'
import { chargingIn } from '../../flows/orders/charging.ts'
import { answerCharge, learnOfCharge, payOrder, type PayOrderRefusal } from '../../flows/orders/order-charges.ts'
import { orderForStaff } from '../../flows/orders/orders.ts'
import { orderOfToken } from '../../flows/orders/payment-link.ts'
import { readForm, textIn, wholeIn } from '../../http/form.ts'
import { withStripe } from '../../http/headers.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { statusOf } from '../../http/refusal.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { notFoundPage } from '../frame/fault.tsx'
import { priceText } from '../frame/price.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, type RequestContext } from '../frame/request-context.ts'
import { reasonOf } from './checkout-notes.ts'
import { ordersMessages } from './messages/index.ts'
import { payAddress } from './order-address.ts'
import { payMessages } from './messages/pay.ts'
import { PayForm, PayOver, PayProof, type PayShown } from './pay-page.tsx'
import { orderRefusedPage } from './refused.ts'

/** The order of a link; of somebody who is forgotten, or of another shop, nothing is shown to anybody. */
const orderHere = async (c: Context<App>): Promise<PayShown | undefined> => {
  const token = c.req.param('token') ?? ''
  const id = await orderOfToken(c.env, token)
  const order = id && (await orderForStaff(c.env, id))?.order
  if (!order || order.forgottenAt !== undefined || order.imported) return undefined
  return { request: await requestContextOf(c), token, order }
}

type Said = Parameters<typeof PayForm>[0]['state']

const show = async (
  c: Context<App>,
  shown: PayShown,
  state: Said = {},
  status: Parameters<typeof sendPrivate>[2] = 200,
): Promise<Response> => {
  const { order, request } = shown
  const [open] = openCharges(order)
  if (open?.state === 'challenged' && c.req.query('other') === undefined && status === 200) {
    const { id, token, redirect } = open
    const embedded = redirect === undefined ? paymentsOf(c.env).embedded?.({ paymentId: id, token }) : undefined
    const fields = (await embedded?.catch(() => null)) ?? null
    if (fields) c.header('content-security-policy', withStripe())
    return sendPrivate(c, <PayProof {...shown} charge={open} fields={fields} />)
  }
  if (open && open.state !== 'challenged') return sendPrivate(c, <PayOver {...shown} state="underWay" />)
  if (chargeable(order).amount === 0) {
    const isPaid = order.charges?.some((one) => one.state === 'paid') ?? false
    return sendPrivate(c, <PayOver {...shown} state={isPaid ? 'paid' : 'settled'} />)
  }
  const { settings } = request
  if (!settings.payments.online) return sendPrivate(c, <PayOver {...shown} state="offline" />)
  const charging = chargingIn(c.env, settings, order.currency) ?? { step: 1 }
  const form = { ...shown, form: paymentsOf(c.env).form, charging, key: crypto.randomUUID(), state }
  return sendPrivate(c, <PayForm {...form} />, status)
}

export const pay = new Hono<App>()
  .get('/:token', async (c) => {
    const shown = await orderHere(c)
    return shown ? show(c, shown) : notFoundPage(c)
  })
  .post('/:token', async (c) => {
    const sent = await readForm(c.req.raw)
    if (!sent.ok) return orderRefusedPage(c, sent.refusal.code)
    const shown = await orderHere(c)
    if (!shown) return notFoundPage(c)
    const { order, request, token } = shown
    const often = await knockedTooOften(c, 'pay', order.id)
    if (often) return often
    const provider = paymentsOf(c.env)
    const { fields, scripted } = provider.form
    const names = [...fields.map(({ name }) => name), ...(scripted ? [scripted] : [])]
    const read = provider.read(
      Object.fromEntries(names.map((name) => [name, textIn(sent.value, name, 300)])),
      Date.now(),
    )
    if (!read.ok) return show(c, shown, { faults: read.refusal.fields }, 422)
    const shownSum = wholeIn(sent.value, 'expected')
    const expected = money(Number.isNaN(shownSum) ? 0 : shownSum, order.currency)
    const key = textIn(sent.value, 'key', 64) || crypto.randomUUID()
    const ask = {
      order: order.id,
      token: read.value,
      expected,
      idempotency: await idempotencyOf('orders:pay', `${order.id} ${key}`, [read.value, expected]),
      returnTo: request.origin + payAddress(request, token, '/return'),
    }
    const done = await payOrder(c.env, ask, Date.now())
    return done.ok ? c.redirect(payAddress(request, token), 303) : refused(c, shown, done.refusal)
  })
  /** The demo's bank has been answered. */
  .post('/:token/answer', async (c) => {
    const sent = await readForm(c.req.raw)
    if (!sent.ok) return orderRefusedPage(c, sent.refusal.code)
    const shown = await orderHere(c)
    const payment = paymentId(textIn(sent.value, 'payment'))
    const answer = textIn(sent.value, 'answer')
    const isTheirs = shown && openCharges(shown.order).some(({ id }) => id === payment)
    if (!shown || !payment || (answer !== 'yes' && answer !== 'no')) return notFoundPage(c)
    if (!isTheirs) return refused(c, shown, { code: 'challenge-ended' })
    const done = await answerCharge(c.env, payment, answer === 'yes')
    return done.ok ? c.redirect(payAddress(shown.request, shown.token), 303) : refused(c, shown, done.refusal)
  })
  /** Back from the provider's page: what became of it is asked for, not read from the address. */
  .get('/:token/return', async (c) => {
    const shown = await orderHere(c)
    if (!shown) return notFoundPage(c)
    for (const { id, token } of openCharges(shown.order))
      await learnOfCharge(c.env, { paymentId: id, token }, Date.now()).catch(() => null)
    return c.redirect(payAddress(shown.request, shown.token), 303)
  })

type Refused = PayOrderRefusal | { readonly code: 'challenge-ended' }

/** What there is to pay is read anew: it may be what has changed. */
const refused = async (c: Context<App>, shown: PayShown, refusal: Refused): Promise<Response> => {
  const now = (await orderHere(c)) ?? shown
  return show(c, now, saidOf(shown.request, now.order, refusal), statusOf[refusal.code])
}

const saidOf = (request: RequestContext, order: Order, refusal: Refused): Said => {
  const messages = payMessages[request.language]
  const { checkout } = ordersMessages[request.language]
  switch (refusal.code) {
    case 'payment-declined':
      return { declined: checkout.declined[reasonOf(refusal.reason)] }
    case 'due-changed':
      return { note: messages.changed(priceText(request, chargeable(order))) }
    case 'charge-too-small':
      return { note: checkout.declined.unchargeable }
    case 'challenge-ended':
      return { note: messages.ended }
    case 'payment-in-progress':
    case 'idempotency-key-reused':
      return { note: messages.inProgress }
    default:
      return { note: checkout.methodGone }
  }
}
