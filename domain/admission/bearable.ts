/**
 * How many people a minute the shards can serve who are let in.
 *
 * A stop-gap of constants until what shards bear is measured while they run: then this is where it comes in.
 */
import { POLICIES } from '../shards/policies.ts'

/** Calls of one buyer to an order shard: add, read at the till, details, begin, confirm, and reading it twice. */
const ORDER_CALLS_EACH = 7
/** Calls of one buyer to the stock of the item: hold and take. */
const STOCK_CALLS_EACH = 2

/**
 * @param orderShards how many keep carts
 * @param lanes how many lanes keep the hottest item; 1 when it is not split
 * @returns people a minute, with the room that the policies leave
 */
export const bearableRate = ({
  orderShards,
  lanes,
}: {
  readonly orderShards: number
  readonly lanes: number
}): number => {
  const { shardCalls, laneCalls, relieveAbove } = POLICIES
  const byOrders = (orderShards * shardCalls * relieveAbove) / ORDER_CALLS_EACH
  const byStock = (lanes * laneCalls * relieveAbove) / STOCK_CALLS_EACH
  return Math.max(1, Math.floor(Math.min(byOrders, byStock) * 60))
}
