/** How good a list of hits is: the usual measures, on judged products. */
import type { Label } from './esci.ts'

/** Of the ESCI task, and the plain one; what was not judged has no gain. */
export const ESCI_GAINS: Readonly<Record<Label, number>> = { E: 1, S: 0.1, C: 0.01, I: 0 }
export const LINEAR_GAINS: Readonly<Record<Label, number>> = { E: 3, S: 2, C: 1, I: 0 }

const discounted = (gains: readonly number[]) =>
  gains.slice(0, 10).reduce((total, gain, place) => total + gain / Math.log2(place + 2), 0)

/** NDCG of the first ten. @returns 0 to 1 */
export const ndcg10 = (
  hits: readonly string[],
  labels: ReadonlyMap<string, Label>,
  gains: Readonly<Record<Label, number>>,
): number => {
  const gainOf = (asin: string) => gains[labels.get(asin) ?? 'I']
  const best = discounted([...labels.keys()].map(gainOf).toSorted((one, other) => other - one))
  return best === 0 ? 0 : discounted(hits.map(gainOf)) / best
}

/** Which share of the exact products is among the first hundred. Undefined where none is exact. */
export const recall100 = (hits: readonly string[], labels: ReadonlyMap<string, Label>): number | undefined => {
  const exact = [...labels].filter(([, label]) => label === 'E').map(([asin]) => asin)
  const found = new Set(hits.slice(0, 100))
  return exact.length === 0 ? undefined : exact.filter((asin) => found.has(asin)).length / exact.length
}

export const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((total, one) => total + one, 0) / numbers.length

/** The value below which that share of the numbers lies, by nearest rank. */
export const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((one, other) => one - other)[Math.max(0, Math.ceil(share * numbers.length) - 1)] ?? 0
