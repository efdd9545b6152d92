/** Files as shops really have them, as tables of text: packed or not, in any of the usual encodings. */
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { ok, refuse, type Result } from '#domain/result'

/** Unpacked, in bytes: the longest text that Node can hold is a little over 500 MB. */
const BYTES_MAX = 400_000_000

const bytesOf = (file: Uint8Array): Uint8Array =>
  file[0] === 0x1f && file[1] === 0x8b ? gunzipSync(file, { maxOutputLength: BYTES_MAX }) : file

/** UTF-8 unless it cannot be; then Windows-1252, in which every byte is some letter. */
const textOf = (bytes: Uint8Array): string => {
  const mark = [bytes[0], bytes[1]].join()
  if (mark === '255,254') return new TextDecoder('utf-16le').decode(bytes)
  if (mark === '254,255') return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Spreadsheets in half of Europe write semicolons; the header, which has no other use for them, tells. */
const delimiterOf = (text: string): string => {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const count = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** A file of nothing but old line ends has rows all the same; elsewhere a bare CR belongs to its cell. */
const rowEnds = (text: string): string[] => (text.includes('\n') ? ['\r\n', '\n'] : ['\r'])

export const readTable = (file: Uint8Array): Result<string[][], string> => {
  try {
    const bytes = bytesOf(file)
    if (bytes.length > BYTES_MAX) return refuse(`the file is larger than ${BYTES_MAX / 1_000_000} MB`)
    const text = textOf(bytes)
    if (text.includes('\u0000')) return refuse('this is no text file')
    const table = parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: rowEnds(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    })
    return ok(table)
  } catch (fault) {
    return refuse(`the file cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`)
  }
}
