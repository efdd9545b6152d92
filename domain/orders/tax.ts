/** Tax of an order: contained in its prices, or added to them. Rates are in hundredths of a per cent. */

/** The tax that a price already contains, rounded half up to whole minor units. */
export const taxIncluded = (amount: number, rate: number): number =>
  Math.floor((2 * amount * rate + 10_000 + rate) / (2 * (10_000 + rate)))

/** The tax that is added to a price, rounded half up to whole minor units. */
export const taxAdded = (amount: number, rate: number): number => Math.floor((2 * amount * rate + 10_000) / 20_000)
