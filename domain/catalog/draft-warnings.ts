/** What is taken as it was said, and is told nevertheless: it is most likely a mistake. */
import type { VariantDraft } from './draft.ts'
import { hasWrongCheckDigit } from './trade-number.ts'

/** `variant` counts from 0 in the draft's own list. */
export type VariantWarning = { readonly code: 'barcode-check-digit'; readonly variant: number }

export const warningsOf = (variants: readonly Pick<VariantDraft, 'barcode'>[] = []): VariantWarning[] =>
  variants.flatMap(({ barcode = '' }, variant) =>
    hasWrongCheckDigit(barcode) ? [{ code: 'barcode-check-digit' as const, variant }] : [],
  )
