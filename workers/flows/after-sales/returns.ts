/** Returns as their buyers and the staff ask for and move them: always at the shard that keeps their order. */
import type { Return } from '#domain/after-sales/return'
import type { Moving, Opening, ReturnRefusal } from '#domain/after-sales/returning'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { OrderId } from '#domain/ids'
import type { TrackingEvent } from '#domain/logistics/tracking'
import type { Order, OrderRefusal } from '#domain/orders/order'
import { ok, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { askOrder } from '../../sharding/call-shard.ts'

type Answered = Result<Order, OrderRefusal | IdempotencyRefusal | ReturnRefusal>
type Asked = { readonly order: OrderId; readonly idempotency: Idempotency | null }
export type OneReturn = { readonly order: Order; readonly return: Return }
export type ReturnAnswer = Promise<Result<OneReturn, OrderRefusal | IdempotencyRefusal | ReturnRefusal>>

const named = async (asked: Promise<Answered>, id: string): ReturnAnswer => {
  const done = await asked
  if (!done.ok) return done
  const order = done.value
  const one = order.returns?.find((other) => other.id === id)
  if (!one) throw new Error(`${id} of ${order.id} was written down and is not there`)
  return ok({ order, return: one })
}

export const openReturn = (env: Env, ask: Asked & { readonly opening: Opening }): ReturnAnswer =>
  named(askOrder(env, ask.order, 'openReturn', ask), ask.opening.id)

export const moveReturn = (env: Env, ask: Asked & { readonly id: string; readonly move: Moving }): ReturnAnswer =>
  named(askOrder(env, ask.order, 'moveReturn', ask), ask.id)

export const noteReturn = (
  env: Env,
  ask: Asked & { readonly id: string; readonly note: Pick<Return, 'note' | 'answer'> },
): ReturnAnswer => named(askOrder(env, ask.order, 'noteReturn', ask), ask.id)

/** What was heard before changes nothing. */
export const trackReturn = (
  env: Env,
  ask: { readonly order: OrderId; readonly id: string; readonly heard: readonly TrackingEvent[] },
): ReturnAnswer => named(askOrder(env, ask.order, 'trackReturn', ask), ask.id)

/** The same request makes the same one. */
export const returnFor = (key: string): string => `ret_${key.slice(0, 24)}`
