/** /cart: what the shopper has put aside. */
import { Hono, type Context } from 'hono'
import { variantId } from '#domain/ids'
import { GIFTS_MAX } from '#domain/orders/gifts'
import { isPaying, LINE_ITEMS_MAX, UNITS_MAX, unitsIn, type Cart } from '#domain/orders/cart'
import type { App } from '../../env.ts'
import { setUnits, reviewCart } from '../../flows/orders/cart.ts'
import { changeCurrency } from '../../flows/orders/cart-currency.ts'
import { checkedGifts } from '../../flows/stored-value/gifts.ts'
import { statusOf } from '../../http/refusal.ts'
import { customerAsking } from '../../http/customer.ts'
import { readCartCookie } from '../../http/cart-cookie.ts'
import { paidOrder } from '../../http/order-cookie.ts'
import { readForm, textIn, wholeIn } from '../../http/form.ts'
import { PRIVATE } from '../../http/headers.ts'
import { impersonatedIn } from '../../http/not-by-staff.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { CartPage } from './cart-page.tsx'
import { currencyThere } from './currency-unsold.tsx'
import type { Review } from '#domain/orders/review'
import { nearOf } from './near.ts'
import { putInCart } from './put-in-cart.ts'
import { creditHere, ownCart } from './own-cart.ts'
import { orderAddress } from './order-address.ts'
import { orderRefusedPage } from './refused.ts'
import { removedIn } from './cart-undo.ts'
import type { CodeTrouble } from '../promotions/codes-part.tsx'
import { codeTroubleIn } from '../promotions/trouble.ts'
import { Drawer } from './drawer.tsx'
import { marketLineFor } from '../frame/market-near.tsx'
import { ImpersonationForm } from '../frame/impersonation.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { currencyOfAddress, requestContextOf } from '../frame/request-context.ts'
import { GiftPage, giftIn } from '../stored-value/give.tsx'
import { wishedHere } from '../frame/wisher.ts'

/** A cart that became an order is not the shopper's cart any more. */
const cartOf = async (c: Context<App>): Promise<Cart | undefined> => {
  const found = await ownCart(c)
  return found?.cart.orderId ? undefined : found?.cart
}

const reviewed = async (c: Context<App>): Promise<Review | undefined> => {
  const found = await cartOf(c)
  return found && reviewCart(c.env, found, Date.now())
}

/** Back to where the change was made: the page, the drawer that a script shows, or the checkout. */
const backTo = (c: Context<App>, form: URLSearchParams, query = '') => {
  const view = form.get('view')
  const path = view === 'drawer' ? '/cart/drawer' : view === 'checkout' ? '/checkout' : '/cart'
  return c.redirect(pathIn(languageOf(c.req.path), path) + query, 303)
}

/** Told by whoever has put an order into the cart again. */
const goneIn = (c: Context<App>): number => {
  const gone = Number(c.req.query('gone'))
  return Number.isInteger(gone) && gone > 0 && gone <= LINE_ITEMS_MAX ? gone : 0
}

/** The page of the cart. @param status of what was tried there, when it was refused */
export const showCart = async (
  c: Context<App>,
  trouble: CodeTrouble | undefined,
  status: Parameters<typeof sendPrivate>[2] = 200,
) => {
  const [request, of] = await Promise.all([requestContextOf(c), reviewed(c)])
  return sendPrivate(
    c,
    <CartPage
      request={request}
      of={of}
      near={nearOf(c, request)}
      removed={await removedIn(c)}
      gone={goneIn(c)}
      trouble={trouble}
      credit={of ? await creditHere(c, of.cart) : null}
    />,
    status,
  )
}

export const cart = new Hono<App>()
  .get('/', async (c) => {
    const request = await requestContextOf(c)
    const paid = paidOrder(c)
    if (paid) return c.redirect(orderAddress(request, paid), 303)
    return showCart(
      c,
      codeTroubleIn(request, (name) => c.req.query(name)),
    )
  })
  .get('/drawer', async (c) => {
    const [request, of] = await Promise.all([requestContextOf(c), reviewed(c)])
    c.header('cache-control', PRIVATE)
    return c.html(<Drawer request={request} of={of} near={nearOf(c, request)} removed={await removedIn(c)} />)
  })
  // What of a page is personal is asked for in one request: the hearts of the wish list too.
  .get('/count', async (c) => {
    const [found, saved, name, customer] = await Promise.all([
      cartOf(c),
      wishedHere(c),
      impersonatedIn(c),
      customerAsking(c.env, c.req.raw),
    ])
    const count = found ? unitsIn(found) : 0
    const line = await marketLineFor(c)
    const banner = name !== null && String(<ImpersonationForm language={languageOf(c.req.path)} name={name} />)
    const known = customer !== null && { known: true as const }
    return c.json(
      { count, ...known, ...(saved.length > 0 && { saved }), ...(banner && { banner }), ...(line && { line }) },
      200,
      {
        'cache-control': PRIVATE,
      },
    )
  })
  .post('/', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return orderRefusedPage(c, form.refusal.code)
    const item = variantId(textIn(form.value, 'variant'))
    if (!item) return orderRefusedPage(c, 'variant-unknown')
    const units = form.value.has('units') ? wholeIn(form.value, 'units') : 1
    const filled = giftIn(form.value)
    const gifts = await checkedGifts(c.env, [filled], Date.now())
    if (!gifts.ok) {
      const asked = { request: await requestContextOf(c), filled, faults: gifts.refusal.fields, variant: item, units }
      return sendPrivate(c, <GiftPage {...asked} />, statusOf[gifts.refusal.code])
    }
    // All of them are for the same person: whoever means two people presses twice.
    const all = gifts.value.flatMap((gift) => Array.from({ length: Math.min(units, GIFTS_MAX + 1) }, () => gift))
    const lines = [{ variantId: item, units, ...(all.length > 0 && { gifts: all }) }]
    const shownIn = await currencyOfAddress(c, Date.now())
    return (await putInCart(c, form.value, lines, undefined, shownIn)) ?? backTo(c, form.value)
  })
  .post('/currency', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return orderRefusedPage(c, form.refusal.code)
    const left = await reviewed(c)
    if (isPaying(left?.cart.payment ?? null)) return orderRefusedPage(c, 'payment-in-progress')
    const held = await ownCart(c)
    // A second press finds a cart whose currency is sold.
    if (!held || !left?.messages.some(({ code }) => code === 'currency_unsold')) return backTo(c, form.value)
    const changed = await changeCurrency(c.env, held.proof, held.cart, currencyThere(left), Date.now())
    return changed.ok ? backTo(c, form.value) : orderRefusedPage(c, changed.refusal.code)
  })
  .post('/lines', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return orderRefusedPage(c, form.refusal.code)
    const owner = readCartCookie(c)
    const item = variantId(textIn(form.value, 'variant'))
    const paid = paidOrder(c)
    if (paid) return c.redirect(orderAddress(await requestContextOf(c), paid), 303)
    if (!owner) return backTo(c, form.value)
    if (!item) return orderRefusedPage(c, 'line-item-unknown')
    const units = requestedUnits(form.value)
    if (!Number.isInteger(units) || units < 0 || units > UNITS_MAX) return orderRefusedPage(c, 'units-invalid')
    const set = await setUnits(c.env, owner, { variantId: item, units })
    // The cart says what can be done about it; what another tab has taken out is not in it.
    if (!set.ok && (set.refusal.code === 'payment-in-progress' || set.refusal.code === 'line-item-unknown'))
      return backTo(c, form.value)
    if (!set.ok) return orderRefusedPage(c, set.refusal.code)
    const before = wholeIn(form.value, 'before')
    return backTo(c, form.value, units === 0 && before > 0 ? `?removed=${item}&units=${before}` : '')
  })

/** The number that stands there, or one more or fewer when a step was pressed. */
const requestedUnits = (form: URLSearchParams): number =>
  wholeIn(form, 'units') + (form.has('step') ? Math.sign(wholeIn(form, 'step')) : 0)
