/** The small words in which commands say what they take: texts, ids, places. */
import { z } from 'zod'
import { TAG_FORM, TAG_LENGTH_MAX, tagsTyped } from '#domain/customers/tags'
import { lengthFault, lettersIn, LETTER_BYTES_MAX, lineFault, repairText } from '#domain/letters'
import { ONE_LINE, repairLine } from '#domain/one-line'

/** One line as a person writes it: whole characters, no control signs. Blanks around it do not count. */
export const text = (least: number, most: number) =>
  z.string().trim().min(least).max(most).regex(ONE_LINE, 'Holds a control sign or half a character')

/** A name, a street, a title of people: put right, and judged as every page judges it. Letters are counted as people count them. */
export const line = (least: number, most: number) =>
  z
    .string()
    .max(LETTER_BYTES_MAX * most)
    .transform(repairLine)
    .refine((said) => lettersIn(said) >= least && !lineFault(said, most), {
      error: `From ${least} to ${most} letters on one line, without control signs`,
    })

/** The same, put right by whoever acts on it: as it stands in what the API answers, too. */
export const written = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .refine((said) => !lineFault(said, most), { error: `At most ${most} letters on one line, without control signs` })

/** What people write in several lines. */
export const lines = (most: number) =>
  z
    .string()
    .max(LETTER_BYTES_MAX * most)
    .transform(repairText)
    .refine((said) => !lengthFault(said, most), { error: `At most ${most} letters` })

/** An id as it stands in an address or a body. Whether there is such a thing is told by the act, with a refusal of its own. */
export const id = z.string().max(100)

/** Where stock stands. */
export const locationName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)

/** A list of texts; from a form one text with a line each, or with commas of either script between them. */
export const texts = (longest: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(/[\n,，、]/).filter((one) => one.trim() !== '') : value),
    z.array(text(0, longest)).max(most),
  )

const tag = z.string().transform(repairLine).pipe(z.string().min(1).max(TAG_LENGTH_MAX).regex(TAG_FORM))

/** Words that staff sort by; from a form one text with commas in it. */
export const tags = (most: number) =>
  z.preprocess((value) => (typeof value === 'string' ? tagsTyped(value) : value), z.array(tag).max(most).default([]))
