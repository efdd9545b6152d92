/** What a promotion takes off the lines of a cart, or why it takes nothing. */
import type { VariantId } from '../ids.ts'

/** Of one line: minor units, > 0, and over how many of its units. */
export type LineCut = { readonly line: number; readonly amount: number; readonly units: number }

/** What would make it count. Told to shoppers: "two more, and the cheapest of three is free". */
export type Short =
  | { readonly code: 'minimum-sum'; readonly missing: number }
  | { readonly code: 'minimum-units'; readonly missing: number }
  /** Of what has to be bought, or of what is given for it. */
  | { readonly code: 'more-units'; readonly missing: number }
  | { readonly code: 'more-goods'; readonly missing: number }
  /** Nothing of what it is about is in the cart. */
  | { readonly code: 'no-goods' }
  /** It says nothing about this currency. */
  | { readonly code: 'currency' }
  /** It would give nothing: what it is about costs no more than that, or is left out by its own rules. */
  | { readonly code: 'nothing-off' }
  | { readonly code: 'gift-gone' }

export type Cut = {
  /** One entry for each line, in no order. */
  readonly lines: readonly LineCut[]
  /** Comes in beside the lines. */
  readonly gift?: { readonly variantId: VariantId; readonly units: number }
}

export type Taken = { readonly cut: Cut } | { readonly short: Short }

export const cutOf = (lines: readonly LineCut[]): Taken => {
  const real = lines.every(({ amount }) => amount > 0) ? lines : lines.filter(({ amount }) => amount > 0)
  return real.length > 0 ? { cut: { lines: real } } : { short: { code: 'nothing-off' } }
}

export const totalOf = (lines: readonly LineCut[]): number => lines.reduce((sum, { amount }) => sum + amount, 0)
