/**
 * What came back and can be sold goes on the shelf where it is, once: under a name that follows from the return, the good and the place.
 * What is mended or thrown away is nobody's to sell, and changes no stock.
 */
import type { ReturnFact } from '#domain/events'
import type { LocationId, VariantId } from '#domain/ids'
import type { StockChange } from '#domain/inventory/stock'
import { ringAwaited } from '../inventory/ring-awaited.ts'
import { changeStocks } from '../inventory/stock.ts'
import type { Env } from '../../env.ts'

type Shelved = { readonly variantId: VariantId; readonly location: LocationId; readonly units: number }

const shelvedIn = ({ order, return: { inspection } }: ReturnFact): Shelved[] => {
  const places = new Map<string, Shelved>()
  for (const { variantId, units, to, location } of inspection?.taken ?? []) {
    const isCounted = order.lines.some((line) => line.variantId === variantId && line.tracked)
    if (to !== 'sell' || !location || !isCounted) continue
    const before = places.get(`${variantId} ${location}`)?.units ?? 0
    places.set(`${variantId} ${location}`, { variantId, location, units: before + units })
  }
  return [...places.values()]
}

/** @throws when there is no such place any more: the fact is put aside with that reason, and replayed when there is one */
export const restock = async (fact: ReturnFact, env: Env): Promise<void> => {
  if (fact.act !== 'inspect') return
  const { order, return: one } = fact
  const changes = shelvedIn(fact).map(({ variantId, location, units }): StockChange => ({
    id: `return ${order.id} ${one.id} ${variantId} ${location}`,
    type: 'receive',
    item: variantId,
    location,
    units,
    note: order.name,
  }))
  if (changes.length === 0) return
  const answers = await changeStocks(env, changes)
  await ringAwaited(env, changes, answers)
  for (const answer of answers)
    if (!answer.ok) throw new Error(`${one.id} of ${order.id} cannot be put on the shelf: ${answer.refusal.code}`)
}
