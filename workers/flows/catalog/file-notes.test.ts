/** What the shop says of rows of a file is said in both languages, and says its values. */
import { expect, test } from 'vitest'
import { LANGUAGES } from '#domain/languages'
import { noted, noteText, type RowSaid } from './file-notes.ts'

const notes: readonly RowSaid[] = [
  { code: 'title-missing' },
  { code: 'stock-unbased', available: 41 },
  { code: 'stock-changed-since', basedOn: 42, available: 43 },
  { code: 'stock-sold-since', basedOn: 44, before: 45, available: 46 },
  { code: 'redirect-circle', way: ['/47', '/48'] },
  { code: 'metafield-unfit', type: 'type49' },
  { code: 'product-unnamed', handle: 'h55' },
  { code: 'page-unnamed', handle: 'h56' },
  { code: 'variant-kept', options: ['o50', 'o51'] },
  { code: 'variant-gone', options: ['o52'] },
  { code: 'collection-made', title: 't53' },
  { code: 'collection-by-rule', title: 't54' },
  { code: 'no-cost', said: ['c55', 'c56'], isMore: true, rows: 57 },
  { code: 'option-valueless', option: 'o58' },
  { code: 'stray-cells', cells: 59, columns: 60 },
  { code: 'not-utf-8', row: 61, column: 62, name: 'n63' },
  { code: 'file-empty' },
  { code: 'quote-open', row: 63, column: 64, name: 'n65' },
  { code: 'file-broken' },
  { code: 'cell-long', most: 66 },
  { code: 'cell-many', most: 67 },
  { code: 'cell-small', least: 68 },
  { code: 'cell-markup' },
]

test.each(notes)('$code', (note) => {
  const { code, ...values } = note
  const said = Object.values(values)
    .flat()
    .filter((value) => typeof value !== 'boolean')
    .map(String)
  const texts = LANGUAGES.map((language) => noteText(note, language))
  for (const text of texts) for (const value of said) expect(text).toContain(value)
  expect(texts[1]).toMatch(/\p{Script=Han}/u)
  expect(texts[0]).not.toMatch(/\p{Script=Han}/u)
  // The command line prints the English words; pages find the code beside them.
  expect(noted(7, 'Title', note)).toEqual({ row: 7, column: 'Title', reason: texts[0], note })
  expect(code).toMatch(/^[a-z8-]+$/)
})
