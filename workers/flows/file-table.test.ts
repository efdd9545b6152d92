/** Files in every old encoding, with any separator and beginning, are read or refused for the true reason. */
import { expect, test } from 'vitest'
import { readerText } from '#domain/catalog/files/reader-notes'
import { tableOf } from './file-table.ts'

test('a quotation mark that is never closed is told by the row and the column where it stands', () => {
  const table = tableOf(new TextEncoder().encode('Handle;Title\n"a\nb";A\n\nc;"C\nd;D\n'))
  expect(table).toEqual({ ok: false, refusal: { code: 'quote-open', row: 4, column: 2, name: 'Title' } })
})

/** Cells of `Handle,Title` in bytes that programs of old wrote: made with the codecs of Python. */
const bytes = (hex: string) =>
  Buffer.concat([Buffer.from('Handle,Title\na,'), Buffer.from(hex, 'hex'), Buffer.from('\n')])
const read = (file: Uint8Array) => {
  const table = tableOf(file)
  return table.ok ? [table.value.encoding, table.value.rows.at(-1)?.at(-1)] : readerText(table.refusal, 'en')
}

test.each([
  ['GB18030', '陶瓷马克杯 350毫升', 'ccd5b4c9c2edbfcbb1ad20333530bac1c9fd'],
  ['BIG5', '馬克杯 350 毫升手工製作', 'b0a8a74aaa4d2033353020b240a4c9a4e2a475bb73a740'],
  ['SHIFT_JIS', '湯のみ 手作り', '939282cc82dd208ee88dec82e8'],
  ['EUC-JP', '湯呑み 大 陶器の工房', 'c5f2c6dda4df20c2e720c6abb4efa4ceb9a9cbbc'],
  ['EUC-KR', '머그컵 350ml 서울 공방', 'b8d3b1d7c4c5203335306d6c20bcadbfef20b0f8b9e6'],
  ['WINDOWS-1252', 'Große Tasse „Köln“', '47726fdf6520546173736520844bf66c6e93'],
  ['WINDOWS-1252', 'Café crème', '436166e9206372e86d65'],
  ['WINDOWS-1250', 'Żółty kubek huśtawka', 'aff3b37479206b7562656b2068759c7461776b61'],
  ['WINDOWS-1251', 'Женская одежда', 'c6e5edf1eae0ff20eee4e5e6e4e0'],
  ['KOI8-R', 'Женская одежда', 'f6c5ced3cbc1d120cfc4c5d6c4c1'],
  ['WINDOWS-1253', 'Κούπα λευκή', 'caeffdf0e120ebe5f5eade'],
  ['ISO-2022-JP', '湯呑み', '1b24424572465d245f1b2842'],
  ['MACINTOSH', 'Café crème', '4361668e2063728f6d65'],
])('%s: %s', (encoding, text, hex) => {
  expect(read(bytes(hex))).toEqual([encoding, text])
})

test('a few letters of which nobody can tell the language are refused, with their place', () => {
  // "Kırmızı" in the encoding of Turkish Windows is "Kýrmýzý" in those of its neighbours.
  expect(read(bytes('4bfd726dfd7afd'))).toBe(
    'the file is not UTF-8, and what else it is cannot be told: save it as UTF-8. First in row 2, column 2 (Title)',
  )
})

test('a sign that cannot be read is found inside quotation marks and behind blank lines', () => {
  const file = Buffer.concat([
    Buffer.from('\n\nHandle,Title\na,"one\ntwo, K'),
    Buffer.from('fd726dfd7afd', 'hex'),
    Buffer.from('"\n'),
  ])
  expect(read(file)).toMatch(/row 4, column 2 \(Title\)$/)
})

test.each([
  ['UTF-32', Buffer.from('fffe000048000000610000006e00000064000000', 'hex'), 'this is no text file'],
  ['ISO-2022-KR', bytes('1b2429430e3e380f'), 'row 2, column 2 (Title)'],
  ['EBCDIC', Buffer.from('c881958493856bc9a39384 2581 6b c1'.replaceAll(' ', ''), 'hex'), 'save it as UTF-8'],
])('%s is refused with the reason', (_, file, reason) => {
  expect(read(file)).toContain(reason)
})

test('one bad byte in UTF-8 spoils one cell', () => {
  const file = Buffer.concat([
    Buffer.from('Handle,Title\na,Café crème, d’'),
    Buffer.from('e9', 'hex'),
    Buffer.from('té\n'),
  ])
  expect(tableOf(file)).toMatchObject({
    ok: true,
    value: {
      encoding: 'UTF-8',
      rows: [
        ['Handle', 'Title'],
        ['a', 'Café crème', ' d’\uFFFDté'],
      ],
    },
  })
})

test.each([
  [
    'a word about the separator',
    'sep=;\r\nHandle;Title\r\na;A, B\r\n',
    [
      ['Handle', 'Title'],
      ['a', 'A, B'],
    ],
  ],
  [
    'that word in quotation marks',
    '"sep=|"\nHandle|Title\na|A\n',
    [
      ['Handle', 'Title'],
      ['a', 'A'],
    ],
  ],
  ['blank lines and then a mark', '\n\n\uFEFFHandle,Title\na,A\n', [[''], [''], ['Handle', 'Title'], ['a', 'A']]],
  ['a blank, a mark, and quotation marks', '\n\t\uFEFFHandle,"T, x"\na,A\n', [[''], ['\tHandle', 'T, x'], ['a', 'A']]],
  [
    'tabs',
    'Handle\tTitle\na\tA, B\n',
    [
      ['Handle', 'Title'],
      ['a', 'A, B'],
    ],
  ],
])('a file that begins with %s', (_, text, rows) => {
  expect(tableOf(Buffer.from(text))).toEqual({ ok: true, value: { rows, encoding: 'UTF-8' } })
})

test.each([
  ['UTF-16LE', Buffer.from('\uFEFFHandle,Title\na,Żółty 杯\n', 'utf16le')],
  ['UTF-16LE', Buffer.from('Handle,Title\na,Żółty 杯\n', 'utf16le')],
  ['UTF-16BE', Buffer.from('\uFEFFHandle,Title\na,Żółty 杯\n', 'utf16le').swap16()],
])('%s is read', (encoding, file) => {
  expect(read(file)).toEqual([encoding, 'Żółty 杯'])
})
