/** Pages of an account are for whoever is signed in; everybody else is led to the sign-in, and back. */
import type { Context } from 'hono'
import type { App } from '../../env.ts'
import { customerAsking, type Customer } from '../../http/customer.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { withoutMarket } from '../../http/market.ts'

export const toSignIn = (c: Context<App>, to: string, more = ''): Response =>
  c.redirect(`${pathIn(languageOf(c.req.path), '/account/sign-in')}?to=${encodeURIComponent(to)}${more}`, 303)

/** @returns the answer where nobody is signed in */
export const signedIn = async (c: Context<App>): Promise<Customer | Response> => {
  const customer = await customerAsking(c.env, c.req.raw)
  if (customer) return customer
  const { pathname: sent, search } = new URL(c.req.url)
  const pathname = withoutMarket(sent)
  return toSignIn(c, c.req.method === 'GET' ? pathname + search : pathIn(languageOf(c.req.path), '/account'))
}
