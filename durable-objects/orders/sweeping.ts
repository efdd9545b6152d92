/** What the sweep asks of an order shard each minute: which carts were left, and that it forgets what is old. */
import type { LeftCart } from '#domain/notifications/cart-reminder'
import { CART_IDLE_MS } from '#domain/orders/cart'
import { slotInId } from '#domain/sharding/slots'
import * as answers from '#schema/shards/orders/answers'
import * as carts from '#schema/shards/orders/carts'

/** How often the sweep comes, in ms, and how many carts it looks at: three million are gone through in four days. */
const SWEEP_MS = 60_000
const CARTS_LOOKED_AT = 500
/** Of those that somebody may want to be reminded of: a hundred thousand in fifty minutes. */
const LEFT_LOOKED_AT = 2_000
/** Old answers that one call forgets. */
const FORGET_MAX = 500

type Slots = { readonly keeps: (slot: number, now: number) => boolean }
export type Stretch = { readonly from: number; readonly until: number }

export const leftCarts = (sql: SqlStorage, { from, until }: Stretch, slots: Slots, now: number): LeftCart[] => {
  const turn = Math.floor(now / SWEEP_MS)
  const left = carts.leftCarts(sql, { turn, rows: LEFT_LOOKED_AT, from, until })
  return left.filter(({ id }) => slots.keeps(slotInId(id), now))
}

export const forgetOld = (sql: SqlStorage, slots: Slots, now: number): void => {
  answers.forgetAnswers(sql, now - answers.ANSWERS_KEPT_MS, FORGET_MAX)
  const turn = Math.floor(now / SWEEP_MS)
  const idle = carts.idleCarts(sql, { turn, rows: CARTS_LOOKED_AT, before: now - CART_IDLE_MS })
  const kept = idle.filter((id) => slots.keeps(slotInId(id), now))
  if (kept.length > 0) carts.deleteCarts(sql, kept)
}
