/** What a shopper has typed into the form of a return, and what of it cannot be meant. */
import { wantsPictures } from '#domain/after-sales/agreed'
import type { JudgedLine } from '#domain/after-sales/policy'
import {
  RETURN_NOTE_MAX,
  RETURN_PICTURES_MAX,
  type ReturnedUnits,
  type ReturnResolution,
} from '#domain/after-sales/return'
import { isReturnReason, type ReturnReason } from '#domain/settings/return-reasons'
import type { ReturnsSettings } from '#domain/settings/returns'
import { textIn } from '../../http/form.ts'

export type TypedLine = {
  readonly units: number
  readonly reason: ReturnReason
  readonly note: string
  /** Keys of pictures that are kept already. */
  readonly pictures: readonly string[]
}
export type Typed = { readonly lines: readonly TypedLine[]; readonly resolution: Exclude<ReturnResolution, 'exchange'> }

export const NOTHING: TypedLine = { units: 0, reason: 'unwanted', note: '', pictures: [] }

/** Pictures are kept under their content: what is no such key is none of ours. */
const PICTURE = /^[\w-][\w./-]{0,119}$/

/** By the place of a line among those that were judged. */
export const typedIn = (fields: URLSearchParams, lines: readonly JudgedLine[]): Typed => ({
  resolution: textIn(fields, 'resolution', 16) === 'credit' ? 'credit' : 'refund',
  lines: lines.map((_, at) => {
    const units = Number(textIn(fields, `units.${at}`, 6) || 0)
    const reason = textIn(fields, `reason.${at}`, 32)
    return {
      units: Number.isSafeInteger(units) && units > 0 ? units : 0,
      reason: isReturnReason(reason) ? reason : 'unsaid',
      // What is too long is refused, and never cut.
      note: textIn(fields, `note.${at}`, 8 * RETURN_NOTE_MAX),
      pictures: fields
        .getAll(`kept.${at}`)
        .filter((key) => PICTURE.test(key))
        .slice(0, RETURN_PICTURES_MAX),
    }
  }),
})

export type Amiss = {
  /** The place of the line; null: the whole form. */
  readonly at: number | null
  readonly code: 'return-empty' | 'units-beyond-sent' | 'note-too-long' | 'pictures-too-many' | 'return-pictures-wanted'
}

export const amissIn = (
  { lines: typed }: Typed,
  lines: readonly JudgedLine[],
  policy: Pick<ReturnsSettings, 'reasons'>,
): Amiss[] => {
  const chosen = typed.flatMap((line, at): Amiss[] => {
    if (line.units === 0) return []
    const wrong: Amiss['code'][] = []
    if (line.units > (lines[at]?.units ?? 0)) wrong.push('units-beyond-sent')
    if (line.note.length > RETURN_NOTE_MAX) wrong.push('note-too-long')
    if (line.pictures.length > RETURN_PICTURES_MAX) wrong.push('pictures-too-many')
    if (line.pictures.length === 0 && wantsPictures(policy, line.reason)) wrong.push('return-pictures-wanted')
    return wrong.map((code) => ({ at, code }))
  })
  return typed.every(({ units }) => units === 0) ? [{ at: null, code: 'return-empty' }] : chosen
}

export const unitsOf = ({ lines: typed }: Typed, lines: readonly JudgedLine[]): readonly ReturnedUnits[] =>
  typed.flatMap(({ units, reason, note, pictures }, at) => {
    const line = lines[at]
    return line && units > 0 ? [{ variantId: line.variantId, units, reason, note, pictures }] : []
  })
