/** Amounts of the demo in the currencies of its markets. They look meant in each: whole, in China in tens, in Japan in hundreds. */
import { currency, digitsOf, money, type Money } from '#domain/money'

type Way = readonly [code: string, rate: number, step: number]

/** In which goods have a price of their own. */
export const PRICED: readonly Way[] = [
  ['EUR', 1, 1],
  ['USD', 1.12, 1],
  ['GBP', 0.86, 1],
  ['CNY', 8, 10],
]

/** Beside those that goods are priced in, one that they are priced in by a rate. */
const ALL: readonly Way[] = [...PRICED, ['JPY', 160, 100]]

export const amountAs = (euros: number, [code, rate, step]: Way): Money => {
  const of = currency(code)
  return money(Math.round((euros * rate) / step) * step * 10 ** digitsOf(of), of)
}

/** The same sum in every currency that the shop sells in. */
export const everywhere = (euros: number): Money[] => ALL.map((way) => amountAs(euros, way))
