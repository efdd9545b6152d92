/** The options of a product in a file: their names stand in one row, their values in the row of each variant. */
import { ok, refuse, type Result } from '../../result.ts'
import type { Row } from './row.ts'
import type { CellRefusal } from './variant.ts'

const NUMBERS = [1, 2, 3] as const

const valuesIn = (row: Row) => NUMBERS.map((number) => row.cell(`option${number}Value`) ?? '')

/** Exports give a product without choices the option "Title" with the value "Default Title". */
const isDefault = (names: readonly string[], rows: readonly Row[]) =>
  names.length === 1 &&
  names[0]?.toLowerCase() === 'title' &&
  rows.every((row) => ['', 'default title'].includes(valuesIn(row)[0]?.toLowerCase() ?? ''))

/** @returns undefined when the file does not speak of options at all */
export const optionNames = (rows: readonly Row[]): string[] | undefined => {
  const named = NUMBERS.map((number) => rows.map((row) => row.cell(`option${number}Name`)).find(Boolean) ?? '')
  const used = NUMBERS.map((_, index) => rows.some((row) => valuesIn(row)[index]))
  const count = Math.max(...NUMBERS.map((number, index) => (named[index] || used[index] ? number : 0)))
  if (count === 0) return undefined
  const names = NUMBERS.slice(0, count).map((number, index) => named[index] || `Option${number}`)
  return isDefault(names, rows) ? [] : names
}

/** One value for each name; undefined when the file does not speak of options. */
export const optionValues = (
  row: Row,
  names: readonly string[] | undefined,
): Result<string[] | undefined, CellRefusal> => {
  if (!names) return ok(undefined)
  const values = valuesIn(row).slice(0, names.length)
  const missing = values.indexOf('')
  if (missing === -1 || names.length === 0) return ok(values)
  const number = NUMBERS[missing] ?? 1
  return refuse({ field: `option${number}Value`, note: { code: 'option-valueless', option: names[missing] ?? '' } })
}
