/** That somebody has bought a thing is shown by its order, asked at the shard that keeps it. */
import type { CartKey, OrderId, ProductId } from '#domain/ids'
import type { Order } from '#domain/orders/order'
import type { OrderLineItem } from '#domain/orders/quote'
import { ok, refuse, type Result } from '#domain/result'
import { lineHad, type PurchaseRefusal } from '#domain/reviews/purchase'
import type { Env } from '../../env.ts'
import { orderForShopper } from '../orders/orders.ts'

export type OrderProof = { readonly id: OrderId; readonly key: CartKey }

/** Undefined where the order is not there, not paid, or somebody else's: nobody learns which. */
export const orderProven = async (env: Env, { id, key }: OrderProof): Promise<Order | undefined> => {
  const found = await orderForShopper(env, id, key)
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

/** For the mail that invites somebody to write: it opens the order's own cookie by a press, as the link of the order does. */
export const invitationPath = ({ id, key }: OrderProof): string =>
  `/reviews/write?${new URLSearchParams({ order: id, key })}`
