/** So many of each part together for one price: each part is a line of its own, is held from stock and may come back alone. */
import type { Basket, Run } from './goods.ts'
import { mostOften } from './often.ts'
import type { Effect, Promotion } from './promotion.ts'
import { cutOf, type Taken } from './taken.ts'
import { lastOf, sumOf, together, without } from './units.ts'
import { countsIn, offTogether } from './values.ts'

type Bundle = Extract<Effect, { type: 'bundle' }>
type Rules = Pick<Promotion, 'skipsMarkedDown'>

/** Of each part the dearest units, so that the buyer saves most; what is in two parts is used for the one that comes first. */
export const bundle = ({ parts, value, times }: Bundle, rules: Rules, basket: Basket): Taken => {
  if (!countsIn(value, basket.currency)) return { short: { code: 'currency' } }
  const found = parts.map(({ set }) => basket.of(set, rules))
  const most = Math.min(
    times ?? Number.POSITIVE_INFINITY,
    ...parts.map(({ units }, index) => Math.floor((found[index]?.units ?? 0) / units)),
  )
  const often = mostOften(most, (count) => usedFor(parts, rules, basket, count) !== undefined)
  const used = usedFor(parts, rules, basket, often)
  if (often > 0 && used) return cutOf(together(offTogether(value, used, basket.currency, often)))
  if (found.every(({ units }) => units === 0)) return { short: { code: 'no-goods' } }
  const missing = parts.reduce((sum, { units }, index) => sum + Math.max(0, units - (found[index]?.units ?? 0)), 0)
  return { short: { code: 'more-units', missing: Math.max(1, missing) } }
}

const usedFor = (parts: Bundle['parts'], rules: Rules, basket: Basket, times: number): Run[] | undefined => {
  const used: Run[] = []
  for (const { set, units } of parts) {
    const some = lastOf(without(basket.of(set, rules).runs, used), units * times)
    if (sumOf(some) < units * times) return undefined
    used.push(...some)
  }
  return used
}
