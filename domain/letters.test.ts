/** How long a text is, and what a line and a text of several are. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lengthFault, lettersIn, lineFault, repairText } from './letters.ts'
import { isOneLine, repairLine } from './one-line.ts'

const FAMILY = '👨‍👩‍👧‍👦'

test('as many letters fit as it says, of whatever they are made', () => {
  for (const letter of ['a', '马', FAMILY, '👩🏽‍❤️‍💋‍👨🏿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'นี้', 'e\u0301\u0323']) {
    expect([letter, lineFault(letter.repeat(100), 100)]).toEqual([letter, null])
    expect([letter, lineFault(letter.repeat(101), 100)]).toEqual([letter, 'too-long'])
  }
  expect(lettersIn(FAMILY.repeat(25))).toBe(25)
  // No letter, however much hangs from it, is a page.
  expect(lengthFault(`a${'\u0301'.repeat(100)}`, 100)).toBe('unwritable')
  expect(lengthFault(`a${'\u0301'.repeat(10_000)}`, 100)).toBe('too-long')
})

test.each(['\u0000', '\ud800', 'Ana \r\nBcc: evil@x.y', 'a\nb', 'a\u001bb', 'a\u0085b'])('%j is no line', (text) => {
  expect(lineFault(repairLine(text), 100)).toBe('unwritable')
})

test('what was put right is right: done again it is the same', () => {
  const any = fc.string({ unit: 'binary', maxLength: 60 })
  const strange = fc
    .array(fc.constantFrom('e', '\u0301', '\u200b', '\u00ad', '\u0000', ' ', '\t', '\n', '\r', '\u3000', 'ﬁ', FAMILY))
    .map((signs) => signs.join(''))
  fc.assert(
    fc.property(fc.oneof(any, strange), (text) => {
      const [line, lines] = [repairLine(text), repairText(text)]
      expect(repairLine(line)).toBe(line)
      expect(repairText(lines)).toBe(lines)
      expect(isOneLine(lines.replaceAll('\n', ' '))).toBe(true)
    }),
  )
})
