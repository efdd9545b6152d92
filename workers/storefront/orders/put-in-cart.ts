/** What every page does that puts things into the shopper's cart: opens one where there is none, and remembers whose it is. */
import type { Context } from 'hono'
import { cartId } from '#domain/ids'
import type { Currency } from '#domain/money'
import type { CartOwner } from '#domain/orders/cart'
import type { App } from '../../env.ts'
import { addToCart, type NewLineItems } from '../../flows/orders/cart.ts'
import { readCartCookie, writeCartCookie, writeOpenedCookie } from '../../http/cart-cookie.ts'
import { pressIn } from '../../http/idempotency.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { knockedTooOften, stoppedAtCart } from '../admission/admission.ts'
import { cartOfAccount } from './own-cart.ts'
import { orderRefusedPage } from './refused.ts'
import { currencyOfRequest } from '../frame/request-context.ts'

type LineItems = NewLineItems['lines']

/**
 * @param form what was sent: its key makes a second press the same as the first
 * @param given whose cart; null opens another one; absent: that of the account or of this browser
 * @param currency in which they were shown; absent: that of whoever asks
 * @returns a page, when they are not in
 */
export const putInCart = async (
  c: Context<App>,
  form: URLSearchParams,
  lines: LineItems,
  given?: CartOwner | null,
  currency?: Currency,
): Promise<Response | undefined> => {
  const owner = given === undefined ? ((await cartOfAccount(c))?.owner ?? readCartCookie(c)) : given
  const stopped = await stoppedAtCart(c, owner?.id, lines)
  if (stopped) return stopped
  const often = owner ? undefined : await knockedTooOften(c, 'cart')
  if (often) return often
  const now = Date.now()
  const wanted = {
    owner: owner ?? undefined,
    currency: currency ?? (await currencyOfRequest(c, now)),
    language: languageOf(c.req.path),
    lines,
    idempotency: await pressIn(form, 'carts:add', lines),
    of: cartId(form.get('of') ?? undefined),
  }
  const added = await addToCart(c.env, wanted, now)
  // The cart says what to do about it.
  if (!added.ok && (added.refusal.code === 'currency-unsold' || added.refusal.code === 'payment-in-progress'))
    return c.redirect(pathIn(languageOf(c.req.path), '/cart'), 303)
  if (!added.ok) return orderRefusedPage(c, added.refusal.code)
  const opened = { id: added.value.cart.id, key: added.value.key }
  writeCartCookie(c, opened)
  if (!readCartCookie(c)) writeOpenedCookie(c, opened)
  return undefined
}
