/** Units came in: those who wait for them are told behind that. The word of a good need not change for it, so no fact may tell. */
import type { Result } from '#domain/result'
import type { StockChange } from '#domain/inventory/stock'
import { itemOf } from '#domain/sharding/lanes'
import type { Env } from '../../env.ts'

/** Rung for at once; of a larger file the rest hear it from facts, where nothing was left of them. */
const RUNG_MAX = 200

/** @param results of the changes, in their order */
export const ringAwaited = async (
  env: Pick<Env, 'USER_FACTS'>,
  changes: readonly StockChange[],
  results: readonly Pick<Result<unknown, unknown>, 'ok'>[],
): Promise<void> => {
  const items = changes.flatMap(({ item, units }, index) => (results[index]?.ok && units > 0 ? [itemOf(item)] : []))
  const awaited = [...new Set(items)].slice(0, RUNG_MAX)
  if (awaited.length > 0) await env.USER_FACTS.send({ sequences: [], awaited })
}
