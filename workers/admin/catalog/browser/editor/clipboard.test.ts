/** Cells as spreadsheets copy them: with quotes, line breaks within, and a line end behind the last. */
import { expect, test, vi } from 'vitest'

vi.stubGlobal('document', { querySelector: () => null })
const { cellsIn } = await import('./clipboard.ts')

test('cells that were copied from a spreadsheet', () => {
  expect(cellsIn('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(cellsIn('"two\nlines"\t"say ""yes"""\n12,50\t')).toEqual([
    ['two\nlines', 'say "yes"'],
    ['12,50', ''],
  ])
  expect(cellsIn('one')).toEqual([['one']])
  expect(cellsIn('a\n\nb')).toEqual([['a'], [''], ['b']])
})
