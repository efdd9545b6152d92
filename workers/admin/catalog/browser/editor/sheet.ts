/** The variants of the page as data: what stands in every cell, what was typed over it, and the way back. */
import { marginOf } from '#domain/catalog/amount-change'
import { minorOf } from '#domain/catalog/typed-number'
import { own } from '#domain/own'
import type { CellKind, Sheet, SheetRow } from '../../editor/sheet.ts'
import { one } from '../../../frame/browser/dom.ts'
import { cells as changes, tell } from './form.ts'

const source = one('[data-sheet]')?.textContent
export const sheet: Sheet | undefined = source ? (JSON.parse(source) as Sheet) : undefined

const places = new Map(sheet?.cells.map((cell, at) => [cell, at]))
const rowOf = new Map(sheet?.rows.map((row) => [row.key, row]))

export const nameOf = (key: string, cell: string): string => `variants.${key}.${cell}`
export const word = (name: string): string => own(sheet?.words, name) ?? ''
export const headOf = (cell: string): string => own(sheet?.heads, cell) ?? cell
export const kindOf = (cell: string): CellKind => own(sheet?.kinds, cell) ?? 'text'
export const codeOf = (cell: string): string | undefined => cell.split('.')[1]
export const digitsOf = (cell: string): number => (cell === 'grams' ? 3 : (own(sheet?.digits, codeOf(cell) ?? '') ?? 2))

export const shownIn = (row: SheetRow, cell: string): string => row.shown[places.get(cell) ?? -1] ?? ''
export const valueIn = (row: SheetRow, cell: string): string => changes.get(nameOf(row.key, cell)) ?? shownIn(row, cell)
export const isChangedIn = (row: SheetRow, cell: string): boolean => changes.has(nameOf(row.key, cell))
export const isGone = (row: SheetRow): boolean =>
  changes.get(nameOf(row.key, 'removed')) === 'on' || (row.isRemoved && !changes.has(nameOf(row.key, 'removed')))

/** What is of a product as a whole stands in one row alone. */
export const hasCell = (row: SheetRow, cell: string): boolean => row.isFirst || !sheet?.ofProduct.includes(cell)

export type Edit = { readonly row: SheetRow; readonly cell: string; readonly value: string }

/** Each step is what stood there before it. */
const steps: (readonly Edit[])[] = []
const STEPS_MAX = 200

const lay = ({ row, cell, value }: Edit): void => {
  const name = nameOf(row.key, cell)
  const before = cell === 'removed' ? (row.isRemoved ? 'on' : 'off') : shownIn(row, cell)
  if (value === before) changes.delete(name)
  else changes.set(name, value)
}

/** While somebody types; the step is taken when they leave the cell. */
export const type = (edit: Edit): void => {
  lay(edit)
  tell()
}

export const record = (before: readonly Edit[]): void => {
  steps.push(before)
  if (steps.length > STEPS_MAX) steps.shift()
}

/** Many cells at once, as one step. */
export const change = (edits: readonly Edit[]): void => {
  const real = edits.filter(
    ({ row, cell, value }) => hasCell(row, cell) && value !== (cell === 'removed' ? '' : valueIn(row, cell)),
  )
  if (real.length === 0) return
  record(
    real.map(({ row, cell }) => ({
      row,
      cell,
      value: cell === 'removed' ? (isGone(row) ? 'on' : 'off') : valueIn(row, cell),
    })),
  )
  for (const edit of real) lay(edit)
  tell()
}

export const canUndo = (): boolean => steps.length > 0
export const undo = (): boolean => {
  const step = steps.pop()
  for (const edit of step ?? []) lay(edit)
  if (step) tell()
  return step !== undefined
}

/** As a share of the price without its tax; undefined where one of both is not known. */
export const marginIn = (row: SheetRow, code: string, price = valueIn(row, `price.${code}`)): number | undefined => {
  const [amount, cost] = [minorOf(price, code), minorOf(valueIn(row, `cost.${code}`), code)]
  return amount === undefined || cost === undefined ? undefined : marginOf(amount, cost, sheet?.taxRate ?? 0).share
}

export const percentText = (share: number): string =>
  new Intl.NumberFormat(sheet?.locale, { style: 'percent', maximumFractionDigits: 1 }).format(share)

// What came back with a refused form.
for (const [name, value] of Object.entries(sheet?.typed ?? {})) {
  const found = /^variants\.(.+?)\.((?:price|compareAt|cost)\.[A-Z]{3}|[a-zA-Z]+)$/s.exec(name)
  const row = rowOf.get(found?.[1] ?? '')
  if (row && found?.[2]) lay({ row, cell: found[2], value })
}
