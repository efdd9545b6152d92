/** One change of stock by itself. */
import type { StockChange } from '#domain/inventory/stock'
import { changeStocks } from '#workers/flows/inventory/stock'

export const changeStock = async (env: Parameters<typeof changeStocks>[0], change: StockChange) => {
  const [answer] = await changeStocks(env, [change])
  if (!answer) throw new Error('the shard gave no answer for a change')
  return answer
}
