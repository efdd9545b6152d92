/** That somebody has bought a thing is shown by its order, asked at the shard that keeps it. */
import type { CartKey, CustomerId, OrderId, ProductId } from '#domain/ids'
import type { Order, OrderRef } from '#domain/orders/order'
import type { OrderLineItem } from '#domain/orders/order-line'
import { ok, refuse, type Result } from '#domain/result'
import { lineHad, reviewable, type PurchaseRefusal } from '#domain/reviews/purchase'
import type { Env } from '../../env.ts'
import { orderOfCustomer, ordersOfCustomer } from '../orders/history.ts'
import { orderForShopper } from '../orders/orders.ts'

export type KeyProof = { readonly id: OrderId; readonly key: CartKey }
/** The key of an order, as its links carry it; or the account that it belongs to. */
export type OrderProof = KeyProof | { readonly id: OrderId; readonly customer: CustomerId }

/** Undefined where the order is not there, not paid, or somebody else's: nobody learns which. */
export const orderProven = async (env: Env, proof: OrderProof): Promise<Order | undefined> => {
  if ('customer' in proof) return (await orderOfCustomer(env, proof.customer, proof.id))?.order
  const found = await orderForShopper(env, proof.id, proof.key)
  return found && 'order' in found ? found.order : undefined
}

export type Proven = { readonly order: Order; readonly line: OrderLineItem }

export const purchaseProven = async (
  env: Env,
  proof: OrderProof,
  product: ProductId,
): Promise<Result<Proven, PurchaseRefusal | { readonly code: 'order-unknown' }>> => {
  const order = await orderProven(env, proof)
  if (!order) return refuse({ code: 'order-unknown' })
  const line = lineHad(order, product)
  return line.ok ? ok({ order, line: line.value }) : line
}

/** So many orders of an account are looked through for a thing. */
const LOOKED_THROUGH = 100

/** The latest order of an account by which somebody has a thing, known by its id or by its handle. */
export const orderHaving = async (
  env: Env,
  customer: CustomerId,
  thing: { readonly productId: ProductId } | { readonly handle: string },
): Promise<Order | undefined> => {
  const isHad = (order: Order) =>
    'handle' in thing
      ? reviewable(order).some(({ handle }) => handle === thing.handle)
      : lineHad(order, thing.productId).ok

  let before: OrderRef | null = null
  for (let looked = 0; looked < LOOKED_THROUGH;) {
    const { orders, older } = await ordersOfCustomer(env, customer, before)
    const having = orders.find(isHad)
    if (having || !older) return having
    looked += orders.length
    before = older
  }
  return undefined
}

/** For the mail that invites somebody to write: it opens the order's own cookie by a press, as the link of the order does. */
export const invitationPath = ({ id, key }: KeyProof): string =>
  `/reviews/write?${new URLSearchParams({ order: id, key })}`
