/** What delivery costs in currencies in which nobody has typed it: by the rates that price goods, and rounded as they are. */
import { money } from '../money.ts'
import { convert } from '../pricing/conversion.ts'
import type { DeliveryMethod, DeliveryPrice } from './delivery.ts'
import { conversionOf } from './markets.ts'
import type { Settings } from './settings.ts'

type Rules = Pick<Settings, 'markets' | 'delivery'>

/** The rules as they hold: whoever shows or charges delivery reads these. Staff see what was typed. */
export const withDeliveryRates = <R extends Rules>(rules: R): R => {
  const conversion = conversionOf(rules.markets)
  if (!conversion) return rules
  const pricesOf = ({ prices }: DeliveryMethod): readonly DeliveryPrice[] => {
    const own = prices.find(({ currency }) => currency === conversion.base)
    if (!own) return prices
    const found = conversion.rates.flatMap((rate): DeliveryPrice[] => {
      if (prices.some(({ currency }) => currency === rate.currency)) return []
      const [price, freeOver] = [own.price, own.freeOver].map((amount) =>
        amount === null ? null : (convert(money(amount, own.currency), rate)?.amount ?? null),
      )
      return price == null ? [] : [{ currency: rate.currency, price, freeOver: freeOver ?? null }]
    })
    return found.length === 0 ? prices : [...prices, ...found]
  }
  const methods = rules.delivery.methods.map((method) => ({ ...method, prices: pricesOf(method) }))
  return { ...rules, delivery: { ...rules.delivery, methods } }
}
