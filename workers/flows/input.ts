/** The small words in which commands say what they take: texts, ids, places. */
import { z } from 'zod'
import { ONE_LINE } from '#domain/one-line'

/** One line as a person writes it: whole characters, no control signs. Blanks around it do not count. */
export const text = (least: number, most: number) =>
  z.string().trim().min(least).max(most).regex(ONE_LINE, 'Holds a control sign or half a character')

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
