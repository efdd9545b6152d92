/** What buyers do with returns of their own: ask, by what the policy allows; think better of it; say that it is on its way. */
import { wantsPictures } from '#domain/after-sales/agreed'
import { judged, type WhyNot } from '#domain/after-sales/policy'
import type { ReturnedUnits, ReturnResolution } from '#domain/after-sales/return'
import type { Moving, ReturnRefusal } from '#domain/after-sales/returning'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { VariantId } from '#domain/ids'
import { trackingNumber } from '#domain/logistics/tracking-number'
import { unitsOf, type Order, type OrderRefusal } from '#domain/orders/order'
import { refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { sha256 } from '../../http/digest.ts'
import { judgingOf, termsOf } from './judge.ts'
import { moveReturn, openReturn, returnFor, type OneReturn } from './returns.ts'

export type AskRefusal =
  | OrderRefusal
  | IdempotencyRefusal
  | ReturnRefusal
  | { readonly code: 'not-returnable'; readonly variantId: VariantId; readonly why: WhyNot; readonly most: number }
  | { readonly code: 'return-pictures-wanted'; readonly variantId: VariantId }
  | { readonly code: 'tracking-number-wrong' }

export type Asked = {
  readonly order: Order
  readonly units: readonly ReturnedUnits[]
  readonly resolution: ReturnResolution
  readonly note: string
  readonly once: Idempotency
}

/** Keys of buyers are their own: two orders with the same one are two returns. */
export const buyersReturn = async ({ id }: Pick<Order, 'id'>, { key }: Idempotency): Promise<string> =>
  returnFor(await sha256(`${id}\n${key}`))

export const askForReturn = async (
  env: Env,
  { order, units, resolution, note, once }: Asked,
  now: number,
): Promise<Result<OneReturn, AskRefusal>> => {
  const id = await buyersReturn(order, once)
  const judging = await judgingOf(env, order, now)
  const isAsked = (order.returns ?? []).some((one) => one.id === id)
  if (!isAsked) {
    const lines = judged(order, judging)
    for (const { variantId, reason, pictures } of units) {
      const line = lines.find((one) => one.variantId === variantId)
      if (!line) return refuse({ code: 'line-item-unknown', variantId })
      const asked = unitsOf(units, variantId)
      if (line.why) return refuse({ code: 'not-returnable', variantId, why: line.why, most: 0 })
      if (asked > line.units) return refuse({ code: 'units-beyond-sent', variantId, most: line.units })
      if (pictures.length === 0 && wantsPictures(judging.policy, reason))
        return refuse({ code: 'return-pictures-wanted', variantId })
    }
  }
  const terms = termsOf(order, judging, units)
  const said = note === '' ? {} : { note }
  const opening = { id, kind: 'return', by: 'buyer', units, resolution, terms, ...said, atCounter: false } as const
  return openReturn(env, { order: order.id, opening, idempotency: once })
}

export const moveOwnReturn = (
  env: Env,
  order: Order,
  id: string,
  move: { readonly act: 'cancel' } | Extract<Moving, { readonly act: 'send' }>,
  once: Idempotency,
): Promise<Result<OneReturn, AskRefusal>> => {
  if (move.act === 'cancel') return moveReturn(env, { order: order.id, id, move, idempotency: once })
  const number = trackingNumber(move.tracking)
  if (!number.ok) return Promise.resolve(number)
  return moveReturn(env, { order: order.id, id, move: { ...move, tracking: number.value }, idempotency: once })
}
