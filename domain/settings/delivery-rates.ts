/** What delivery costs in currencies in which nobody has typed it: by the rates that price goods, and rounded as they are. */
import { money } from '../money.ts'
import { convert, type ConversionRate } from '../pricing/conversion.ts'
import type { DeliveryMethod, DeliveryPrice } from './delivery.ts'
import { conversionOf } from './markets.ts'
import type { Settings } from './settings.ts'

type Rules = Pick<Settings, 'markets' | 'delivery'>

/** The rules as they hold: whoever shows or charges delivery reads these. Staff see what was typed. */
export const withDeliveryRates = <R extends Rules>(rules: R): R => {
  const conversion = conversionOf(rules.markets)
  if (!conversion) return rules
  /** In each currency that has a rate and none of them, what stands in the shop's own. */
  const withOthers = <P extends Pick<DeliveryPrice, 'currency'>>(
    prices: readonly P[],
    converted: (own: P, by: (amount: number) => number | null, rate: ConversionRate) => P | null,
  ): readonly P[] => {
    const own = prices.filter(({ currency }) => currency === conversion.base)
    const found = conversion.rates.flatMap((rate): P[] => {
      if (prices.some(({ currency }) => currency === rate.currency)) return []
      const by = (amount: number) => convert(money(amount, conversion.base), rate)?.amount ?? null
      const all = own.map((one) => converted(one, by, rate))
      // A row that is missing would be priced by the one before it.
      return all.every((one) => one !== null) ? all : []
    })
    return found.length === 0 ? prices : [...prices, ...found]
  }
  const pricesOf = ({ prices, by: measure }: DeliveryMethod): readonly DeliveryPrice[] =>
    withOthers(prices, (own, by, { currency }) => {
      const price = by(own.price)
      const from = measure === 'sum' && own.from !== undefined ? by(own.from) : own.from
      if (price === null || from === null) return null
      const freeOver = own.freeOver === null ? null : by(own.freeOver)
      return { currency, ...(from !== undefined && { from }), price, freeOver }
    })
  const { methods, surcharges, ...rest } = rules.delivery
  const delivery = {
    ...rest,
    methods: methods.map((method) => ({ ...method, prices: pricesOf(method) })),
    ...(surcharges && {
      surcharges: surcharges.map((one) => ({
        ...one,
        prices: withOthers(one.prices, (own, by, { currency }) => {
          const price = by(own.price)
          return price === null ? null : { currency, price }
        }),
      })),
    }),
  }
  return { ...rules, delivery }
}
