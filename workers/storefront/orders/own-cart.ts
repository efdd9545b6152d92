/** The cart of this browser, with what was put into others that were opened in the same moment. */
import type { Context } from 'hono'
import type { Cart, CartOwner } from '#domain/orders/cart'
import type { App } from '../../env.ts'
import { gatherCarts, readCart } from '../../flows/orders/cart.ts'
import { openedBeside, readCartCookie } from '../../http/cart-cookie.ts'

export type OwnCart = { readonly proof: CartOwner; readonly cart: Cart }

export const ownCart = async (c: Context<App>): Promise<OwnCart | undefined> => {
  const proof = readCartCookie(c)
  if (!proof) return undefined
  await gatherCarts(c.env, proof, openedBeside(c, proof))
  const cart = await readCart(c.env, proof)
  return cart && { proof, cart }
}
