/** A file of cells as shops have them, as rows of text: any usual encoding, separator, line end and beginning. */
import { CsvError, parse } from 'csv-parse/sync'
import type { ReaderNote } from '#domain/catalog/files/reader-notes'
import { ok, refuse, type Result } from '#domain/result'
import { textOf } from './file-encoding.ts'

export type Table = {
  /** Every row as a spreadsheet counts them, blank ones too; a line `sep=;` is none. */
  readonly rows: readonly (readonly string[])[]
  /** What the bytes were read as. */
  readonly encoding: string
}

/** A mark of the encoding means nothing, also behind blank lines; a word to spreadsheets about the separator is no row. */
const opened = (text: string): { readonly text: string; readonly separator: string | undefined } => {
  const [blank = ''] = /^\s*/.exec(text) ?? []
  const body = text.slice(blank.length)
  const [line = '', separator] = /^"?sep=(.)"?[^\S\r\n]*(?:\r\n?|\n|$)/i.exec(body) ?? []
  return { text: blank.replaceAll('\uFEFF', '') + body.slice(line.length), separator }
}

/** Spreadsheets in half of Europe write semicolons; the header, which has no other use for them, tells. */
const separatorOf = (text: string): string => {
  const [header = ''] = /\S[^\r\n]*/.exec(text) ?? []
  const count = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** A file of nothing but old line ends has rows all the same; elsewhere a bare CR belongs to its cell. */
const rowEnds = (text: string): string[] => (text.includes('\n') ? ['\r\n', '\n'] : ['\r'])

const rowsOf = (written: string): string[][] => {
  const { text, separator } = opened(written)
  return parse(text, {
    delimiter: separator ?? separatorOf(text),
    record_delimiter: rowEnds(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  })
}

/** Row and column in which a text ends, as a spreadsheet counts them: a quotation mark that is open is closed. */
const endOf = (before: string): { readonly row: number; readonly column: number; readonly name: string } => {
  for (const end of ['', '"']) {
    try {
      const rows = rowsOf(`${before}?${end}`)
      const cells = rows.at(-1) ?? []
      const named =
        rows.length > 1 ? rows.find((row) => row.some((cell) => cell.trim()))?.[cells.length - 1] : undefined
      return { row: rows.length, column: cells.length, name: named?.trim() ?? '' }
    } catch {
      // The sign stands inside quotation marks: once more, with an end.
    }
  }
  return { row: 1, column: 1, name: '' }
}

/** @param bytes not packed @returns the rows, or what is wrong, for whoever keeps the file */
export const tableOf = (bytes: Uint8Array): Result<Table, ReaderNote> => {
  try {
    const read = textOf(bytes)
    if (!read.ok) {
      if (bytes.includes(0)) return refuse({ code: 'no-text' })
      return refuse({ code: 'not-utf-8', ...endOf(read.refusal.before) })
    }
    const { text, encoding } = read.value
    if (text.includes('\u0000')) return refuse({ code: 'no-text' })
    try {
      return ok({ rows: rowsOf(text), encoding })
    } catch (fault) {
      // The cell that is open at the end began where the mark stands.
      if (fault instanceof CsvError && fault.code === 'CSV_QUOTE_NOT_CLOSED')
        return refuse({ code: 'quote-open', ...endOf(text) })
      throw fault
    }
  } catch {
    return refuse({ code: 'file-broken' })
  }
}
