/** Claims as their buyers and the staff make and settle them: always at the shard that keeps their order. */
import type { Claim, ClaimedUnits, ClaimKind } from '#domain/after-sales/claim'
import type { CarrierSaid, Claiming, ClaimMove, ClaimRefusal } from '#domain/after-sales/claiming'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import { variantId, type OrderId } from '#domain/ids'
import type { Order, OrderRefusal } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { sha256 } from '../../http/digest.ts'
import { askOrder } from '../../sharding/call-shard.ts'

type Answered = Result<Order, OrderRefusal | IdempotencyRefusal | ClaimRefusal>
type Asked = { readonly order: OrderId; readonly idempotency: Idempotency | null }
export type OneClaim = { readonly order: Order; readonly claim: Claim }
export type ClaimAnswer = Result<OneClaim, OrderRefusal | IdempotencyRefusal | ClaimRefusal>

export const claimIn = (order: Order, id: string): OneClaim => {
  const claim = order.claims?.find((one) => one.id === id)
  if (!claim) throw new Error(`${id} of ${order.id} was written down and is not there`)
  return { order, claim }
}

const named = async (asked: Promise<Answered>, id: string): Promise<ClaimAnswer> => {
  const done = await asked
  return done.ok ? ok(claimIn(done.value, id)) : done
}

export const makeClaim = (env: Env, ask: Asked & { readonly claiming: Claiming }): Promise<ClaimAnswer> =>
  named(askOrder(env, ask.order, 'claim', ask), ask.claiming.id)

export const settleClaim = (env: Env, ask: Asked & { readonly id: string; readonly move: ClaimMove }) =>
  named(askOrder(env, ask.order, 'settleClaim', ask), ask.id)

export const noteCarrierClaim = (env: Env, ask: Asked & { readonly id: string; readonly heard: CarrierSaid }) =>
  named(askOrder(env, ask.order, 'noteCarrierClaim', ask), ask.id)

/** The same request makes the same one. */
export const claimFor = (key: string): string => `clm_${key.slice(0, 24)}`

/** Keys of buyers are their own: two orders with the same one are two claims. */
export const buyersClaim = async ({ id }: Pick<Order, 'id'>, { key }: Idempotency): Promise<string> =>
  claimFor(await sha256(`${id}\n${key}`))

type Typed = readonly { readonly variantId: string; readonly units: number; readonly kind: ClaimKind }[]

/** Rows in which nothing stands are none. */
export const namedUnits = (typed: Typed): Result<readonly ClaimedUnits[], { readonly code: 'line-item-unknown' }> => {
  const units: ClaimedUnits[] = []
  for (const { variantId: text, units: some, kind } of typed) {
    const variant = variantId(text)
    if (!variant) return refuse({ code: 'line-item-unknown' })
    if (some > 0) units.push({ variantId: variant, units: some, kind })
  }
  return ok(units)
}
