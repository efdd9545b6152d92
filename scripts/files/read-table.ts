/** A file of this machine as a table, packed or not. */
import { gunzipSync } from 'node:zlib'
import { readerText, type ReaderNote } from '#domain/catalog/files/reader-notes'
import { refuse, type Result } from '#domain/result'
import { tableOf, type Table } from '#workers/flows/file-table'

/** Unpacked, in bytes: the longest text that Node can hold is a little over 500 MB. */
const BYTES_MAX = 400_000_000

const bytesOf = (file: Uint8Array): Uint8Array =>
  file[0] === 0x1f && file[1] === 0x8b ? gunzipSync(file, { maxOutputLength: BYTES_MAX }) : file

const inWords = (table: Result<Table, ReaderNote>): Result<Table, string> =>
  table.ok ? table : refuse(readerText(table.refusal, 'en'))

export const readTable = (file: Uint8Array): Result<Table, string> => {
  try {
    const bytes = bytesOf(file)
    return bytes.length > BYTES_MAX
      ? refuse(`the file is larger than ${BYTES_MAX / 1_000_000} MB`)
      : inWords(tableOf(bytes))
  } catch (fault) {
    return refuse(`the file cannot be unpacked: ${fault instanceof Error ? fault.message : String(fault)}`)
  }
}
