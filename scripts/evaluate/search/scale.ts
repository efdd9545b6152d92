/** A shop of many products out of one of few. */
import type { Draft } from '#domain/catalog/draft'

/** Handles of copies end so. */
const COPY = '-copy-'

export const isCopy = (handle: string): boolean => handle.includes(COPY)

/** A prime, so that a copy takes its parts from other products each time. */
const STEP = 131

/**
 * Each copy has the title of one product, the vendor of a second and the text of a third: as many words as goods have,
 * together as they have not been, and each as common as before.
 */
export const multiplied = (drafts: readonly Draft[], wanted: number): Draft[] => {
  if (!Number.isSafeInteger(wanted) || wanted < drafts.length || wanted > 1_000_000) {
    throw new Error(`--scale wants a number from ${drafts.length} to 1000000`)
  }
  const at = (index: number) => drafts[index % drafts.length] as Draft
  return Array.from({ length: wanted }, (_, index): Draft => {
    const copy = Math.floor(index / drafts.length)
    const draft = at(index)
    if (copy === 0) return draft
    const text = { ...draft.text, description: at(index + 2 * STEP * copy).text?.description }
    return { ...draft, handle: `${draft.handle}${COPY}${copy}`, vendor: at(index + STEP * copy).vendor, text }
  })
}
