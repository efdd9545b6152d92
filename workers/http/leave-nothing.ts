/** Whoever comes to this browser next finds no cart, no order, no list of wishes, no country, and nothing that was looked at. */
import type { Context } from 'hono'
import { forgetCartCookies } from './cart-cookie.ts'
import { PASSKEY_COOKIE } from './customer-auth.ts'
import { forgetOrderCookies } from './order-cookie.ts'
import { forgetArrivalCookie, forgetMarketCookie } from './market-cookie.ts'
import { forgetOwnCookie } from './own-cookie.ts'
import { forgetWishCookie } from './wish-cookie.ts'

/** What the account itself has set is forgotten by whoever signs out or closes it. */
export const leaveNothing = (c: Context): void => {
  forgetCartCookies(c)
  forgetOrderCookies(c)
  forgetWishCookie(c)
  forgetMarketCookie(c)
  forgetArrivalCookie(c)
  forgetOwnCookie(c, PASSKEY_COOKIE)
  c.header('clear-site-data', '"storage"')
}
