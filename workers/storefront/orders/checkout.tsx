/** /checkout: one page from the cart to the order, without an account. */
import { Hono, type Context } from 'hono'
import { SENT_MAX } from '#domain/orders/address'
import { billingFormOf } from '#domain/orders/billing'
import type { Business } from '#domain/orders/business'
import {
  CHECKOUT_FIELDS,
  checkForm,
  type CheckoutDetails,
  type CheckoutForm,
  type Firm,
} from '#domain/orders/checkout-form'
import { orderOfCart } from '#domain/ids'
import type { Language } from '#domain/languages'
import { money } from '#domain/money'
import { isPaying, type Cart, type CartOwner } from '#domain/orders/cart'
import type { App, Env } from '../../env.ts'
import { readCart, saveDetails, reviewCart } from '../../flows/orders/cart.ts'
import { completeCheckout, takeCartBack, type CompleteRefusal } from '../../flows/orders/checkout.ts'
import { checkBusiness } from '../../flows/tax/business.ts'
import { languageOf } from '../../http/language.ts'
import { readCartCookie } from '../../http/cart-cookie.ts'
import { customerAsking, themselves } from '../../http/customer.ts'
import { readForm, textIn, wholeIn } from '../../http/form.ts'
import { paidOrder } from '../../http/order-cookie.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { statusOf } from '../../http/refusal.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import { manualToken } from '#domain/orders/payment-terms'
import { leftToPay } from '#domain/orders/stored-payments'
import { ok, refuse } from '#domain/result'
import type { ReadPayment } from '../../providers/payments/provider.ts'
import { totalsOfSold, type Review } from '#domain/orders/review'
import { itemOf } from '#domain/sharding/lanes'
import { agreedIn, keepAgreed } from './agreeing.tsx'
import { CheckoutPage, type CheckoutState } from './checkout-page.tsx'
import { redeem, redeemingIn, type Redeeming } from './checkout-codes.ts'
import { asForm, filledFrom, paymentChoice, rulesOf } from './checkout-fields.ts'
import { nearOf } from './near.ts'
import { noteFor } from './checkout-notes.ts'
import { chosenWay, KEEP, ONLINE, PAYMENT_METHOD } from './payment-step.tsx'
import { orderRefusedPage } from './refused.ts'
import { unpaidUnitsOf } from '../../http/unpaid-units.ts'
import { knockedTooOften, notAdmittedPage, passesOf, stoppedAtCheckout } from '../admission/admission.ts'
import { filledWith, keepForNextTime, ownAddresses } from './own-addresses.tsx'
import { creditHere, ownCart } from './own-cart.ts'
import { ownMethodsHere, readSaved } from './own-methods.ts'
import { challengeAddress, goOn, orderAddress } from './order-address.ts'
import { sendPrivate } from '../frame/render.tsx'
import type { Short } from './fixes.tsx'
import { ordersMessages } from './messages/index.ts'
import { storedValueMessages } from './messages/stored-value.ts'
import { REDEEM } from '../promotions/codes-part.tsx'
import { codeTrouble, isSaidAtField } from '../promotions/trouble.ts'
import { to, requestContextOf } from '../frame/request-context.ts'

type Ready = { readonly proof: CartOwner; readonly reviewed: Review }

/**
 * The cart at checkout; or where to go instead: nothing to pay for, or paid already. Whoever is only on the way there is
 * told in the cart what is in the way; whoever has filled in the form is told there, and loses nothing of it.
 */
const atCheckout = async (c: Context<App>): Promise<Ready | Response> => {
  const request = await requestContextOf(c)
  const paid = paidOrder(c)
  if (paid) return c.redirect(orderAddress(request, paid), 303)
  const { proof, cart } = (await ownCart(c)) ?? {}
  if (!proof || !cart || (cart.lines.length === 0 && !cart.orderId)) return c.redirect(to(request, '/cart'), 303)
  if (cart.orderId) return c.redirect(orderAddress(request, cart.orderId), 303)
  const stopped = await stoppedAtCheckout(c, cart)
  if (stopped) return stopped
  const reviewed = await reviewCart(c.env, cart, Date.now())
  const shown = reviewed.ready || (c.req.method === 'POST' && totalsOfSold(reviewed) !== null)
  return shown ? { proof, reviewed } : c.redirect(to(request, '/cart'), 303)
}

const show = async (
  c: Context<App>,
  reviewed: Review,
  state: CheckoutState,
  status: Parameters<typeof sendPrivate>[2] = 200,
) =>
  sendPrivate(
    c,
    <CheckoutPage
      request={await requestContextOf(c)}
      of={reviewed}
      {...state}
      paymentForm={paymentsOf(c.env).form}
      own={await ownMethodsHere(c, reviewed.cart)}
      credit={await creditHere(c, reviewed.cart)}
      idempotencyKey={crypto.randomUUID()}
    />,
    status,
  )

export const checkout = new Hono<App>()
  .get('/', async (c) => {
    const ready = await atCheckout(c)
    if (ready instanceof Response) return ready
    const { cart } = ready.reviewed
    if (isPaying(cart.payment)) return toPending(c, cart)
    const country = nearOf(c, await requestContextOf(c)) ?? ''
    const own = await ownAddresses(c)
    return show(c, ready.reviewed, { form: filledWith(filledFrom(ready.reviewed, country), own), kept: own.all })
  })
  .post('/', async (c) => {
    const sent = await readForm(c.req.raw)
    if (!sent.ok) return orderRefusedPage(c, sent.refusal.code)
    const ready = await atCheckout(c)
    if (ready instanceof Response) return ready
    const form = formIn(sent.value)
    const agreed = agreedIn(sent.value)
    const method = textIn(sent.value, PAYMENT_METHOD, 80)
    const keep = isKept(sent.value)
    if (textIn(sent.value, 'action') === 'update') {
      const typed = textIn(sent.value, REDEEM)
      return show(c, asForm(ready.reviewed, form), { form, agreed, method, keep, typed, update: true })
    }
    const redeeming = redeemingIn(sent.value)
    if (redeeming) return redeemed(c, ready, { redeeming, state: { form, agreed, method, keep, update: true } })
    const asSent = asForm(ready.reviewed, form)
    const checked = checkForm(form, rulesOf(asSent))
    const language = languageOf(c.req.path)
    const token = isPaid(asSent) ? ok('') : await paymentIn(c, sent.value, asSent, form.country)
    if (!checked.ok || !token.ok) {
      const amiss = checked.ok ? {} : checked.refusal.fields
      return show(c, asSent, { form, agreed, method, keep, amiss, faults: token.ok ? {} : token.refusal.fields }, 422)
    }
    const { firm = null, ...said } = checked.value
    const { settings } = await requestContextOf(c)
    const asked = { firm, country: (said.billing ?? said.address)?.country ?? '', before: ready.reviewed.cart.business }
    const business = await checkBusiness(c.env, settings, asked, Date.now())
    if (!business.ok)
      return show(c, asSent, { form, agreed, method, keep, amiss: { vatId: business.refusal.code } }, 422)
    const details = { ...said, business: business.value, language }
    if (!ready.reviewed.ready) {
      await saveDetails(c.env, ready.proof, details)
      return show(c, asSent, { form, agreed, method, keep, note: ordersMessages[language].checkout.inTheWay }, 409)
    }
    return pay(c, ready, { form, firm, details, token: token.value, sent: sent.value })
  })
  .post('/take-back', async (c) => {
    const request = await requestContextOf(c)
    const owner = readCartCookie(c)
    const taken = owner && (await takeCartBack(c.env, owner))
    if (!taken) return c.redirect(to(request, '/cart'), 303)
    if (taken.ok) return c.redirect(to(request, '/cart'), 303)
    const { refusal } = taken
    if (refusal.code === 'cart-ordered') return c.redirect(orderAddress(request, refusal.orderId), 303)
    return orderRefusedPage(c, refusal.code)
  })

/** Nothing is left to be asked for: it costs nothing, or stored value pays all of it. */
const isPaid = ({ totals, payments }: Review): boolean =>
  totals !== null && leftToPay({ totals, payments }).amount === 0

type Redeemed = { readonly redeeming: Redeeming; readonly state: CheckoutState }

/** The page as it was sent, with what the code makes of the sum. */
const redeemed = async (c: Context<App>, { proof, reviewed }: Ready, { redeeming, state }: Redeemed) => {
  const request = await requestContextOf(c)
  const done = await redeem(c, proof, redeeming)
  if (done.ok) {
    const now = done.value ? await reviewCart(c.env, done.value, Date.now()) : reviewed
    const note = !('remove' in redeeming) ? { news: storedValueMessages[request.language].given } : {}
    return show(c, asForm(now, state.form), { ...state, ...note })
  }
  const { refusal } = done
  if (refusal.code === 'cart-ordered') return c.redirect(orderAddress(request, refusal.orderId), 303)
  if (refusal.code === 'payment-in-progress') return toPending(c, (await readCart(c.env, proof)) ?? reviewed.cart)
  const typed = 'code' in redeeming ? redeeming.code : ''
  const trouble = isSaidAtField(refusal) && codeTrouble(request, typed, refusal)
  if (!trouble) return orderRefusedPage(c, refusal.code)
  return show(c, asForm(reviewed, state.form), { ...state, trouble }, statusOf[refusal.code])
}

/** A payment that is under way is gone on with, where it stands: at the bank, or where is told how it stands. */
const toPending = async (c: Context<App>, { id, payment }: Pick<Cart, 'id' | 'payment'>) => {
  const request = await requestContextOf(c)
  const waits = payment?.state === 'challenged'
  return c.redirect(waits ? challengeAddress(request, payment.id) : orderAddress(request, orderOfCart(id)), 303)
}

type Paying = {
  readonly form: CheckoutForm
  readonly firm: Firm | null
  readonly details: Omit<CheckoutDetails, 'firm'> & { readonly business: Business | null; readonly language: Language }
  readonly token: string
  readonly sent: URLSearchParams
}

const pay = async (c: Context<App>, { proof, reviewed }: Ready, { form, firm, details, token, sent }: Paying) => {
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
  const left = wholeIn(sent, 'due')
  const expectedDue = Number.isNaN(left) ? expected : money(left, reviewed.cart.currency)
  const key = textIn(sent, 'key', 64) || crypto.randomUUID()
  // When its register was asked makes no other request of it.
  const { business: _asked, ...same } = details
  const keep = isKept(sent)
  const idempotency = await idempotencyOf('checkouts:complete', key, [
    { ...same, ...firm },
    token,
    expected,
    expectedDue,
    ...(keep ? [KEEP] : []),
  ])
  const mayHold = unpaidUnitsOf(c.req.raw.headers, Date.now())
  const payer = async () => themselves(await customerAsking(c.env, c.req.raw))
  const shown = { passes: passesOf(c), details, origin: request.origin, mayHold, payer }
  const asked = { owner: proof, idempotency, expected, expectedDue, token, keep, ...shown }
  const completed = await completeAnew(c.env, asked)
  if (completed.ok) {
    keepForNextTime(c, details.address)
    keepAgreed(c, agreedIn(sent), details)
    return goOn(c, request, completed.value, proof.key)
  }
  const { refusal } = completed
  if (refusal.code === 'cart-ordered') return c.redirect(orderAddress(request, refusal.orderId), 303)
  if (refusal.code === 'payment-in-progress') return toPending(c, (await readCart(c.env, proof)) ?? reviewed.cart)
  if ('drop' in refusal) return notAdmittedPage(c, refusal)
  const now = saved.ok ? await reviewCart(c.env, saved.value.cart, Date.now()) : reviewed
  if (!now.totals) return c.redirect(to(request, '/cart'), 303)
  const note = noteFor(request, refusal, now)
  const said = refusal.code === 'payment-declined' ? { declined: note } : { note, short: shortIn(refusal) }
  if (refusal.code === 'too-many-unpaid-units') c.header('retry-after', String(refusal.retryAfterSeconds))
  // As it was put right, and is kept.
  const { company = '', vatId = '' } = details.business ?? {}
  const billed = billingFormOf(details.billing ?? null)
  const kept = { ...form, ...details.address, ...billed, email: details.email, company, vatId }
  const method = textIn(sent, PAYMENT_METHOD, 80)
  return show(c, now, { form: kept, agreed: agreedIn(sent), method, keep, ...said }, statusOf[refusal.code])
}

/** Of which line fewer can be had than were wanted, and how many. */
const shortIn = (refusal: CompleteRefusal): Short | undefined => {
  if (refusal.code === 'insufficient-stock') return { variantId: itemOf(refusal.item), units: refusal.available }
  return 'variantId' in refusal ? { variantId: refusal.variantId, units: 0 } : undefined
}

/**
 * A page that was gone back to still has the key that it was first sent with. Sent with another card or another address
 * it is another request, under a key made of both: pressed twice, it is the same again.
 */
const completeAnew = async (env: Env, asked: Parameters<typeof completeCheckout>[1]) => {
  const completed = await completeCheckout(env, asked, Date.now())
  if (completed.ok || completed.refusal.code !== 'idempotency-key-reused') return completed
  const { key, request } = asked.idempotency
  return completeCheckout(env, { ...asked, idempotency: { key: `${key} ${request}`, request } }, Date.now())
}

/** By what is paid. What stands in the fields of whoever moves the money is read by them alone. */
const paymentIn = async (
  c: Context<App>,
  sent: URLSearchParams,
  reviewed: Review,
  country: string,
): Promise<ReadPayment> => {
  const said = textIn(sent, PAYMENT_METHOD, 80)
  const { saved } = await ownMethodsHere(c, reviewed.cart)
  const choice = paymentChoice(await requestContextOf(c), reviewed, { country, chosen: said, saved })
  const way = chosenWay(choice)
  if (way === '' || (said !== '' && said !== way)) {
    const { en, zh } = ordersMessages
    const fault = { en: en.checkout.methodGone, zh: zh.checkout.methodGone }
    return refuse({ code: 'payment-amiss', fields: { [PAYMENT_METHOD]: fault } })
  }
  if (saved.some(({ id }) => id === way)) return readSaved(c, reviewed.cart, way)
  if (way !== ONLINE) return ok(manualToken(way))
  const provider = paymentsOf(c.env)
  const names = [
    ...provider.form.fields.map(({ name }) => name),
    ...(provider.form.scripted ? [provider.form.scripted] : []),
  ]
  const fields = names.map((name) => [name, textIn(sent, name, 300)])
  return provider.read(Object.fromEntries(fields), Date.now())
}

/** Ticked beside what was typed: what is kept already is not kept again. */
const isKept = (sent: URLSearchParams): boolean =>
  textIn(sent, KEEP) === 'yes' && ['', ONLINE].includes(textIn(sent, PAYMENT_METHOD, 80))

const formIn = (sent: URLSearchParams): CheckoutForm =>
  Object.fromEntries(CHECKOUT_FIELDS.map((field) => [field, textIn(sent, field, SENT_MAX)])) as CheckoutForm
