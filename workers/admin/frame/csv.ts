/** Rows as a file for a spreadsheet, which runs nothing of them. */
import { stringify } from 'csv-stringify/sync'
import { guarded } from '#domain/catalog/shopify/csv-cells'

const NUMBER = /^-?\d+(\.\d+)?$/

/** Spreadsheets know by this mark that a file is UTF-8. */
export const UTF8_MARK = '\uFEFF'

export const harmless = (row: readonly string[]): string[] =>
  row.map((cell) => (NUMBER.test(cell) ? cell : guarded(cell)))

export const csvOf = (rows: readonly (readonly string[])[]): string => `${UTF8_MARK}${stringify(rows.map(harmless))}`
