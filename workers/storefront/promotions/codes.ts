/** /cart/codes and /discount/:code: a code comes into the cart of whoever has it, opened for it where there is none. */
import { Hono, type Context } from 'hono'
import type { CartOwner } from '#domain/orders/cart'
import { CODE_CHARACTERS_MAX } from '#domain/promotions/code'
import type { App } from '../../env.ts'
import { openCart } from '../../flows/orders/cart.ts'
import { codeFor, giveCode, takeCodeBack, type GiveCodeRefusal } from '../../flows/promotions/give-code.ts'
import { ownCurrencyFresh } from '../../flows/settings/settings.ts'
import { readCartCookie, writeCartCookie, writeOpenedCookie } from '../../http/cart-cookie.ts'
import { readForm, textIn } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { insideShop } from '../../http/inside.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { cartOfAccount } from '../orders/own-cart.ts'
import { orderRefusedPage } from '../orders/refused.ts'

const ownerOf = async (c: Context<App>): Promise<CartOwner | undefined> =>
  (await cartOfAccount(c))?.owner ?? readCartCookie(c)

/** An empty cart, for a code that somebody brings along before they have chosen anything. */
const opened = async (c: Context<App>): Promise<CartOwner | Response> => {
  const often = await knockedTooOften(c, 'cart')
  if (often) return often
  const now = Date.now()
  const wanted = { currency: await ownCurrencyFresh(c.env, now), language: languageOf(c.req.path), lines: [] }
  const made = await openCart(c.env, wanted, now)
  if (!made.ok) return orderRefusedPage(c, made.refusal.code)
  const owner = { id: made.value.cart.id, key: made.value.key }
  writeCartCookie(c, owner)
  if (!readCartCookie(c)) writeOpenedCookie(c, owner)
  return owner
}

/** What was tried stands in the address, so that a page which is loaded anew says the same. */
const backWith = (
  c: Context<App>,
  path: string,
  tried?: { readonly code: string; readonly refusal: GiveCodeRefusal },
) => {
  const at = pathIn(languageOf(c.req.path), path)
  if (!tried) return c.redirect(at, 303)
  const { code, refusal } = tried
  const query = new URLSearchParams({ code: code.slice(0, CODE_CHARACTERS_MAX), amiss: refusal.code })
  if (refusal.code === 'code-closed') {
    query.set('why', refusal.why.code)
    const on = 'until' in refusal.why ? refusal.why.until : 'from' in refusal.why ? refusal.why.from : null
    if (on !== null) query.set('on', String(on))
  }
  if (refusal.code === 'too-many-attempts') query.set('on', String(refusal.retryAfterSeconds))
  return c.redirect(`${at}?${query}#codes`, 303)
}

/** Told at the field; the others are said by a page of their own. */
const AT_FIELD = new Set<string>(['code-unknown', 'code-closed', 'too-many-codes', 'too-many-attempts'])

export const codes = new Hono<App>().post('/', async (c) => {
  const form = await readForm(c.req.raw)
  if (!form.ok) return orderRefusedPage(c, form.refusal.code)
  const view = form.value.get('view') === 'checkout' ? '/checkout' : '/cart'
  const own = await ownerOf(c)
  const removed = form.value.get('remove')
  if (removed !== null) {
    if (!own) return backWith(c, view)
    const taken = await takeCodeBack(c.env, own, removed)
    // What is not there need not be taken back; while it is paid for, the cart says what can be done.
    const isSaid = taken.ok || taken.refusal.code === 'code-not-given' || taken.refusal.code === 'payment-in-progress'
    return isSaid ? backWith(c, view) : orderRefusedPage(c, taken.refusal.code)
  }
  const code = textIn(form.value, 'code')
  const owner = own ?? (await opened(c))
  if (owner instanceof Response) return owner
  const given = await giveCode(c.env, owner, { text: code, headers: c.req.raw.headers }, Date.now())
  if (given.ok || given.refusal.code === 'payment-in-progress') return backWith(c, view)
  if (AT_FIELD.has(given.refusal.code)) return backWith(c, view, { code, refusal: given.refusal })
  return orderRefusedPage(c, given.refusal.code)
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
