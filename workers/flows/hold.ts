/** Hold the stock of a quote: one call to each inventory shard that the cart touches. */
import type { Shards } from '#durable-objects/shards'
import type { PaymentId } from '#domain/ids'
import { HOLD_MS, type HoldRefusal } from '#domain/inventory/hold'
import { itemsToHold } from '#domain/orders/attempt'
import type { Quote } from '#domain/orders/quote'
import { ok, type Result } from '#domain/result'
import { asked, byInventoryShard } from './call-shard.ts'

/**
 * All or nothing in effect: what one shard has promised when another refuses is released by the fact that the
 * attempt has failed, or lapses.
 */
export const holdStock = async (
  env: Shards,
  id: PaymentId,
  quote: Quote,
  now: number,
): Promise<Result<PaymentId, HoldRefusal>> => {
  const expiresAt = now + HOLD_MS
  const answers = await Promise.all(
    [...byInventoryShard(itemsToHold(quote), ({ item }) => item)].map(([shard, lines]) =>
      asked(() => env.INVENTORY.getByName(shard).hold([{ id, lines, expiresAt }])),
    ),
  )
  const refused = answers.flat().find((answer) => !answer.ok)
  return refused && !refused.ok ? refused : ok(id)
}
