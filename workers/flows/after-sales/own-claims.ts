/** What buyers do with claims of their own orders: make one, and take it back as long as nobody has settled it. */
import type { ClaimRefusal } from '#domain/after-sales/claiming'
import type { ClaimedUnits } from '#domain/after-sales/claim'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { Order, OrderRefusal } from '#domain/orders/order'
import { refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { buyersClaim, makeClaim, settleClaim, type OneClaim } from './claims.ts'

type Answer = Promise<Result<OneClaim, OrderRefusal | IdempotencyRefusal | ClaimRefusal>>

type Said = {
  readonly order: Order
  readonly units: readonly ClaimedUnits[]
  readonly note: string
  readonly once: Idempotency
}

export const claimOwn = async (env: Env, { order, units, note, once }: Said): Answer => {
  const id = await buyersClaim(order, once)
  const claiming = { id, by: 'buyer', units, ...(note !== '' && { note }) } as const
  return makeClaim(env, { order: order.id, claiming, idempotency: once })
}

/** One that staff have made for them is theirs, too. */
export const withdrawOwn = async (env: Env, order: Order, id: string): Answer => {
  if (!order.claims?.some((one) => one.id === id)) return refuse({ code: 'claim-unknown' })
  return settleClaim(env, { order: order.id, id, move: { act: 'withdraw' }, idempotency: null })
}
