/** Rows as a file for a spreadsheet, which runs nothing of them. */
import { stringify } from 'csv-stringify/sync'
import { guarded } from '#domain/catalog/shopify/csv-cells'

const NUMBER = /^-?\d+(\.\d+)?$/

/** With the mark by which spreadsheets know that it is UTF-8. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${stringify(rows.map((row) => row.map((cell) => (NUMBER.test(cell) ? cell : guarded(cell)))))}`
