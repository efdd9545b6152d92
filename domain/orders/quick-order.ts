/** Article numbers and how many, one a line: as somebody types them, or as they come out of a table that is pasted. */
import { repairCode } from '../one-line.ts'
import { LINE_ITEMS_MAX, UNITS_MAX } from './cart.ts'

/** A line that can be looked up: its number in the list, from 1, and what stands there. */
export type QuickLine = { readonly at: number; readonly sku: string; readonly units: number }

/** In the order they are checked. */
export type QuickFault =
  | { readonly code: 'sku-missing' }
  /** How many: a whole number of 1 to `unitsMax`. */
  | { readonly code: 'units-invalid'; readonly unitsMax: number }

export type QuickLines = {
  /** As often as a number stands there it is one line, at its first place. */
  readonly lines: readonly QuickLine[]
  readonly wrong: readonly { readonly at: number; readonly text: string; readonly fault: QuickFault }[]
  /** What is beyond the lines that a cart takes, as it was typed: for the next cart. */
  readonly rest: readonly string[]
}

/** Long enough for the longest number, and for whatever stands beside it by mistake. */
const LINE_MAX = 200

/** Number and units stand apart by a tabulator, a comma, a semicolon, or a blank before a last number; 1 where nothing does. */
const APART = /^(.*?)\s*(?:[;,]\s*|\s)[x×]?\s*(-?\d+(?:[.,]\d+)?)\s*[;,]*$/iu
/** What a table has between its columns is a mark, and no blank. */
const COLUMNS = /[\t;,]/

const partsOf = (text: string): readonly [sku: string, units: string] => {
  const line = repairCode(text.replaceAll('\t', ';'))
  const found = APART.exec(line)
  // A number alone is an article number: some consist of digits.
  if (!found || found[1] === '') {
    const [sku = '', units = ''] = COLUMNS.test(line) ? line.split(/[;,]/, 2) : [line]
    return [sku.trim(), units.trim()]
  }
  return [found[1]?.replace(/[;,\s]+$/, '') ?? '', found[2] ?? '']
}

const unitsIn = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN)

const isUnits = (units: number) => Number.isInteger(units) && units >= 1 && units <= UNITS_MAX

/** @param text as typed, with line ends of any kind */
export const quickLinesIn = (text: string): QuickLines => {
  const rows = text
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .map((row, index) => ({ at: index + 1, row: row.slice(0, LINE_MAX + 1) }))
    .filter(({ row }) => repairCode(row) !== '')
  const lines = new Map<string, QuickLine>()
  const wrong: { at: number; text: string; fault: QuickFault }[] = []
  for (const { at, row } of rows.slice(0, LINE_ITEMS_MAX)) {
    const [sku, typed] = partsOf(row)
    const same = sku.toLowerCase()
    const units = (lines.get(same)?.units ?? 0) + (typed === '' ? 1 : unitsIn(typed))
    if (sku === '') wrong.push({ at, text: row.trim(), fault: { code: 'sku-missing' } })
    else if (!isUnits(units))
      wrong.push({ at, text: row.trim(), fault: { code: 'units-invalid', unitsMax: UNITS_MAX } })
    else lines.set(same, { at: lines.get(same)?.at ?? at, sku, units })
  }
  return { lines: [...lines.values()], wrong, rest: rows.slice(LINE_ITEMS_MAX).map(({ row }) => row) }
}

/** The same as a text that reads as it was meant: for what is to be put right. */
export const quickLineText = ({ sku, units }: Pick<QuickLine, 'sku' | 'units'>): string => `${sku}; ${units}`
