/** A row of a product file, what became of it, and the product that its rows make. */
import type { Draft } from '../draft.ts'
import type { Currency } from '../../money.ts'
import type { ReaderNote } from '../files/reader-notes.ts'
import type { Column } from './columns.ts'

/** One row of the file: a field that has no column, or that a short row lacks, is undefined. */
export type Row = {
  readonly number: number
  readonly cell: (field: Column) => string | undefined
  /** A SKU or a barcode: spreadsheets guard those in their own way. */
  readonly label: (field: 'sku' | 'barcode') => string | undefined
  /** An amount, or without a currency a weight, in the spelling of this file as programs write it: `1.299,00` is `1299.00`. */
  readonly decimal: (text: string, currency: Currency | null) => string | undefined
}

/** Told of a cell that is left out alone. */
export type No = (field: Column, note: ReaderNote, said?: string) => void

/** Why a row, or one cell of it, was not taken. `column` is what the file calls it; blank: the row as a whole. */
export type RowRefusal = {
  readonly row: number
  /** Where the same stands in more rows than one: all of them, `row` the first. */
  readonly rows?: readonly number[]
  readonly column: string
  /** What the file calls that which the row is about, where it is more than the row. */
  readonly name?: string
  /** In English, as the command line prints it; `note` is what pages put into words. */
  readonly reason: string
  readonly note?: { readonly code: string }
}

/** What was not taken before it is told: `said` is what the cell holds, and is quoted in front. */
export type Untaken = Pick<RowRefusal, 'row' | 'column'> & {
  readonly note: ReaderNote
  readonly said?: string | undefined
}

export type FileProduct = {
  readonly draft: Draft
  /** Where the product begins, and where each of the draft's variants stands. */
  readonly row: number
  readonly variantRows: readonly number[]
}
