/** Words that staff sort their customers by. As Shopify has them: a comma stands between two, so none is in one. */
import { repairLine } from '../one-line.ts'

export const TAG_LENGTH_MAX = 100
/** Of one customer. */
export const TAGS_MAX = 250

/** In the letters of whoever typed it. */
export const TAG_FORM = /^[^,，\p{Cc}\p{Cs}]+$/u

/** @param text put right already */
export const isTag = (text: string): boolean => text.length <= TAG_LENGTH_MAX && TAG_FORM.test(text)

/** Typed or in a cell: with commas of either script between them. Empty ones are none, and each is there once. */
export const tagsTyped = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，\n]/)
      .map(repairLine)
      .filter((tag) => tag !== ''),
  ),
]
