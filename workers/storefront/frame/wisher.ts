/** Whose wish list a request is about: that of the account, or that of the browser. */
import type { Context } from 'hono'
import type { Wisher } from '#domain/customers/wish-list'
import type { ProductId } from '#domain/ids'
import { wishedProducts } from '#schema/users/customers/wish-lists'
import type { App } from '../../env.ts'
import { customerAsking } from '../../http/customer.ts'
import { readWishCookie } from '../../http/wish-cookie.ts'

/** @returns undefined for a guest who has none */
export const wisherOf = async (c: Context<App>): Promise<Wisher | undefined> => {
  const customer = await customerAsking(c.env, c.req.raw)
  if (customer) return { customer: customer.id }
  const guest = readWishCookie(c)
  return guest && { guest }
}

/** Which products are on it; nobody's store is asked for whoever has none. */
export const wishedHere = async (c: Context<App>): Promise<ProductId[]> => {
  const wisher = await wisherOf(c)
  return wisher ? wishedProducts(c.env.USERS_DB, wisher) : []
}
