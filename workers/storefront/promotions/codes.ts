/** /cart/codes and /discount/:code: a code comes into the cart of whoever has it, opened for it where there is none. */
import { Hono, type Context } from 'hono'
import type { CartOwner } from '#domain/orders/cart'
import type { App } from '../../env.ts'
import { openCart } from '../../flows/orders/cart.ts'
import {
  codeFor,
  giveCode,
  giveCodeOrCard,
  isTakenBack,
  takeBack,
  type GiveCodeRefusal,
} from '../../flows/promotions/give-code.ts'
import { giveOwnCredit, isNotTheirs } from '../../flows/stored-value/give.ts'
import { readCartCookie, writeCartCookie, writeOpenedCookie } from '../../http/cart-cookie.ts'
import { customerAsking } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { insideShop } from '../../http/inside.ts'
import { statusOf } from '../../http/refusal.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { currencyOfRequest, requestContextOf } from '../frame/request-context.ts'
import { showCart } from '../orders/cart.tsx'
import { cartOfAccount } from '../orders/own-cart.ts'
import { orderRefusedPage } from '../orders/refused.ts'
import { codeTrouble, isSaidAtField, mayBeCard, troubleQuery } from './trouble.ts'

const ownerOf = async (c: Context<App>): Promise<CartOwner | undefined> =>
  (await cartOfAccount(c))?.owner ?? readCartCookie(c)

/** An empty cart, for a code that somebody brings along before they have chosen anything. */
const opened = async (c: Context<App>): Promise<CartOwner | Response> => {
  const often = await knockedTooOften(c, 'cart')
  if (often) return often
  const now = Date.now()
  const wanted = { currency: await currencyOfRequest(c, now), language: languageOf(c.req.path), lines: [] }
  const made = await openCart(c.env, wanted, now)
  if (!made.ok) return orderRefusedPage(c, made.refusal.code)
  const owner = { id: made.value.cart.id, key: made.value.key }
  writeCartCookie(c, owner)
  if (!readCartCookie(c)) writeOpenedCookie(c, owner)
  return owner
}

/** What was tried stands in the address, so that a page which is loaded anew says the same: but for what may be a gift card. */
const backWith = (
  c: Context<App>,
  path: string,
  tried?: { readonly code: string; readonly refusal: GiveCodeRefusal },
) => {
  const at = pathIn(languageOf(c.req.path), path)
  return c.redirect(tried ? `${at}?${troubleQuery(tried.code, tried.refusal)}#codes` : at, 303)
}

export const codes = new Hono<App>().post('/', async (c) => {
  const form = await readForm(c.req.raw)
  if (!form.ok) return orderRefusedPage(c, form.refusal.code)
  const own = await ownerOf(c)
  const removed = form.value.get('remove')
  if (removed !== null) {
    if (!own) return backWith(c, '/cart')
    const taken = await takeBack(c.env, own, removed)
    // What is not there need not be taken back; while it is paid for, the cart says what can be done.
    const isSaid = taken.ok || isTakenBack(taken.refusal) || taken.refusal.code === 'payment-in-progress'
    return isSaid ? backWith(c, '/cart') : orderRefusedPage(c, taken.refusal.code)
  }
  if (form.value.has('credit')) {
    const used = own && (await giveOwnCredit(c.env, own, await customerAsking(c.env, c.req.raw), Date.now()))
    if (!used || used.ok || isNotTheirs(used.refusal)) return backWith(c, '/cart')
    // Spent meanwhile, the cart shows it no more.
    const isSaid = isSaidAtField(used.refusal) || used.refusal.code === 'payment-in-progress'
    return isSaid ? backWith(c, '/cart') : orderRefusedPage(c, used.refusal.code)
  }
  const code = textIn(form.value, 'code')
  const owner = own ?? (await opened(c))
  if (owner instanceof Response) return owner
  const given = await giveCodeOrCard(c.env, owner, { text: code, headers: c.req.raw.headers }, Date.now())
  if (given.ok || given.refusal.code === 'payment-in-progress') return backWith(c, '/cart')
  if (!isSaidAtField(given.refusal)) return orderRefusedPage(c, given.refusal.code)
  if (!mayBeCard(code, given.refusal)) return backWith(c, '/cart', { code, refusal: given.refusal })
  return showCart(c, codeTrouble(await requestContextOf(c), code, given.refusal), statusOf[given.refusal.code])
})

/** A cart is opened for a code that counts, and for no other: whoever only looks is given nothing to keep. */
export const discount = new Hono<App>().get('/:code', async (c) => {
  const giving = { text: c.req.param('code'), headers: c.req.raw.headers }
  const now = Date.now()
  const own = await ownerOf(c)
  if (!own) {
    const known = await codeFor(c.env, giving, undefined, now)
    if (!known.ok) return backWith(c, '/cart', { code: giving.text, refusal: known.refusal })
  }
  const owner = own ?? (await opened(c))
  if (owner instanceof Response) return owner
  const given = await giveCode(c.env, owner, giving, now)
  if (!given.ok) return backWith(c, '/cart', { code: giving.text, refusal: given.refusal })
  return c.redirect(insideShop(c.req.query('redirect'), pathIn(languageOf(c.req.path), '/')), 303)
})
