/** The cells of the table as its form carries them: what was typed, and what the page had said was there. */
import { variantId, type VariantId } from '#domain/ids'

export type Cell = {
  readonly variantId: VariantId
  readonly location: string
  /** As it was typed. */
  readonly typed: string
  readonly seen: string
}

/** Ids of variants and places have no dot. */
export const cellName = (side: 'typed' | 'seen', item: string, location: string): string =>
  `${side}.${item}.${location}`

/** Where a cell stands in the page. */
export const cellId = (item: string, location: string): string => `cell-${item}-${location}`

/** Where the page says what is amiss with it. */
export const whyId = (cell: string): string => `${cell}-why`

const everyCell = (form: URLSearchParams): Cell[] =>
  [...form].flatMap(([name, typed]) => {
    const [side, item, location, ...more] = name.split('.')
    const variant = variantId(item)
    if (side !== 'typed' || !variant || !location || more.length > 0) return []
    return [
      { variantId: variant, location, typed: typed.trim(), seen: form.get(cellName('seen', variant, location)) ?? '' },
    ]
  })

/** Those that somebody has changed. */
export const changedCells = (form: URLSearchParams): Cell[] =>
  everyCell(form).filter(({ typed, seen }) => typed !== seen)

export type TypedCells = ReadonlyMap<string, string>

/** What was typed and not saved, by the cell: nobody types it again. */
export const typedIn = (cells: readonly Cell[]): TypedCells =>
  new Map(cells.map(({ variantId: item, location, typed }) => [cellId(item, location), typed]))
