/**
 * Whose cart it is: the id in the path says where it lives, the bearer key proves it.
 *
 * What cannot be an id or a key is answered like what is unknown or somebody else's: nobody learns which carts exist.
 */
import type { Context } from 'hono'
import { cartId, cartKey, newCartId, newCartKey, orderId, type CartKey, type OrderId } from '#domain/ids'
import type { CartOwner } from '#domain/orders/cart'
import type { App } from '../../env.ts'
import { secretOf } from '../../http/session-secret.ts'

const BEARER = /^Bearer +(\S+)$/i

const keyOf = (c: Context): CartKey | undefined => cartKey(BEARER.exec(c.req.header('authorization') ?? '')?.[1])

export const cartOwner = (c: Context, id: string): CartOwner | undefined => {
  const proof = { id: cartId(id), key: keyOf(c) }
  return proof.id && proof.key ? { id: proof.id, key: proof.key } : undefined
}

export const orderOwner = (c: Context, id: string): { readonly id: OrderId; readonly key: CartKey } | undefined => {
  const proof = { id: orderId(id), key: keyOf(c) }
  return proof.id && proof.key ? { id: proof.id, key: proof.key } : undefined
}

/**
 * The cart that this key of this caller opens, today and when the call is repeated: nothing of it needs to be kept.
 *
 * The secret keeps it from being worked out elsewhere; the caller's address keeps two callers apart who choose keys
 * like `1`.
 */
export const ownerNamedBy = async (c: Context<App>, key: string): Promise<CartOwner> => {
  const secret = new TextEncoder().encode(await secretOf(c.env.USERS_DB))
  const named = new TextEncoder().encode(`cart\n${c.req.header('cf-connecting-ip') ?? ''}\n${key}`)
  const hmac = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-512' }, false, ['sign'])
  const random = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, named))
  return { id: newCartId(random), key: newCartKey(random.subarray(32)) }
}
