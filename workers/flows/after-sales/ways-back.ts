/** Whether something of an order may come back now, and whether its buyer may withdraw from it: what its page offers. */
import { judged } from '#domain/after-sales/policy'
import type { Order } from '#domain/orders/order'
import type { Env } from '../../env.ts'
import { judgingOf, withdrawableBy } from './judge.ts'

export type WaysBack = { readonly mayReturn: boolean; readonly mayWithdraw: boolean }

const NONE: WaysBack = { mayReturn: false, mayWithdraw: false }

/** What is history, or was called off as a whole, is not looked at. */
export const waysBack = async (env: Env, order: Order, now: number): Promise<WaysBack> => {
  if (order.imported || order.status === 'cancelled') return NONE
  const judging = await judgingOf(env, order, now)
  return {
    mayReturn: judged(order, judging).some(({ units }) => units > 0),
    mayWithdraw: withdrawableBy(order, judging) !== null,
  }
}
