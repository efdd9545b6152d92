/** Somebody was let in: their browser gets the session, their cart what was put into another before, and they go on where they were. */
import type { Context } from 'hono'
import type { App } from '../../env.ts'
import { later } from '../../cache/later.ts'
import { afterArrival, replaceSession } from '../../flows/customers/arrival.ts'
import type { CustomerSignedIn } from '../../flows/customers/sign-in.ts'
import { joinWishLists } from '../../flows/customers/wish-list.ts'
import { joinCarts } from '../../flows/orders/customer-cart.ts'
import { readCartCookie, writeCartCookie } from '../../http/cart-cookie.ts'
import { insideShop } from '../../http/inside.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { forgetWishCookie, readWishCookie } from '../../http/wish-cookie.ts'
import { currencyOfRequest } from '../frame/request-context.ts'
import { leadToOwnMarket } from './own-market.ts'

export const withCookies = (answer: Response, cookies: readonly string[]): Response => {
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie)
  return answer
}

/** Within the account of the language that is spoken, where they came from nowhere. */
export const wantedPage = (c: Context<App>, to: string | undefined): string =>
  insideShop(to, pathIn(languageOf(c.req.path), '/account'))

export const letIn = async (c: Context<App>, signedIn: CustomerSignedIn, to: string): Promise<Response> => {
  const { customer } = signedIn
  const language = languageOf(c.req.path)
  const now = Date.now()
  later(c.executionCtx, afterArrival(c.env, signedIn, now))
  if (!customer) {
    const factor = pathIn(language, '/account/sign-in/factor')
    return withCookies(c.redirect(`${factor}?to=${encodeURIComponent(to)}`, 303), signedIn.cookies)
  }
  await replaceSession(c.env, c.req.raw, signedIn)
  const opened = { currency: await currencyOfRequest(c, now), language }
  const joined = await joinCarts(c.env, customer, readCartCookie(c) ?? null, opened)
  writeCartCookie(c, joined.owner)
  const there = await leadToOwnMarket(c, { customer: customer.id, joined, to })
  const wishes = readWishCookie(c)
  if (wishes && !(await joinWishLists(c.env, customer.id, wishes, now))) forgetWishCookie(c)
  return withCookies(c.redirect(there, 303), signedIn.cookies)
}
